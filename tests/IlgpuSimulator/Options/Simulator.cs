namespace IlgpuSimulator;

/// <summary>
/// How devices behave that contexts find from here on. Whatever is set holds for the code that follows in the same flow of control, so that
/// tests beside each other do not meet: a test sets what it needs and nothing is to be set back.
/// </summary>
public static class Simulator
{
    static readonly AsyncLocal<Simulation?> current = new();

    static readonly Simulation shared = new();

    /// <summary>The simulation that new contexts use.</summary>
    public static Simulation Current => current.Value ?? shared;

    /// <summary>Begins a simulation with devices and statistics of its own; disposing of it brings back the one before.</summary>
    public static Simulation Begin()
    {
        var simulation = new Simulation { Previous = current.Value, Leave = Restore };
        current.Value = simulation;
        return simulation;
    }

    static void Restore(Simulation simulation)
    {
        if (current.Value == simulation) current.Value = simulation.Previous;
    }

    static Simulation Own => current.Value ?? Begin();

    /// <inheritdoc cref="Simulation.Seed"/>
    public static int Seed { get => Current.Seed; set => Own.Seed = value; }

    /// <inheritdoc cref="Simulation.MaxGroupSize"/>
    public static int MaxGroupSize { get => Current.MaxGroupSize; set => Own.MaxGroupSize = value; }

    /// <inheritdoc cref="Simulation.MaxSharedMemoryPerGroup"/>
    public static int MaxSharedMemoryPerGroup { get => Current.MaxSharedMemoryPerGroup; set => Own.MaxSharedMemoryPerGroup = value; }

    /// <inheritdoc cref="Simulation.MemorySize"/>
    public static long MemorySize { get => Current.MemorySize; set => Own.MemorySize = value; }

    /// <inheritdoc cref="Simulation.NumMultiprocessors"/>
    public static int NumMultiprocessors { get => Current.NumMultiprocessors; set => Own.NumMultiprocessors = value; }

    /// <inheritdoc cref="Simulation.HasCuda"/>
    public static bool HasCuda { get => Current.HasCuda; set => Own.HasCuda = value; }

    /// <inheritdoc cref="Simulation.HasOpenCL"/>
    public static bool HasOpenCL { get => Current.HasOpenCL; set => Own.HasOpenCL = value; }

    /// <inheritdoc cref="Simulation.DeviceIsLost"/>
    public static bool DeviceIsLost { get => Current.DeviceIsLost; set => Own.DeviceIsLost = value; }

    /// <inheritdoc cref="Simulation.LaunchesUntilLoss"/>
    public static int? LaunchesUntilLoss { get => Current.LaunchesUntilLoss; set => Own.LaunchesUntilLoss = value; }

    /// <inheritdoc cref="Simulation.AllocationsUntilFailure"/>
    public static int? AllocationsUntilFailure { get => Current.AllocationsUntilFailure; set => Own.AllocationsUntilFailure = value; }

    /// <inheritdoc cref="Simulation.Statistics"/>
    public static Statistics Statistics => Current.Statistics;
}
