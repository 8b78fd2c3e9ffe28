using System.ComponentModel;

namespace NetGen.Runtime;

/// <summary>
/// What one thread needs to run a network: activation memory and gradients of its own, beside the weights that sessions share. The
/// generated sessions add the typed methods.
/// </summary>
public abstract class NetworkSession : INetwork
{
    readonly bool grows;
    readonly ulong stream;
    ulong runs;
    int starts, running;
    bool disposed;
    ParameterRange[] trained = [];

    /// <summary>Makes a session without memory.</summary>
    /// <param name="core">The weights and buffers.</param>
    /// <param name="grows">Whether it takes calls of any size.</param>
    /// <param name="probes">The names of the inner values that can be read.</param>
    private protected NetworkSession(NetworkCore core, bool grows, string[]? probes)
    {
        Core = core;
        this.grows = grows;
        Probes = new ProbeStore(core.Name, probes ?? []);
        stream = (ulong)core.NextSession();
    }

    /// <inheritdoc/>
    public string Name => Core.Name;

    /// <inheritdoc/>
    public abstract TensorStore Parameters { get; }

    /// <inheritdoc/>
    public abstract TensorStore Buffers { get; }

    /// <inheritdoc/>
    public abstract TensorStore Gradients { get; }

    /// <inheritdoc/>
    public ReadOnlySpan<ParameterRange> Trained => trained;

    /// <summary>The inner values that the last calls of this session left under the names of <c>Probe("name", x)</c>.</summary>
    public ProbeStore Probes { get; }

    /// <summary>Bytes of activation memory that the session holds.</summary>
    public abstract long ActivationBytes { get; }

    private protected NetworkCore Core { get; }

    private protected bool Grows => grows;

    /// <summary>
    /// Begins a call; every runnable overload holds the result until it returns, which also keeps the session's native memory alive.
    /// </summary>
    /// <exception cref="ObjectDisposedException">The session or its network was disposed.</exception>
    /// <exception cref="InvalidOperationException">Another thread is inside of a call.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected Call Enter()
    {
        ObjectDisposedException.ThrowIf(disposed || Core.IsDisposed, this);
        if (Interlocked.Exchange(ref running, 1) != 0)
            throw new InvalidOperationException($"Another thread is running this session of {Name}; give each thread one of its own, made by CreateSession.");
        try
        {
            OnEnter();
        }
        catch
        {
            Volatile.Write(ref running, 0);
            throw;
        }
        return new Call(this);
    }

    private protected virtual void OnEnter()
    {
    }

    private protected virtual void OnExit()
    {
    }

    /// <summary>A call that is under way.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected readonly ref struct Call
    {
        readonly NetworkSession session;

        internal Call(NetworkSession session) => this.session = session;

        /// <summary>Ends the call.</summary>
        public void Dispose()
        {
            session.OnExit();
            Volatile.Write(ref session.running, 0);
        }
    }

    /// <summary>Checks a dimension of a call against the one that the session was created for.</summary>
    /// <exception cref="InvalidOperationException">It is larger; the network's own session grows instead.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected void CheckCapacity(long value, long capacity, string dimension)
    {
        if (!grows && value > capacity)
            throw new InvalidOperationException($"This call of {Name} has {dimension} = {value}, but its session was created for {dimension} up to {capacity}; create a larger session.");
    }

    private protected InvalidOperationException TooSmall(long bytes) =>
        new($"This call of {Name} needs {bytes:N0} bytes of activation memory, but its session was created for {ActivationBytes:N0}; create a session with larger dimensions.");

    /// <summary>A length of activation memory, rounded up so that the next value starts at a multiple of 64 bytes.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public static nint Aligned(nint floats) => (floats + 15) & ~15;

    /// <summary>The key of the random numbers of the next run.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected ulong NextRandomKey()
    {
        if (starts != Core.Starts) (starts, runs) = (Core.Starts, 0);
        return Mix(Core.Seed + Mix(stream + Mix(++runs)));
    }

    /// <summary>Notes which parameters the last gradients cover.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected virtual void SetTrained(ParameterRange[] ranges) => trained = ranges;

    /// <summary>The finaliser of SplitMix64 (Steele, Lea and Flood 2014): neighbouring seeds give unrelated keys.</summary>
    static ulong Mix(ulong value)
    {
        value += 0x9E3779B97F4A7C15UL;
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9UL;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EBUL;
        return value ^ (value >> 31);
    }

    /// <summary>Frees activations and gradients; the network's weights stay.</summary>
    public void Dispose()
    {
        if (!disposed) Free();
        disposed = true;
        Probes.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>Frees the memory that the session has for itself.</summary>
    private protected abstract void Free();
}
