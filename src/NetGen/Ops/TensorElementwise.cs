namespace NetGen;

/// <content>Elementwise functions: every one keeps the shape (or broadcasts its arguments) and passes NaN on.</content>
public abstract partial class Tensor
{
    /// <summary>The exponential eˣ.</summary>
    /// <returns>A tensor of the same shape.</returns>
    public Tensor Exp() => throw CompileTime.Only();

    /// <summary>The natural logarithm ln x; NaN below 0.</summary>
    /// <returns>A tensor of the same shape.</returns>
    public Tensor Log() => throw CompileTime.Only();

    /// <summary>ln(1 + x), accurate for small x.</summary>
    /// <returns>A tensor of the same shape.</returns>
    public Tensor Log1p() => throw CompileTime.Only();

    /// <summary>The square root √x; NaN below 0.</summary>
    /// <returns>A tensor of the same shape.</returns>
    public Tensor Sqrt() => throw CompileTime.Only();

    /// <summary>The reciprocal square root 1 / √x.</summary>
    /// <returns>A tensor of the same shape.</returns>
    public Tensor Rsqrt() => throw CompileTime.Only();

    /// <summary>The error function erf x = 2/√π · ∫₀ˣ e^(−t²) dt.</summary>
    /// <returns>A tensor of the same shape, within [−1, 1].</returns>
    public Tensor Erf() => throw CompileTime.Only();

    /// <summary>|x|; the derivative at 0 is 0.</summary>
    /// <returns>A tensor of the same shape.</returns>
    public Tensor Abs() => throw CompileTime.Only();

    /// <summary>−1, 0 or 1, the sign of x. Its derivative is zero: a weight reached only through it is not trained (warning).</summary>
    /// <returns>A tensor of the same shape.</returns>
    public Tensor Sign() => throw CompileTime.Only();

    /// <summary>
    /// ⌊x⌋, the largest whole number not above x. Its derivative is zero: a weight reached only through it is not trained (warning).
    /// </summary>
    /// <returns>A tensor of the same shape.</returns>
    public Tensor Floor() => throw CompileTime.Only();

    /// <summary>⌈x⌉, the smallest whole number not below x. Its derivative is zero.</summary>
    /// <returns>A tensor of the same shape.</returns>
    public Tensor Ceil() => throw CompileTime.Only();

    /// <summary>x without its fraction: the nearest whole number towards 0. Its derivative is zero.</summary>
    /// <returns>A tensor of the same shape.</returns>
    public Tensor Trunc() => throw CompileTime.Only();

    /// <summary>The nearest whole number; halves go to the even one, so 0.5 and 2.5 become 0 and 2. Its derivative is zero.</summary>
    /// <returns>A tensor of the same shape.</returns>
    public Tensor Round() => throw CompileTime.Only();

    /// <summary>The power 2ˣ.</summary>
    /// <returns>A tensor of the same shape.</returns>
    public Tensor Exp2() => throw CompileTime.Only();

    /// <summary>eˣ − 1, accurate for small x.</summary>
    /// <returns>A tensor of the same shape.</returns>
    public Tensor Expm1() => throw CompileTime.Only();

    /// <summary>The logarithm of x to base 2; NaN below 0.</summary>
    /// <returns>A tensor of the same shape.</returns>
    public Tensor Log2() => throw CompileTime.Only();

    /// <summary>The logarithm of x to base 10; NaN below 0.</summary>
    /// <returns>A tensor of the same shape.</returns>
    public Tensor Log10() => throw CompileTime.Only();

    /// <summary>ln(x / (1 − x)), the inverse of the sigmoid; NaN outside [0, 1].</summary>
    /// <returns>A tensor of the same shape.</returns>
    public Tensor Logit() => throw CompileTime.Only();

    /// <summary>The square x², as x · x.</summary>
    /// <returns>A tensor of the same shape.</returns>
    public Tensor Square() => throw CompileTime.Only();

    /// <summary>x to a power, x^exponent; NaN for a negative x and an exponent that is not whole.</summary>
    /// <param name="exponent">The exponent; broadcasts.</param>
    /// <returns>A tensor of the broadcast shape.</returns>
    public Tensor Pow(Tensor exponent) => throw CompileTime.Only();

    /// <summary>x kept within bounds, min(max(x, min), max); the derivative outside them is 0.</summary>
    /// <param name="min">The lower bound; broadcasts. Error: a constant above a constant <paramref name="max"/>.</param>
    /// <param name="max">The upper bound; broadcasts.</param>
    /// <returns>A tensor of the broadcast shape.</returns>
    public Tensor Clamp(Tensor min, Tensor max) => throw CompileTime.Only();

    /// <summary>The larger of x and another tensor, elementwise; <see cref="Max(int[])"/> reduces over axes.</summary>
    /// <param name="other">The tensor to compare with; broadcasts. Where both are equal, the gradient goes to x.</param>
    /// <returns>A tensor of the broadcast shape.</returns>
    public Tensor Maximum(Tensor other) => throw CompileTime.Only();

    /// <summary>The smaller of x and another tensor, elementwise; <see cref="Min(int[])"/> reduces over axes.</summary>
    /// <param name="other">The tensor to compare with; broadcasts. Where both are equal, the gradient goes to x.</param>
    /// <returns>A tensor of the broadcast shape.</returns>
    public Tensor Minimum(Tensor other) => throw CompileTime.Only();

    /// <summary>x where the mask is true, another tensor elsewhere.</summary>
    /// <param name="mask">True keeps x; broadcasts.</param>
    /// <param name="otherwise">The value where the mask is false; broadcasts.</param>
    /// <returns>A tensor of the broadcast shape. What is not chosen has no influence, not even as NaN in the gradient.</returns>
    public Tensor Where(Mask mask, Tensor otherwise) => throw CompileTime.Only();
}
