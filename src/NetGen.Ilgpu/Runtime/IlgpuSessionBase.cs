using System.Buffers;
using System.ComponentModel;
using ILGPU;
using ILGPU.Runtime;
using NetGen.Runtime;

namespace NetGen.Ilgpu;

/// <summary>
/// A session that runs on a device. Weights, gradients, activations and the optimizer's state stay there; only arguments go up with a call
/// and results come down. The generated sessions add the typed methods.
/// </summary>
public abstract class IlgpuSessionBase : NetworkSession, INetwork
{
    readonly IlgpuDevice device;
    readonly DeviceWeights weights;
    readonly MemoryBuffer1D<float, Stride1D.Dense> states;
    readonly long stateLength;
    readonly Precision precision;
    MemoryBuffer1D<float, Stride1D.Dense>? arena, nextBuffers;
    MirroredStore? gradients;

    /// <summary>Makes a session; memory for activations comes with <see cref="Allocate"/>.</summary>
    /// <param name="device">Where it runs.</param>
    /// <param name="core">The weights and buffers.</param>
    /// <param name="stateLength">Floats of the state that it keeps from call to call.</param>
    /// <param name="precision">What the operands of products are rounded to.</param>
    /// <param name="probes">The names of the inner values that can be read.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected IlgpuSessionBase(IlgpuDevice device, NetworkCore core, long stateLength, Precision precision = Precision.Float32, string[]? probes = null)
        : base(core, grows: false, probes)
    {
        ArgumentNullException.ThrowIfNull(device);
        device.Require(precision);
        this.device = device;
        this.stateLength = stateLength;
        this.precision = precision;
        try
        {
            weights = device.WeightsOf(core);
            states = device.Allocate(2 * stateLength, $"the state of {core.Name}");
            states.View.BaseView.MemSetToZero(Stream);
        }
        catch (Exception cause)
        {
            if (states is not null) device.Free(states);
            if (cause is AcceleratorException lost) throw Lost(lost);
            throw;
        }
    }

    /// <summary>The weights as they are on the device: reading them after the device changed them brings them here.</summary>
    public override TensorStore Parameters => Synchronized(weights.Parameters);

    /// <summary>The buffers as they are on the device: reading them after the device changed them brings them here.</summary>
    public override TensorStore Buffers => Synchronized(weights.Buffers);

    /// <summary>The gradients of the last call of a loss: reading them brings them here.</summary>
    public override TensorStore Gradients => Synchronized(OwnGradients);

    /// <inheritdoc/>
    public override long ActivationBytes => arena?.LengthInBytes ?? 0;

    /// <summary>Brings the weights and buffers that the device has to the network, from where they can be saved.</summary>
    /// <exception cref="DeviceException">The device was lost; the network is as it was.</exception>
    public void Download()
    {
        using var call = Enter();
        Guarded(weights.Parameters.Download);
        Guarded(weights.Buffers.Download);
    }

    /// <summary>Takes the network's weights and buffers to the device. Calls do so on their own, unless the device has newer ones.</summary>
    /// <exception cref="DeviceException">The device was lost.</exception>
    public void Upload()
    {
        using var call = Enter();
        Guarded(weights.Parameters.Upload);
        Guarded(weights.Buffers.Upload);
    }

    AcceleratorStream Stream => device.Accelerator.DefaultStream;

    MirroredStore OwnGradients => gradients ??= new MirroredStore(device, Core.Parameters.CreateSimilar(), "gradients", Name);

    TensorStore Synchronized(MirroredStore store)
    {
        using var call = Enter();
        TensorStore? host = null;
        Guarded(() => host = store.Host);
        return host!;
    }

    /// <summary>Says of a device that fails what that means.</summary>
    void Guarded(Action action)
    {
        try
        {
            action();
        }
        catch (AcceleratorException cause)
        {
            throw device.Lost(cause);
        }
    }

    /// <summary>What a call says when the device fails under it.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected DeviceException Lost(AcceleratorException cause) => device.Lost(cause);

    private protected override void OnEnter()
    {
        ObjectDisposedException.ThrowIf(device.IsDisposed, device);
        Monitor.Enter(device.Gate);
    }

    private protected override void OnExit() => Monitor.Exit(device.Gate);

    /// <summary>Allocates the activation memory.</summary>
    /// <exception cref="DeviceException">The device has not that much left; the message says how much was asked.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected void Allocate(long floats) => arena = device.Allocate(floats, $"the activations of {Name}");

    /// <summary>Begins a run: checks that the memory suffices, and takes over what was written to the network in this process.</summary>
    /// <exception cref="InvalidOperationException">The call is larger than the session.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected void Reserve(long floats)
    {
        if (floats > arena!.Length) throw TooSmall(floats * sizeof(float));
        weights.Parameters.Refresh();
        weights.Buffers.Refresh();
    }

    /// <summary>A part of the weights.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected ArrayView<float> Weights(long start, long length) => weights.Parameters.View.SubView(start, length);

    /// <summary>A part of the gradients.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected ArrayView<float> WeightGradients(long start, long length) => OwnGradients.View.SubView(start, length);

    /// <summary>A part of the buffers.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected ArrayView<float> Statistics(long start, long length) => weights.Buffers.View.SubView(start, length);

    /// <summary>Where a program puts the next values of buffers.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected ArrayView<float> NextStatistics(long start, long length) => nextBuffers!.View.BaseView.SubView(start, length);

    /// <summary>A part of the session's state.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected ArrayView<float> State(long start, long length) => states.View.BaseView.SubView(start, length);

    /// <summary>Where a program puts the next value of a state that it replaces as a whole.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected ArrayView<float> NextState(long start, long length) => states.View.BaseView.SubView(stateLength + start, length);

    /// <summary>A part of the activation memory.</summary>
    /// <exception cref="InvalidOperationException">It has more elements than a kernel can count.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected ArrayView<float> Floats(long start, long length)
    {
        if (length > int.MaxValue)
            throw new InvalidOperationException($"A value of {Name} would have {length:N0} elements on {device.Name}, where {int.MaxValue:N0} are the most; create the session for smaller dimensions.");
        return arena!.View.BaseView.SubView(start, length);
    }

    /// <summary>A part of the activation memory that holds integers.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected ArrayView<int> Integers(long start, long length) => Floats(start, length).Cast<int>();

    /// <summary>A length of activation memory, rounded up so that the next value starts at a multiple of 64 bytes.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected static long Aligned(long floats) => (floats + 15) & ~15L;

    /// <summary>The shape of the next launch.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected KernelConfig Config { get; private set; }

    /// <summary>The lanes of a kernel whose groups compute tiles: a group has one at a time, with a number of threads that is fixed.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected const int Tiled = -1;

    /// <summary>Sets <see cref="Config"/> for a kernel of so many cells; false if there is nothing to do.</summary>
    /// <param name="cells">The cells of its grid, or its tiles.</param>
    /// <param name="lanes">The threads that share one: 1, 32, 0 for all of a group, or <see cref="Tiled"/>.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected bool Configure(long cells, int lanes)
    {
        if (cells <= 0) return false;
        Config = new KernelConfig(Groups(cells, lanes), lanes == Tiled ? IlgpuDevice.TileThreads : device.GroupSize);
        return true;
    }

    /// <summary>As <see cref="Configure"/>, for a kernel that needs scratch memory for each cell under way.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected bool ConfigureWithScratch(long cells, int lanes)
    {
        if (cells <= 0) return false;
        Config = new KernelConfig(Math.Min(Groups(cells, lanes), device.MostScratchGroups), device.GroupSize);
        return true;
    }

    /// <summary>Floats of scratch memory that a kernel needs.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected long ScratchFloats(long cells, int lanes, long perCell) =>
        cells <= 0 ? 0 : Math.Min(Groups(cells, lanes), device.MostScratchGroups) * (long)Rows(lanes) * perCell;

    int Groups(long cells, int lanes)
    {
        // A kernel counts its cells in 32 bits, beyond the last one by up to a grid.
        if (cells > 1 << 30) throw new InvalidOperationException($"A kernel of {Name} would have {cells:N0} cells on {device.Name}, where {1 << 30:N0} are the most; create the session for smaller dimensions.");
        return (int)((cells + Rows(lanes) - 1) / Rows(lanes));
    }

    int Rows(int lanes) => lanes <= 0 ? 1 : device.GroupSize / lanes;

    /// <summary>Computes a batch of products by a library of the device's vendor, where that is faster; false if a kernel shall do it.</summary>
    /// <param name="rows">Rows of the result.</param>
    /// <param name="columns">Columns of the result.</param>
    /// <param name="depth">Terms of a sum.</param>
    /// <param name="batch">The number of products.</param>
    /// <param name="left">The left operands, rows × depth.</param>
    /// <param name="right">The right operands, depth × columns.</param>
    /// <param name="target">The results, rows × columns.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected bool Multiply(long rows, long columns, long depth, long batch, in StridedMatrix left, in StridedMatrix right, in StridedMatrix target) =>
        rows * (double)columns * depth * batch >= device.LeastLibraryWork && device.Gemm is { } gemm
        && GemmCall.Of(rows, columns, depth, batch, left, right, target) is { } call && gemm.Run(call, precision);

    /// <summary>Sorts the terms of a scatter by the row that they go to.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected void SortByRow(ArrayView<int> rows, ArrayView<int> segments, long count) => device.RowSorter.Run(rows, segments, (int)count);

    /// <summary>Takes an argument to the device.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected void Upload(ReadOnlySpan<float> values, long place) => DeviceCopy.Up(Stream, values, Floats(place, values.Length));

    /// <summary>Takes an argument to the device.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected void Upload(ReadOnlySpan<int> values, long place) => DeviceCopy.Up(Stream, values, Integers(place, values.Length));

    /// <summary>Takes a mask to the device, as 0 and 1.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected void Upload(ReadOnlySpan<bool> mask, long place)
    {
        var numbers = ArrayPool<float>.Shared.Rent(mask.Length);
        for (var i = 0; i < mask.Length; i++) numbers[i] = mask[i] ? 1 : 0;
        DeviceCopy.Up<float>(Stream, numbers.AsSpan(0, mask.Length), Floats(place, mask.Length));
        ArrayPool<float>.Shared.Return(numbers);
    }

    /// <summary>Takes a number to the device.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected void Upload(float value, long place) => Upload(new ReadOnlySpan<float>(in value), place);

    /// <summary>Takes a number to the device.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected void Upload(int value, long place) => Upload(new ReadOnlySpan<int>(in value), place);

    /// <summary>Brings a result here.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected void Download(long place, Span<float> target) => DeviceCopy.Down(Stream, Floats(place, target.Length), target);

    /// <summary>Brings a result here.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected void Download(long place, Span<int> target) => DeviceCopy.Down(Stream, Integers(place, target.Length), target);

    /// <summary>Brings a number here.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected float DownloadNumber(long place)
    {
        float value = 0;
        Download(place, new Span<float>(ref value));
        return value;
    }

    /// <summary>Brings an inner value here.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected unsafe void DownloadProbe(int index, long place, long length)
    {
        var target = Probes.Reserve(index, length, creating: false);
        Download(place, new Span<float>(target, checked((int)length)));
    }

    /// <summary>Prepares the next values of the buffers; those that the program leaves alone keep theirs.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected void PrepareBuffers()
    {
        nextBuffers ??= device.Allocate(weights.Buffers.Length, $"the next buffers of {Name}");
        weights.Buffers.View.CopyTo(Stream, nextBuffers.View.BaseView);
    }

    /// <summary>Takes over the next values of all buffers.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected void CommitBuffers()
    {
        Guarded(() => nextBuffers!.View.BaseView.CopyTo(Stream, weights.Buffers.View));
        weights.Buffers.MarkDeviceChanged();
    }

    /// <summary>Takes over the next value of a state.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected void CommitState(long offset, long length) => Guarded(() => NextState(offset, length).CopyTo(Stream, State(offset, length)));

    /// <summary>Clears the state of the session, such as a key/value cache: the next call begins a new sequence.</summary>
    /// <exception cref="InvalidOperationException">Another thread is inside of a call.</exception>
    public void ResetState()
    {
        using var call = Enter();
        Guarded(() => states.View.BaseView.MemSetToZero(Stream));
    }

    /// <inheritdoc/>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected override void SetTrained(ParameterRange[] ranges)
    {
        OwnGradients.MarkReplaced();
        base.SetTrained(ranges);
    }

    /// <summary>Takes over what was written in this process, as a step counts on it.</summary>
    ParameterUpdates INetwork.UpdatesAfter(ParameterUpdates? last)
    {
        using var call = Enter();
        Guarded(weights.Parameters.Refresh);
        Guarded(OwnGradients.Refresh);
        return last is DeviceUpdates updates && updates.Weights == weights ? updates : new DeviceUpdates(device, weights, Core);
    }

    /// <summary>Lets an optimizer move the weights.</summary>
    internal void Step(DeviceUpdates updates, Optimizer optimizer, ReadOnlySpan<ParameterRange> trained, List<TensorSteps.Segment> segments)
    {
        using var call = Enter();
        try
        {
            updates.Run(optimizer, OwnGradients.View, trained, segments);
        }
        catch (AcceleratorException cause)
        {
            throw device.Lost(cause);
        }
        weights.Parameters.MarkDeviceChanged();
    }

    /// <summary>Fills activations with NaN: nothing may depend on what an earlier call left.</summary>
    internal void Poison() => arena!.View.BaseView.MemSet(Stream, 0xFF);

    private protected override void Free()
    {
        lock (device.Gate)
        {
            device.Free(states);
            if (arena is not null) device.Free(arena);
            if (nextBuffers is not null) device.Free(nextBuffers);
            gradients?.Free(withHost: true);
        }
    }
}
