namespace NetGen;

/// <content>Trigonometric and hyperbolic functions, element by element; <see cref="Tanh"/> is with the activations.</content>
public abstract partial class Tensor
{
    /// <summary>sin x, of x in radians.</summary>
    /// <returns>A tensor of the same shape.</returns>
    public Tensor Sin() => throw CompileTime.Only();

    /// <summary>cos x, of x in radians.</summary>
    /// <returns>A tensor of the same shape.</returns>
    public Tensor Cos() => throw CompileTime.Only();

    /// <summary>tan x, of x in radians.</summary>
    /// <returns>A tensor of the same shape.</returns>
    public Tensor Tan() => throw CompileTime.Only();

    /// <summary>The arc sine in radians, within [−π/2, π/2]; NaN outside [−1, 1].</summary>
    /// <returns>A tensor of the same shape.</returns>
    public Tensor Asin() => throw CompileTime.Only();

    /// <summary>The arc cosine in radians, within [0, π]; NaN outside [−1, 1].</summary>
    /// <returns>A tensor of the same shape.</returns>
    public Tensor Acos() => throw CompileTime.Only();

    /// <summary>The arc tangent in radians, within [−π/2, π/2].</summary>
    /// <returns>A tensor of the same shape.</returns>
    public Tensor Atan() => throw CompileTime.Only();

    /// <summary>The hyperbolic sine (eˣ − e⁻ˣ) / 2.</summary>
    /// <returns>A tensor of the same shape.</returns>
    public Tensor Sinh() => throw CompileTime.Only();

    /// <summary>The hyperbolic cosine (eˣ + e⁻ˣ) / 2.</summary>
    /// <returns>A tensor of the same shape.</returns>
    public Tensor Cosh() => throw CompileTime.Only();

    /// <summary>The inverse of the hyperbolic sine, ln(x + √(x² + 1)).</summary>
    /// <returns>A tensor of the same shape.</returns>
    public Tensor Asinh() => throw CompileTime.Only();

    /// <summary>The inverse of the hyperbolic cosine, ln(x + √(x² − 1)); NaN below 1.</summary>
    /// <returns>A tensor of the same shape.</returns>
    public Tensor Acosh() => throw CompileTime.Only();

    /// <summary>The inverse of the hyperbolic tangent, ½ ln((1 + x) / (1 − x)); NaN outside [−1, 1].</summary>
    /// <returns>A tensor of the same shape.</returns>
    public Tensor Atanh() => throw CompileTime.Only();
}
