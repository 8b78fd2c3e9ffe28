namespace NetGen.Benchmarks.Gpu.Cases;

/// <summary>Steps of a network's session on a device. The first step creates the session, which compiles the kernels.</summary>
/// <typeparam name="TSession">The generated session.</typeparam>
/// <param name="network">The network; it is disposed of with the workload.</param>
/// <param name="open">Creates the session.</param>
/// <param name="step">Takes a step and gives the number that it brings here.</param>
/// <param name="optimizer">The optimizer, if there is one; it is disposed of, too.</param>
sealed class NetworkWorkload<TSession>(INetwork network, Func<TSession> open, Func<TSession, float> step, Optimizer? optimizer = null) : IWorkload
    where TSession : class, IDisposable
{
    TSession? session;

    public long? Parameters { get; init; }

    public void Step()
    {
        var result = step(session ??= open());
        if (!float.IsFinite(result)) throw new InvalidOperationException($"A step of {network.Name} gives {result}.");
    }

    public void Dispose()
    {
        optimizer?.Dispose();
        session?.Dispose();
        network.Dispose();
    }
}
