using ILGPU;
using ILGPU.Runtime;

namespace IlgpuSimulator;

/// <summary>One thread of a kernel: where it is in its group, and what it does next where it meets others.</summary>
sealed class KernelThread(GroupRun group)
{
    /// <summary>The kernel thread that runs on this thread of the operating system.</summary>
    [ThreadStatic]
    public static KernelThread? Current;

    public readonly GroupRun Group = group;

    public int X, Y, Z, Index;

    /// <summary>How many blocks of shared memory this thread has asked for.</summary>
    public int SharedAllocations;

    public object? Ptx;

    public static KernelThread Required =>
        Current ?? throw new InvalidKernelOperationException("This is available inside of kernels only.");

    public int WarpSize => Group.Launch.Accelerator.WarpSize is > 0 and var size ? size : throw Fault("uses warps, which the device does not have");

    public int Lane => Index % WarpSize;

    /// <summary>Where this thread meets others of its group.</summary>
    public GroupMeetings Meetings =>
        Group.Schedule?.Meetings ?? throw Fault("waits for other threads, although its kernel was found not to");

    public void Begin(int index)
    {
        var size = Group.Launch.Config.GroupDim;
        Index = index;
        X = index % size.X;
        Y = index / size.X % size.Y;
        Z = index / (size.X * size.Y);
        SharedAllocations = 0;
        Ptx = null;
    }

    public KernelFaultException Fault(string what, Exception? inner = null) =>
        new($"Kernel {Group.Launch.Kernel.Name}, group {Place(Group.X, Group.Y, Group.Z)}, thread {Place(X, Y, Z)}: {what}.", inner);

    static string Place(int x, int y, int z) => y == 0 && z == 0 ? $"{x}" : $"({x}, {y}, {z})";
}
