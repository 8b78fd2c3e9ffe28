using System.Runtime.InteropServices;

namespace IlgpuSimulator;

/// <summary>Registers to shared memory, one or several at once.</summary>
static unsafe class PtxStores
{
    public static void Execute(PtxFrame frame, PtxStatement statement)
    {
        PtxMachine.Expect(statement, 2);
        var count = statement.Name switch
        {
            "st.shared.f32" => 1,
            "st.shared.v2.f32" => 2,
            "st.shared.v4.f32" => 4,
            _ => throw PtxMachine.Unknown(),
        };
        var address = frame.SharedAddress(statement.Arguments[0], count * sizeof(float));
        var target = MemoryMarshal.CreateSpan(ref *(uint*)address, count);
        var parts = PtxFrame.Parts(statement.Arguments[1], count);
        for (var i = 0; i < count; i++) target[i] = (uint)frame.Read(parts[i], PtxType.F32);
    }
}
