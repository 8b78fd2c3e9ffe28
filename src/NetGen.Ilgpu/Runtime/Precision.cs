namespace NetGen;

/// <summary>What the operands of products are rounded to on a device; sums, and all else, are float32.</summary>
public enum Precision
{
    /// <summary>24 bits: as on the CPU.</summary>
    Float32,

    /// <summary>11 bits, the range of float32: tensor cores of CUDA devices from compute capability 8.0 on.</summary>
    TensorFloat32,

    /// <summary>8 bits, the range of float32: tensor cores of CUDA devices from compute capability 8.0 on, at twice the rate.</summary>
    BFloat16,
}
