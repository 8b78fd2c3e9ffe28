using NetGen.Benchmarks.Peer;

namespace NetGen.Benchmarks.Gpu.Peer;

/// <summary>The peers that could be started.</summary>
sealed class Peers : IDisposable
{
    readonly List<PeerProcess> started = [];
    readonly Dictionary<string, string> descriptions = [];

    /// <summary>Starts those of the names that there are.</summary>
    public Peers(IReadOnlyList<string> names, string? python, IlgpuDevice device)
    {
        var kind = device.Kind == DeviceKind.Cpu ? "cpu" : "cuda";
        foreach (var name in names)
        {
            try
            {
                started.Add(PeerProcess.Start(name, python, kind, device.Name));
                descriptions[name] = started[^1].Version;
            }
            catch (PeerException cause)
            {
                descriptions[name] = $"not measured: {cause.Message}";
            }
        }
    }

    /// <summary>Those that answered.</summary>
    public IReadOnlyList<PeerProcess> Started => started;

    /// <summary>What each of the names is, or why it is not there.</summary>
    public IReadOnlyDictionary<string, string> Descriptions => descriptions;

    public void Dispose()
    {
        foreach (var peer in started) peer.Dispose();
    }
}
