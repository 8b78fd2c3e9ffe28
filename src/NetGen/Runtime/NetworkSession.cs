using System.ComponentModel;
using NetGen.Cpu;

namespace NetGen.Runtime;

/// <summary>
/// What one thread needs to run a network: activation memory and gradients of its own, beside the weights that all sessions share. The
/// generated sessions add the typed methods.
/// </summary>
public abstract unsafe class NetworkSession : INetwork
{
    readonly NetworkCore core;
    readonly bool grows;
    readonly NativeBuffer arena = new(0);
    readonly NativeBuffer nextBuffers;
    readonly NativeBuffer states;
    readonly long stateLength;
    readonly ulong stream;
    TensorStore? gradients;
    ulong runs;
    int starts, running;
    bool disposed;
    ParameterRange[] trained = [];

    /// <summary>Makes a session; memory for activations comes with <see cref="Reserve"/>.</summary>
    /// <param name="core">The weights and buffers.</param>
    /// <param name="grows">Whether it takes calls of any size.</param>
    /// <param name="stateLength">Floats of the state that it keeps from call to call.</param>
    /// <param name="probes">The names of the inner values that can be read.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected NetworkSession(NetworkCore core, bool grows, long stateLength = 0, string[]? probes = null)
    {
        Probes = new ProbeStore(core.Name, probes ?? []);
        this.core = core;
        this.grows = grows;
        nextBuffers = new NativeBuffer(core.Buffers.Length);
        this.stateLength = stateLength;
        states = new NativeBuffer(2 * stateLength);
        stream = (ulong)core.NextSession();
    }

    /// <inheritdoc/>
    public string Name => core.Name;

    /// <inheritdoc/>
    public TensorStore Parameters => core.Parameters;

    /// <inheritdoc/>
    public TensorStore Buffers => core.Buffers;

    /// <inheritdoc/>
    public TensorStore Gradients => gradients ??= core.Parameters.CreateSimilar();

    /// <inheritdoc/>
    public ReadOnlySpan<ParameterRange> Trained => trained;

    /// <summary>The inner values that the last calls of this session left under the names of <c>Probe("name", x)</c>.</summary>
    public ProbeStore Probes { get; }

    /// <summary>Bytes of activation memory that the session holds.</summary>
    public long ActivationBytes => arena.Length * sizeof(float);

    /// <summary>
    /// Begins a call; every runnable overload holds the result until it returns, which also keeps the session's native memory alive.
    /// </summary>
    /// <exception cref="ObjectDisposedException">The session or its network was disposed.</exception>
    /// <exception cref="InvalidOperationException">Another thread is inside of a call.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected Call Enter()
    {
        ObjectDisposedException.ThrowIf(disposed || core.IsDisposed, this);
        if (Interlocked.Exchange(ref running, 1) != 0)
            throw new InvalidOperationException($"Another thread is running this session of {Name}; give each thread one of its own, made by CreateSession.");
        return new Call(this);
    }

    /// <summary>A call that is under way.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected readonly ref struct Call
    {
        readonly NetworkSession session;

        internal Call(NetworkSession session) => this.session = session;

        /// <summary>Ends the call.</summary>
        public void Dispose() => Volatile.Write(ref session.running, 0);
    }

    /// <summary>Checks a dimension of a call against the one that the session was created for.</summary>
    /// <exception cref="InvalidOperationException">It is larger; the network's own session grows instead.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected void CheckCapacity(long value, long capacity, string dimension)
    {
        if (!grows && value > capacity)
            throw new InvalidOperationException($"This call of {Name} has {dimension} = {value}, but its session was created for {dimension} up to {capacity}; create a larger session.");
    }

    /// <summary>Makes room for activations: the network's own session grows, one with stated capacities does not.</summary>
    /// <exception cref="InvalidOperationException">The call is larger than the session.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected float* Reserve(long floats, bool creating = false)
    {
        if (floats > arena.Length)
        {
            if (!grows && !creating)
                throw new InvalidOperationException($"This call of {Name} needs {floats * sizeof(float):N0} bytes of activation memory, but its session was created for {ActivationBytes:N0}; create a session with larger dimensions.");
            arena.EnsureCapacity(floats);
        }
        return arena.Pointer;
    }

    /// <summary>Where a call writes an inner value that is kept.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected float* Probed(int index, long floats, bool creating = false) => Probes.Reserve(index, floats, creating);

    /// <summary>A length of activation memory, rounded up so that the next value starts at a multiple of 64 bytes.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public static nint Aligned(nint floats) => (floats + 15) & ~15;

    /// <summary>Where a program puts the next values of the buffers; those that it leaves alone keep theirs.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected float* PrepareBuffers()
    {
        Flat(core.Buffers.Pointer).CopyTo(Flat(nextBuffers.Pointer));
        return nextBuffers.Pointer;
    }

    Span<float> Flat(float* buffers) => new(buffers, checked((int)core.Buffers.Length));

    /// <summary>The key of the random numbers of the next run.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected ulong NextRandomKey()
    {
        if (starts != core.Starts) (starts, runs) = (core.Starts, 0);
        return Mix(core.Seed + Mix(stream + Mix(++runs)));
    }

    /// <summary>Takes over the next values of all buffers.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected void CommitBuffers()
    {
        Flat(nextBuffers.Pointer).CopyTo(Flat(core.Buffers.Pointer));
        core.Buffers.MarkChanged();
    }

    /// <summary>What the session keeps from call to call beside the network's weights and buffers.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected float* States => states.Pointer;

    /// <summary>Where a program puts the next values of states that it replaces as a whole.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected float* NextStates => states.Pointer + stateLength;

    /// <summary>Takes over the next value of a state.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected void CommitState(long offset, long length) =>
        System.Buffer.MemoryCopy(NextStates + offset, States + offset, length * sizeof(float), length * sizeof(float));

    /// <summary>Clears the state of the session, such as a key/value cache: the next call begins a new sequence.</summary>
    /// <exception cref="InvalidOperationException">Another thread is inside of a call.</exception>
    public void ResetState()
    {
        using var call = Enter();
        new Span<float>(States, checked((int)stateLength)).Clear();
    }

    /// <summary>Notes which parameters the last gradients cover.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected void SetTrained(ParameterRange[] ranges) => trained = ranges;

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
        disposed = true;
        arena.Dispose();
        nextBuffers.Dispose();
        states.Dispose();
        Probes.Dispose();
        gradients?.Dispose();
        GC.SuppressFinalize(this);
    }
}
