using NetGen.Cpu;

namespace NetGen;

/// <summary>Moves a network's parameters along the gradients that its last loss left.</summary>
/// <remarks>
/// An optimizer belongs to the first network that it steps, and keeps its state (momentum, moments) beside the weights, in memory of the
/// size of the parameters: in this process for sessions on the CPU, on the device for a session there. It may step sessions of both kinds
/// in turns; the state then moves along, which takes time. Steps on the CPU allocate nothing after the first one. The formulas are
/// PyTorch's, to rounding, except that state which would become subnormal is flushed to zero: arithmetic on subnormal numbers is an order
/// of magnitude slower.
/// </remarks>
public abstract class Optimizer : IDisposable
{
    /// <summary>How many floats one worker takes at a time; fixed, so that sums do not depend on the number of workers.</summary>
    internal const int Grain = 16384;

    readonly int stateCount;
    ParameterUpdates? updates;
    string ownerName = "";
    TensorSteps? steps;
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
    /// The optimizer belongs to another network, its hyperparameters don't go together, or the weights were changed both here and on the
    /// device that the step is to run on.
    /// </exception>
    /// <exception cref="ObjectDisposedException">The optimizer, the network or the device that has the state was disposed.</exception>
    public void Step(INetwork network)
    {
        ObjectDisposedException.ThrowIf(disposed, this);
        ArgumentNullException.ThrowIfNull(network);
        var next = network.UpdatesAfter(updates);
        if (next != updates) Attach(network, next);

        var trained = network.Trained;
        CheckRanges(trained);
        next.Step(network, this, trained, steps!.Advance(trained));
        StepCount++;
    }

    /// <summary>Frees the state.</summary>
    public void Dispose()
    {
        disposed = true;
        updates?.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>Refuses hyperparameters that don't go together; called before the first step.</summary>
    private protected virtual void Validate()
    {
    }

    /// <summary>Whether the hyperparameters in use need the state at all.</summary>
    private protected virtual bool NeedsState => true;

    /// <summary>Applies the update rule to one part.</summary>
    internal abstract void Update(ParameterUpdates updates, in OptimizerPart part);

    /// <summary>Applies the update rule to all parts.</summary>
    internal void Update(ParameterUpdates updates, List<TensorSteps.Segment> segments)
    {
        var rate = LearningRate;
        foreach (var (start, length, step) in segments) Update(updates, new OptimizerPart(start, length, step, rate));
    }

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

    void Attach(INetwork network, ParameterUpdates next)
    {
        if (updates is not null && updates.Parameters != next.Parameters)
            throw new InvalidOperationException(
                $"This {GetType().Name} holds the state of another network ({ownerName}); create a new one for {network.Name}.");
        Validate();
        var count = NeedsState ? stateCount : 0;
        try
        {
            next.Allocate(count);
            if (updates is not null) MoveState(updates, next, count);
        }
        catch
        {
            next.Dispose();
            throw;
        }
        updates?.Dispose();
        steps ??= new TensorSteps(next.Parameters);
        (updates, ownerName) = (next, network.Name);
    }

    static void MoveState(ParameterUpdates from, ParameterUpdates to, int count)
    {
        using var state = new NativeBuffer(to.Parameters.Length);
        for (var i = 0; i < count; i++)
        {
            from.ReadState(i, state);
            to.WriteState(i, state);
        }
    }

    void CheckRanges(ReadOnlySpan<ParameterRange> trained)
    {
        var owner = updates!.Parameters;
        foreach (var range in trained)
        {
            if (range.Start < 0 || range.Length < 0 || range.End > owner.Length)
                throw new InvalidOperationException($"{ownerName} trains floats {range.Start} to {range.End} of {owner.Length}.");
            if (!steps!.HasTensor(range))
                throw new InvalidOperationException($"{ownerName} trains floats {range.Start} to {range.End}, where no tensor begins.");
        }
    }
}
