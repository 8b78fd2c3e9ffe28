using ILGPU.Runtime;

namespace IlgpuSimulator;

/// <summary>Runs inline PTX lane by lane: a few instructions of tensor cores and copies, and what goes with them.</summary>
static class PtxMachine
{
    public static void Run(string asm, PtxOperand[] operands)
    {
        var thread = KernelThread.Required;
        if (thread.Group.Launch.Accelerator.AcceleratorType != AcceleratorType.Cuda) throw thread.Fault("runs inline PTX, but not on a CUDA device");
        PtxStatement? current = null;
        try
        {
            var frame = new PtxFrame(thread, operands);
            foreach (var statement in PtxProgram.Of(asm).Statements)
            {
                current = statement;
                Execute(frame, statement);
            }

            frame.Registers.CloseAll();
        }
        catch (RefusedException e)
        {
            throw thread.Fault($"runs the inline PTX \"{(current is null ? asm : current)}\": {e.Message}");
        }
    }

    static void Execute(PtxFrame frame, PtxStatement statement)
    {
        var name = statement.Name;
        if (name == "{") frame.Registers.Open();
        else if (name == "}") frame.Registers.Close();
        else if (name.StartsWith(".reg", StringComparison.Ordinal)) Declare(frame, statement);
        else if (name.StartsWith("mov.", StringComparison.Ordinal)) PtxMoves.Move(frame, statement);
        else if (name.StartsWith("cvt.", StringComparison.Ordinal)) PtxMoves.Convert(frame, statement);
        else if (name.StartsWith("shfl.sync.", StringComparison.Ordinal)) PtxWarp.Shuffle(frame, statement);
        else if (name.StartsWith("ldmatrix.", StringComparison.Ordinal)) PtxMatrices.Load(frame, statement);
        else if (name.StartsWith("mma.", StringComparison.Ordinal)) PtxMatrices.Multiply(frame, statement);
        else if (name.StartsWith("cp.async.", StringComparison.Ordinal)) PtxCopies.Execute(frame, statement);
        else if (name.StartsWith("st.shared.", StringComparison.Ordinal)) PtxStores.Execute(frame, statement);
        else throw Unknown();
    }

    static void Declare(PtxFrame frame, PtxStatement statement)
    {
        foreach (var register in statement.Arguments) frame.Registers.Declare(register.Name, statement.Name[5..]);
    }

    public static RefusedException Unknown() => new("the simulator does not know this instruction");

    public static void Expect(PtxStatement statement, int count)
    {
        if (statement.Arguments.Length != count) throw new RefusedException($"it has {statement.Arguments.Length} arguments, where {count} are needed");
    }
}
