namespace NetGen;

/// <summary>What convolutions and transposed convolutions share.</summary>
public abstract class ConvolutionLayer : Layer
{
    private protected ConvolutionLayer(int channels) => Channels = channels;

    /// <summary>The number of channels of the result.</summary>
    public int Channels { get; }

    /// <summary>The distance between windows on every axis; 1 by default.</summary>
    public int Stride { get; init; } = 1;

    /// <summary>The border on each side of every axis; 0 by default. A transposed convolution cuts it off.</summary>
    public int Padding { get; init; }

    /// <summary>The distance between the elements of a window on every axis; 1 by default.</summary>
    public int Dilation { get; init; } = 1;

    /// <summary>The number of groups of channels that do not see each other; 1 by default, C makes it depthwise.</summary>
    public int Groups { get; init; } = 1;

    /// <summary>Whether a bias is added per channel; true by default. Its values start at 0.</summary>
    public bool Bias { get; init; } = true;

    /// <summary>How the weight starts; <see cref="Init.HeUniform"/> by default.</summary>
    public Init Init { get; init; }

    /// <summary>The weight, usable in a body once the layer has been applied.</summary>
    public Tensor Weight => throw CompileTime.Only();

    /// <summary>The bias, [channels]. Error: a layer with <see cref="Bias"/> = false has none.</summary>
    public Tensor BiasTensor => throw CompileTime.Only();
}
