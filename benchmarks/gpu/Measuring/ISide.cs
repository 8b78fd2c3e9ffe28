namespace NetGen.Benchmarks.Gpu.Measuring;

/// <summary>One of those that do the same work in turns.</summary>
interface ISide
{
    /// <summary>Who it is.</summary>
    string Name { get; }

    /// <summary>Takes so many steps and waits for the device.</summary>
    /// <returns>The seconds they took.</returns>
    double Run(int steps);
}
