using NetGen.Cpu;

namespace NetGen;

/// <summary>
/// Where the steps of one optimizer run: beside the weights that they move, with the optimizer's state. There is one kind for the memory of
/// this process and one for devices; each has its own form of every rule.
/// </summary>
abstract class ParameterUpdates : IDisposable
{
    /// <summary>The weights as this process has them, whether or not they are the newest: they tell networks apart.</summary>
    public abstract TensorStore Parameters { get; }

    /// <summary>Makes room for so many states of the parameters' length, all 0.</summary>
    public abstract void Allocate(int states);

    /// <summary>Copies a state into this process's memory.</summary>
    public abstract void ReadState(int index, NativeBuffer target);

    /// <summary>Takes over a state.</summary>
    public abstract void WriteState(int index, NativeBuffer source);

    /// <summary>
    /// Measures and scales the gradients as the optimizer asks, lets it apply its rule to each segment, and says that the weights changed.
    /// </summary>
    public abstract void Step(INetwork network, Optimizer optimizer, ReadOnlySpan<ParameterRange> trained, List<TensorSteps.Segment> segments);

    /// <summary>Applies a rule to one part.</summary>
    public abstract void Apply(in OptimizerPart part, in SgdRule rule);

    /// <inheritdoc cref="Apply(in OptimizerPart, in SgdRule)"/>
    public abstract void Apply(in OptimizerPart part, in MomentumRule rule);

    /// <inheritdoc cref="Apply(in OptimizerPart, in SgdRule)"/>
    public abstract void Apply(in OptimizerPart part, in AdamRule rule);

    /// <summary>Frees the state.</summary>
    public abstract void Dispose();
}
