using NetGen.Cpu;

namespace NetGen;

/// <summary>Moves a network's parameters along the gradients that its last loss left.</summary>
/// <remarks>
/// An optimizer belongs to the first network that it steps, and keeps its state (momentum, moments) in native memory of the size of the
/// parameters. Steps allocate nothing after the first one. The formulas are PyTorch's, to rounding, except that state which would
/// become subnormal is flushed to zero: arithmetic on subnormal numbers is an order of magnitude slower.
/// </remarks>
public abstract unsafe class Optimizer : IDisposable
{
    /// <summary>How many floats one worker takes at a time; fixed, so that sums do not depend on the number of workers.</summary>
    internal const int Grain = 16384;

    readonly int stateCount;
    NativeBuffer[] states = [];
    TensorStore? owner;
    string ownerName = "";
    TensorSteps? steps;
    GradientNorm? gradientNorm;
    bool disposed;

    private protected Optimizer(Schedule schedule, int stateCount) => (Schedule, this.stateCount) = (schedule, stateCount);

    /// <summary>The learning rate over the steps; may be replaced between steps.</summary>
    public Schedule Schedule { get; set; }

    /// <summary>The learning rate of the next step.</summary>
    public double LearningRate => Schedule.Rate(StepCount);

    /// <summary>How many steps were taken.</summary>
    public long StepCount { get; private set; }

    /// <summary>
    /// If set, gradients whose L2 norm over all trained parameters is above it are scaled down to it before the step (R. Pascanu et al.,
    /// "On the difficulty of training recurrent neural networks", 2013; PyTorch's <c>clip_grad_norm_</c>). The network's own gradients
    /// stay.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The norm is not above 0.</exception>
    public double? GradientClipNorm
    {
        get;
        set => field = value is null or > 0 ? value : throw new ArgumentOutOfRangeException(
            nameof(value), value, "The norm to clip at is above 0.");
    }

    /// <summary>One step over the ranges that the network's last gradients cover.</summary>
    /// <exception cref="InvalidOperationException">
    /// The optimizer belongs to another network, or its hyperparameters don't go together.
    /// </exception>
    /// <exception cref="ObjectDisposedException">The optimizer or the network was disposed.</exception>
    public void Step(INetwork network)
    {
        ObjectDisposedException.ThrowIf(disposed, this);
        ArgumentNullException.ThrowIfNull(network);
        network.Parameters.ThrowIfDisposed();
        network.Gradients.ThrowIfDisposed();
        if (network.Parameters != owner) Attach(network);

        var trained = network.Trained;
        CheckRanges(trained);
        var weights = network.Parameters.Pointer;
        var gradients = network.Gradients.Pointer;
        var scale = GradientClipNorm is { } norm ? ClipFactor(gradients, trained, norm) : 1;
        var rate = LearningRate;
        foreach (var (start, length, step) in steps!.Advance(trained))
            Update(new OptimizerPart(weights + start, gradients + start, start, (nint)length, step, rate, scale));
        StepCount++;
        network.Parameters.MarkChanged();
    }

    /// <summary>Frees the state.</summary>
    public void Dispose()
    {
        disposed = true;
        foreach (var state in states) state.Dispose();
        states = [];
        GC.SuppressFinalize(this);
    }

    /// <summary>Refuses hyperparameters that don't go together; called before the first step.</summary>
    private protected virtual void Validate()
    {
    }

    /// <summary>Whether the hyperparameters in use need the state at all.</summary>
    private protected virtual bool NeedsState => true;

    /// <summary>Applies the update rule to one part.</summary>
    private protected abstract void Update(in OptimizerPart part);

    /// <summary>The <paramref name="index"/>th state of the same place as <paramref name="part"/>; zero before the first step.</summary>
    private protected float* State(int index, in OptimizerPart part) => states[index].Pointer + part.Start;

    private protected static double CheckedDecay(double value, string name) => value is >= 0 and < 1
        ? value
        : throw new ArgumentOutOfRangeException(name, value, $"{name} is at least 0 and below 1.");

    private protected static double CheckedNotNegative(double value, string name) => value >= 0 && double.IsFinite(value)
        ? value
        : throw new ArgumentOutOfRangeException(name, value, $"{name} is finite and not negative.");

    // Where nothing was ever trained, as in the padding between tensors, 0 / (0 + epsilon) has to be 0.
    private protected static double CheckedEpsilon(double value) => (float)value > 0 && float.IsFinite((float)value)
        ? value
        : throw new ArgumentOutOfRangeException("Epsilon", value, "Epsilon is above 0 and fits a float.");

    void Attach(INetwork network)
    {
        if (owner is not null)
            throw new InvalidOperationException(
                $"This {GetType().Name} holds the state of another network ({ownerName}); create a new one for {network.Name}.");
        Validate();
        var parameters = network.Parameters;
        states = [.. Enumerable.Range(0, NeedsState ? stateCount : 0).Select(_ => new NativeBuffer(parameters.Length))];
        steps = new TensorSteps(parameters);
        (owner, ownerName) = (parameters, network.Name);
    }

    // PyTorch's: a norm that is not finite makes every gradient NaN, which shows; it is not hidden.
    float ClipFactor(float* gradients, ReadOnlySpan<ParameterRange> trained, double norm)
    {
        gradientNorm ??= new GradientNorm(owner!.Length);
        return (float)Math.Min(1, norm / (gradientNorm.Measure(gradients, trained) + 1e-6));
    }

    void CheckRanges(ReadOnlySpan<ParameterRange> trained)
    {
        foreach (var range in trained)
        {
            if (range.Start < 0 || range.Length < 0 || range.End > owner!.Length)
                throw new InvalidOperationException($"{ownerName} trains floats {range.Start} to {range.End} of {owner!.Length}.");
            if (!steps!.HasTensor(range))
                throw new InvalidOperationException($"{ownerName} trains floats {range.Start} to {range.End}, where no tensor begins.");
        }
    }
}
