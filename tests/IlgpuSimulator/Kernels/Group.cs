using System.Runtime.CompilerServices;
using IlgpuSimulator;

namespace ILGPU;

/// <summary>
/// Besides what ILGPU's methods take, the compiler adds the line of a call to barriers: threads that wait in different lines have diverged.
/// </summary>
public static class Group
{
    public static int IdxX => KernelThread.Required.X;

    public static int IdxY => KernelThread.Required.Y;

    public static int IdxZ => KernelThread.Required.Z;

    public static Index3D Index => new(IdxX, IdxY, IdxZ);

    public static int DimX => Dimension.X;

    public static int DimY => Dimension.Y;

    public static int DimZ => Dimension.Z;

    public static Index3D Dimension => KernelThread.Required.Group.Launch.Config.GroupDim;

    public static int LinearIndex => KernelThread.Required.Index;

    public static bool IsFirstThread => LinearIndex == 0;

    public static bool IsLastThread => LinearIndex == Dimension.Size - 1;

    public static void Barrier([CallerLineNumber] int line = 0) => Meet("Group.Barrier", line, 0);

    public static int BarrierPopCount(bool predicate, [CallerLineNumber] int line = 0) => Meet("Group.BarrierPopCount", line, predicate ? 1 : 0);

    public static bool BarrierAnd(bool predicate, [CallerLineNumber] int line = 0) =>
        Meet("Group.BarrierAnd", line, predicate ? 1 : 0) == Dimension.Size;

    public static bool BarrierOr(bool predicate, [CallerLineNumber] int line = 0) => Meet("Group.BarrierOr", line, predicate ? 1 : 0) > 0;

    public static T Broadcast<T>(T value, int groupIndex)
        where T : unmanaged
    {
        var thread = KernelThread.Required;
        return thread.Meetings.Broadcast(thread, value, groupIndex);
    }

    static int Meet(string what, int line, int count)
    {
        var thread = KernelThread.Required;
        return thread.Meetings.Barrier(thread, what, line, count);
    }
}
