using System.ComponentModel;

namespace NetGen.Runtime;

/// <summary>The weights and buffers of one network object, shared by all its sessions.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class NetworkCore : IDisposable
{
    int sessions;

    /// <summary>Allocates and initialises.</summary>
    /// <param name="name">The class of the network.</param>
    /// <param name="parameters">The weights.</param>
    /// <param name="parameterLength">Floats of their flat buffer, padding included.</param>
    /// <param name="buffers">The state that is not trained.</param>
    /// <param name="bufferLength">Floats of its flat buffer.</param>
    /// <param name="seed">Where the initial weights and the random numbers of training come from.</param>
    public NetworkCore(string name, IReadOnlyList<TensorInfo> parameters, long parameterLength, IReadOnlyList<TensorInfo> buffers, long bufferLength, ulong seed)
    {
        Name = name;
        Parameters = new TensorStore(parameters, parameterLength);
        Buffers = new TensorStore(buffers, bufferLength);
        Initialize(seed);
    }

    /// <summary>The class of the network.</summary>
    public string Name { get; }

    /// <summary>The weights.</summary>
    public TensorStore Parameters { get; }

    /// <summary>The state that is not trained.</summary>
    public TensorStore Buffers { get; }

    /// <summary>Where the random numbers come from.</summary>
    public ulong Seed { get; private set; }

    /// <summary>How often the weights were started: random numbers begin anew with them.</summary>
    internal int Starts { get; private set; }

    internal bool IsDisposed { get; private set; }

    /// <summary>Raised once, when the memory is freed: devices free theirs.</summary>
    internal event Action? Disposed;

    /// <summary>Starts the weights and buffers anew.</summary>
    public void Initialize(ulong seed)
    {
        Seed = seed;
        Starts++;
        Initializer.Fill(Parameters, seed);
        Initializer.Fill(Buffers, seed);
    }

    internal int NextSession() => Interlocked.Increment(ref sessions) - 1;

    /// <summary>Frees the memory.</summary>
    public void Dispose()
    {
        if (IsDisposed) return;
        IsDisposed = true;
        Disposed?.Invoke();
        Parameters.Dispose();
        Buffers.Dispose();
    }
}
