namespace NetGen;

/// <summary>What every compiled network offers to optimizers and checkpoints; the generator implements it.</summary>
public interface INetwork : IDisposable
{
    /// <summary>The name of the network's class.</summary>
    string Name { get; }

    /// <summary>The weights.</summary>
    TensorStore Parameters { get; }

    /// <summary>State that is saved with the weights but not trained: running statistics.</summary>
    TensorStore Buffers { get; }

    /// <summary>The gradients that the last call of a loss left; same names and layout as <see cref="Parameters"/>.</summary>
    TensorStore Gradients { get; }

    /// <summary>
    /// The parts of the flat parameter buffer that the last gradients cover, ascending and disjoint; an optimizer moves only these.
    /// </summary>
    ReadOnlySpan<ParameterRange> Trained { get; }

    /// <summary>What runs an optimizer's steps: the last updates, if they are this network's, or new ones without memory.</summary>
    internal ParameterUpdates UpdatesAfter(ParameterUpdates? last) => CpuUpdates.Of(this, last);
}
