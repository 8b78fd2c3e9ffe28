namespace NetGen;

/// <summary>
/// How a weight starts. The fan-in is the number of inputs that one output sums: features in, or channels in per group · kernel area.
/// </summary>
/// <remarks>
/// Numbers follow from the network's seed, so the same seed gives the same network.
/// For a weight of shape [out, in, …], the fan-in is the product of all axes but the first, the fan-out of all but the second.
/// </remarks>
public enum Init
{
    /// <summary>
    /// <see cref="HeUniform"/> for weights of two or more axes, <see cref="Zeros"/> for biases, other vectors and buffers,
    /// <see cref="Normal"/> for embeddings.
    /// </summary>
    Default,

    /// <summary>Normal with mean 0 and standard deviation √(2 / fan-in). He, Zhang, Ren and Sun, 2015.</summary>
    HeNormal,

    /// <summary>Uniform within ±√(6 / fan-in). He, Zhang, Ren and Sun, 2015.</summary>
    HeUniform,

    /// <summary>Normal with mean 0 and standard deviation √(2 / (fan-in + fan-out)). Glorot and Bengio, 2010.</summary>
    XavierNormal,

    /// <summary>Uniform within ±√(6 / (fan-in + fan-out)). Glorot and Bengio, 2010.</summary>
    XavierUniform,

    /// <summary>Uniform within ±√(3 / fan-in), which keeps the variance of a linear map. LeCun, Bottou, Orr and Müller, 1998.</summary>
    LeCunUniform,

    /// <summary>All 0.</summary>
    Zeros,

    /// <summary>All 1.</summary>
    Ones,

    /// <summary>Normal with mean 0 and standard deviation 1.</summary>
    Normal,
}
