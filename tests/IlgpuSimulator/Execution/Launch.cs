using ILGPU;
using ILGPU.Runtime;

namespace IlgpuSimulator;

/// <summary>One launch of a kernel with its arguments.</summary>
sealed class Launch(Kernel kernel, Accelerator accelerator, KernelConfig config, Action body)
{
    public readonly Kernel Kernel = kernel;
    public readonly Accelerator Accelerator = accelerator;
    public readonly KernelConfig Config = config;
    public readonly Action Body = body;
    public Shuffler Shuffler;
    public long Barriers;
    public long WarpOperations;

    public int NumGroups => Config.GridDim.Size;

    public int GroupSize => Config.GroupDim.Size;

    public void Run()
    {
        Refuse();
        Shuffler = Accelerator.Simulation.NextLaunch();
        Accelerator.BeginOperation();
        if (Kernel.Meets) RunInterleaved();
        else RunInline();
        Accelerator.Simulation.Statistics.CountLaunch(Kernel.Name, NumGroups, Barriers, WarpOperations);
    }

    void RunInline()
    {
        var group = new GroupRun(this);
        var thread = new KernelThread(group);
        KernelThread.Current = thread;
        try
        {
            var groups = Shuffler.OrderOf(NumGroups);
            for (var g = 0; g < groups.Count; g++)
            {
                group.Begin(groups[g]);
                var threads = Shuffler.OrderOf(GroupSize);
                for (var t = 0; t < threads.Count; t++)
                {
                    thread.Begin(threads[t]);
                    Body();
                }
            }
        }
        catch (Exception e) when (e is not KernelFaultException)
        {
            throw thread.Fault($"throws {e.GetType().Name}: {e.Message}", e);
        }
        finally
        {
            KernelThread.Current = null;
            group.Shared.Dispose();
        }
    }

    void RunInterleaved()
    {
        var group = new GroupRun(this);
        try
        {
            new GroupSchedule(group).Run();
        }
        finally
        {
            group.Shared.Dispose();
        }
    }

    void Refuse()
    {
        var (grid, size) = (Config.GridDim, Config.GroupDim);
        if (!Config.IsValid) throw Accelerator.BadLaunch($"{Kernel.Name} is launched with a grid of {grid} groups of {size} threads.");
        if (size.LongSize > Accelerator.MaxNumThreadsPerGroup || size.Z > Accelerator.MaxGroupSize.Z)
        {
            throw Accelerator.BadLaunch($"{Kernel.Name} is launched with groups of {size} threads; the device takes {Accelerator.MaxNumThreadsPerGroup}.");
        }

        if (grid.Y > Accelerator.MaxGridSize.Y || grid.Z > Accelerator.MaxGridSize.Z || grid.LongSize > int.MaxValue)
        {
            throw Accelerator.BadLaunch($"{Kernel.Name} is launched with a grid of {grid} groups; the device takes {Accelerator.MaxGridSize}.");
        }

        if (Config.UsesDynamicSharedMemory && !Kernel.UsesDynamicSharedMemory)
        {
            throw new InvalidOperationException($"{Kernel.Name} is launched with dynamic shared memory, but does not use SharedMemory.GetDynamic.");
        }

        if (Config.SharedMemoryConfig.ArraySize > Accelerator.MaxSharedMemoryPerGroup)
        {
            throw Accelerator.BadLaunch(
                $"{Kernel.Name} is launched with {Config.SharedMemoryConfig.ArraySize} bytes of shared memory; the device has {Accelerator.MaxSharedMemoryPerGroup}.");
        }
    }
}
