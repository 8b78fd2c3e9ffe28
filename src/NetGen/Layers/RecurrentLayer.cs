namespace NetGen;

/// <summary>What recurrent layers share.</summary>
public abstract class RecurrentLayer : Layer
{
    private protected RecurrentLayer(int features) => Features = features;

    /// <summary>The width of the state of one direction.</summary>
    public int Features { get; }

    /// <summary>How many of these layers follow each other; 1 by default.</summary>
    public int Layers { get; init; } = 1;

    /// <summary>Whether a second loop runs from the last element to the first; the channels of both are concatenated. False by default.</summary>
    public bool Bidirectional { get; init; }

    /// <summary>Whether there are biases, which start at 0; true by default.</summary>
    public bool Bias { get; init; } = true;

    /// <summary>The rate of dropout between layers in training, in [0, 1); 0 by default.</summary>
    public float Dropout { get; init; }

    /// <summary>
    /// Keep the states of every so many steps only, and run the steps between again for the gradients. It divides the number of steps; 0,
    /// the default, keeps all. Chen et al., 2016.
    /// </summary>
    public int Checkpoint { get; init; }
}
