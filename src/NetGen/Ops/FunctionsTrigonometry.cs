namespace NetGen;

/// <content>Trigonometric and hyperbolic functions, element by element.</content>
public static partial class Functions
{
    /// <summary>sin x, of x in radians. The same as <c>x.Sin()</c>.</summary>
    /// <param name="x">A tensor of any shape.</param>
    /// <returns>A tensor of the same shape.</returns>
    public static Tensor Sin(Tensor x) => throw CompileTime.Only();

    /// <summary>cos x, of x in radians. The same as <c>x.Cos()</c>.</summary>
    /// <param name="x">A tensor of any shape.</param>
    /// <returns>A tensor of the same shape.</returns>
    public static Tensor Cos(Tensor x) => throw CompileTime.Only();

    /// <summary>tan x, of x in radians. The same as <c>x.Tan()</c>.</summary>
    /// <param name="x">A tensor of any shape.</param>
    /// <returns>A tensor of the same shape.</returns>
    public static Tensor Tan(Tensor x) => throw CompileTime.Only();

    /// <summary>The arc sine in radians, within [−π/2, π/2]; NaN outside [−1, 1]. The same as <c>x.Asin()</c>.</summary>
    /// <param name="x">A tensor of any shape.</param>
    /// <returns>A tensor of the same shape.</returns>
    public static Tensor Asin(Tensor x) => throw CompileTime.Only();

    /// <summary>The arc cosine in radians, within [0, π]; NaN outside [−1, 1]. The same as <c>x.Acos()</c>.</summary>
    /// <param name="x">A tensor of any shape.</param>
    /// <returns>A tensor of the same shape.</returns>
    public static Tensor Acos(Tensor x) => throw CompileTime.Only();

    /// <summary>The arc tangent in radians, within [−π/2, π/2]. The same as <c>x.Atan()</c>.</summary>
    /// <param name="x">A tensor of any shape.</param>
    /// <returns>A tensor of the same shape.</returns>
    public static Tensor Atan(Tensor x) => throw CompileTime.Only();

    /// <summary>The hyperbolic sine (eˣ − e⁻ˣ) / 2. The same as <c>x.Sinh()</c>.</summary>
    /// <param name="x">A tensor of any shape.</param>
    /// <returns>A tensor of the same shape.</returns>
    public static Tensor Sinh(Tensor x) => throw CompileTime.Only();

    /// <summary>The hyperbolic cosine (eˣ + e⁻ˣ) / 2. The same as <c>x.Cosh()</c>.</summary>
    /// <param name="x">A tensor of any shape.</param>
    /// <returns>A tensor of the same shape.</returns>
    public static Tensor Cosh(Tensor x) => throw CompileTime.Only();

    /// <summary>The inverse of the hyperbolic sine, ln(x + √(x² + 1)). The same as <c>x.Asinh()</c>.</summary>
    /// <param name="x">A tensor of any shape.</param>
    /// <returns>A tensor of the same shape.</returns>
    public static Tensor Asinh(Tensor x) => throw CompileTime.Only();

    /// <summary>The inverse of the hyperbolic cosine, ln(x + √(x² − 1)); NaN below 1. The same as <c>x.Acosh()</c>.</summary>
    /// <param name="x">A tensor of any shape.</param>
    /// <returns>A tensor of the same shape.</returns>
    public static Tensor Acosh(Tensor x) => throw CompileTime.Only();

    /// <summary>The inverse of the hyperbolic tangent, ½ ln((1 + x) / (1 − x)); NaN outside [−1, 1]. The same as <c>x.Atanh()</c>.</summary>
    /// <param name="x">A tensor of any shape.</param>
    /// <returns>A tensor of the same shape.</returns>
    public static Tensor Atanh(Tensor x) => throw CompileTime.Only();

    /// <summary>The angle of the point (x, y) in radians, within [−π, π]; 0 at the origin.</summary>
    /// <param name="y">The ordinate; broadcasts.</param>
    /// <param name="x">The abscissa; broadcasts.</param>
    /// <returns>A tensor of the broadcast shape.</returns>
    public static Tensor Atan2(Tensor y, Tensor x) => throw CompileTime.Only();
}
