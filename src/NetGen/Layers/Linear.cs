namespace NetGen;

/// <summary>A fully connected layer on the last axis: y = x · Wᵀ + b; [N, …, in] becomes [N, …, features].</summary>
/// <remarks>
/// Weights: <c>weight</c> [features, in] and <c>bias</c> [features], in PyTorch's layout; the input size is inferred.
/// Errors: an input of rank 0 or whose last axis is a name; <c>features</c> below 1.
/// </remarks>
/// <param name="features">The size of the last axis of the result, at least 1.</param>
public sealed class Linear(int features) : Layer
{
    /// <summary>The size of the last axis of the result.</summary>
    public int Features => features;

    /// <summary>Whether a bias is added; true by default. Its values start at 0.</summary>
    public bool Bias { get; init; } = true;

    /// <summary>How the weight starts; <see cref="Init.HeUniform"/> by default.</summary>
    public Init Init { get; init; }

    /// <summary>
    /// The probability of dropping each element of the weight, in training; 0 by default. The others are scaled by 1 / (1 − rate), and all
    /// examples of a call share one draw. Wan, Zeiler, Zhang, LeCun and Fergus, 2013. Error: outside [0, 1).
    /// </summary>
    public float DropConnect { get; init; }

    /// <summary>The weight, [features, in], usable in a body once the layer has been applied.</summary>
    public Tensor Weight => throw CompileTime.Only();

    /// <summary>The bias, [features]. Error: a layer with <see cref="Bias"/> = false has none.</summary>
    public Tensor BiasTensor => throw CompileTime.Only();
}
