using System.ComponentModel;
using NetGen.Cpu;

namespace NetGen.Runtime;

/// <summary>A session that runs on the CPU, in this process's memory.</summary>
public abstract unsafe class CpuSession : NetworkSession
{
    readonly NativeBuffer arena = new(0);
    readonly NativeBuffer nextBuffers;
    readonly NativeBuffer states;
    readonly long stateLength;
    TensorStore? gradients;

    /// <summary>Makes a session; memory for activations comes with <see cref="Reserve"/>.</summary>
    /// <param name="core">The weights and buffers.</param>
    /// <param name="grows">Whether it takes calls of any size.</param>
    /// <param name="stateLength">Floats of the state that it keeps from call to call.</param>
    /// <param name="probes">The names of the inner values that can be read.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected CpuSession(NetworkCore core, bool grows, long stateLength = 0, string[]? probes = null)
        : base(core, grows, probes)
    {
        nextBuffers = new NativeBuffer(core.Buffers.Length);
        this.stateLength = stateLength;
        states = new NativeBuffer(2 * stateLength);
    }

    /// <inheritdoc/>
    public override TensorStore Parameters => Core.Parameters;

    /// <inheritdoc/>
    public override TensorStore Buffers => Core.Buffers;

    /// <inheritdoc/>
    public override TensorStore Gradients => gradients ??= Core.Parameters.CreateSimilar();

    /// <inheritdoc/>
    public override long ActivationBytes => arena.Length * sizeof(float);

    /// <summary>Makes room for activations: the network's own session grows, one with stated capacities does not.</summary>
    /// <exception cref="InvalidOperationException">The call is larger than the session.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected float* Reserve(long floats, bool creating = false)
    {
        if (floats > arena.Length)
        {
            if (!Grows && !creating) throw TooSmall(floats * sizeof(float));
            arena.EnsureCapacity(floats);
        }
        return arena.Pointer;
    }

    /// <summary>Where a call writes an inner value that is kept.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected float* Probed(int index, long floats, bool creating = false) => Probes.Reserve(index, floats, creating);

    /// <summary>Where a program puts the next values of the buffers; those that it leaves alone keep theirs.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected float* PrepareBuffers()
    {
        Flat(Core.Buffers.Pointer).CopyTo(Flat(nextBuffers.Pointer));
        return nextBuffers.Pointer;
    }

    Span<float> Flat(float* buffers) => new(buffers, checked((int)Core.Buffers.Length));

    /// <summary>Takes over the next values of all buffers.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected void CommitBuffers()
    {
        Flat(nextBuffers.Pointer).CopyTo(Flat(Core.Buffers.Pointer));
        Core.Buffers.MarkChanged();
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

    /// <inheritdoc/>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected override void SetTrained(ParameterRange[] ranges)
    {
        Gradients.MarkChanged();
        base.SetTrained(ranges);
    }

    private protected override void Free()
    {
        arena.Dispose();
        nextBuffers.Dispose();
        states.Dispose();
        gradients?.Dispose();
    }
}
