namespace NetGen;

/// <content>Elementwise functions: every one keeps the shape (or broadcasts its arguments) and passes NaN on.</content>
public static partial class Functions
{
    /// <summary>The exponential eˣ. The same as <c>x.Exp()</c>.</summary>
    /// <param name="x">A tensor of any shape.</param>
    /// <returns>A tensor of the same shape.</returns>
    public static Tensor Exp(Tensor x) => throw CompileTime.Only();

    /// <summary>The natural logarithm ln x; NaN below 0. The same as <c>x.Log()</c>.</summary>
    /// <param name="x">A tensor of any shape.</param>
    /// <returns>A tensor of the same shape.</returns>
    public static Tensor Log(Tensor x) => throw CompileTime.Only();

    /// <summary>ln(1 + x), accurate for small x. The same as <c>x.Log1p()</c>.</summary>
    /// <param name="x">A tensor of any shape.</param>
    /// <returns>A tensor of the same shape.</returns>
    public static Tensor Log1p(Tensor x) => throw CompileTime.Only();

    /// <summary>The square root √x; NaN below 0. The same as <c>x.Sqrt()</c>.</summary>
    /// <param name="x">A tensor of any shape.</param>
    /// <returns>A tensor of the same shape.</returns>
    public static Tensor Sqrt(Tensor x) => throw CompileTime.Only();

    /// <summary>The reciprocal square root 1 / √x. The same as <c>x.Rsqrt()</c>.</summary>
    /// <param name="x">A tensor of any shape.</param>
    /// <returns>A tensor of the same shape.</returns>
    public static Tensor Rsqrt(Tensor x) => throw CompileTime.Only();

    /// <summary>The error function erf x = 2/√π · ∫₀ˣ e^(−t²) dt. The same as <c>x.Erf()</c>.</summary>
    /// <param name="x">A tensor of any shape.</param>
    /// <returns>A tensor of the same shape.</returns>
    public static Tensor Erf(Tensor x) => throw CompileTime.Only();

    /// <summary>|x|; the derivative at 0 is 0. The same as <c>x.Abs()</c>.</summary>
    /// <param name="x">A tensor of any shape.</param>
    /// <returns>A tensor of the same shape.</returns>
    public static Tensor Abs(Tensor x) => throw CompileTime.Only();

    /// <summary>−1, 0 or 1, the sign of x; its derivative is zero. The same as <c>x.Sign()</c>.</summary>
    /// <param name="x">A tensor of any shape.</param>
    /// <returns>A tensor of the same shape.</returns>
    public static Tensor Sign(Tensor x) => throw CompileTime.Only();

    /// <summary>⌊x⌋, the largest whole number not above x; its derivative is zero. The same as <c>x.Floor()</c>.</summary>
    /// <param name="x">A tensor of any shape.</param>
    /// <returns>A tensor of the same shape.</returns>
    public static Tensor Floor(Tensor x) => throw CompileTime.Only();

    /// <summary>⌈x⌉, the smallest whole number not below x; its derivative is zero. The same as <c>x.Ceil()</c>.</summary>
    /// <param name="x">A tensor of any shape.</param>
    /// <returns>A tensor of the same shape.</returns>
    public static Tensor Ceil(Tensor x) => throw CompileTime.Only();

    /// <summary>x without its fraction: the nearest whole number towards 0; its derivative is zero. The same as <c>x.Trunc()</c>.</summary>
    /// <param name="x">A tensor of any shape.</param>
    /// <returns>A tensor of the same shape.</returns>
    public static Tensor Trunc(Tensor x) => throw CompileTime.Only();

    /// <summary>The nearest whole number; halves go to the even one, so 0.5 and 2.5 become 0 and 2; its derivative is zero. The same as <c>x.Round()</c>.</summary>
    /// <param name="x">A tensor of any shape.</param>
    /// <returns>A tensor of the same shape.</returns>
    public static Tensor Round(Tensor x) => throw CompileTime.Only();

    /// <summary>The power 2ˣ. The same as <c>x.Exp2()</c>.</summary>
    /// <param name="x">A tensor of any shape.</param>
    /// <returns>A tensor of the same shape.</returns>
    public static Tensor Exp2(Tensor x) => throw CompileTime.Only();

    /// <summary>eˣ − 1, accurate for small x. The same as <c>x.Expm1()</c>.</summary>
    /// <param name="x">A tensor of any shape.</param>
    /// <returns>A tensor of the same shape.</returns>
    public static Tensor Expm1(Tensor x) => throw CompileTime.Only();

    /// <summary>The logarithm of x to base 2; NaN below 0. The same as <c>x.Log2()</c>.</summary>
    /// <param name="x">A tensor of any shape.</param>
    /// <returns>A tensor of the same shape.</returns>
    public static Tensor Log2(Tensor x) => throw CompileTime.Only();

    /// <summary>The logarithm of x to base 10; NaN below 0. The same as <c>x.Log10()</c>.</summary>
    /// <param name="x">A tensor of any shape.</param>
    /// <returns>A tensor of the same shape.</returns>
    public static Tensor Log10(Tensor x) => throw CompileTime.Only();

    /// <summary>ln(x / (1 − x)), the inverse of the sigmoid; NaN outside [0, 1]. The same as <c>x.Logit()</c>.</summary>
    /// <param name="x">A tensor of any shape.</param>
    /// <returns>A tensor of the same shape.</returns>
    public static Tensor Logit(Tensor x) => throw CompileTime.Only();

    /// <summary>The square x², as x · x. The same as <c>x.Square()</c>.</summary>
    /// <param name="x">A tensor of any shape.</param>
    /// <returns>A tensor of the same shape.</returns>
    public static Tensor Square(Tensor x) => throw CompileTime.Only();

    /// <summary>x to a power, x^exponent; NaN for a negative x and an exponent that is not whole.</summary>
    /// <param name="x">The base.</param>
    /// <param name="exponent">The exponent; broadcasts.</param>
    /// <returns>A tensor of the broadcast shape.</returns>
    public static Tensor Pow(Tensor x, Tensor exponent) => throw CompileTime.Only();

    /// <summary>x kept within bounds, min(max(x, min), max); the derivative outside them is 0.</summary>
    /// <param name="x">A tensor of any shape.</param>
    /// <param name="min">The lower bound; broadcasts. Error: a constant above a constant <paramref name="max"/>.</param>
    /// <param name="max">The upper bound; broadcasts.</param>
    /// <returns>A tensor of the broadcast shape.</returns>
    public static Tensor Clamp(Tensor x, Tensor min, Tensor max) => throw CompileTime.Only();

    /// <summary>The larger of two tensors, elementwise; <see cref="Tensor.Max(int[])"/> reduces over axes.</summary>
    /// <param name="a">One tensor; where both are equal, the gradient goes to it.</param>
    /// <param name="b">The other; shapes broadcast.</param>
    /// <returns>A tensor of the broadcast shape.</returns>
    public static Tensor Maximum(Tensor a, Tensor b) => throw CompileTime.Only();

    /// <summary>The smaller of two tensors, elementwise; <see cref="Tensor.Min(int[])"/> reduces over axes.</summary>
    /// <param name="a">One tensor; where both are equal, the gradient goes to it.</param>
    /// <param name="b">The other; shapes broadcast.</param>
    /// <returns>A tensor of the broadcast shape.</returns>
    public static Tensor Minimum(Tensor a, Tensor b) => throw CompileTime.Only();

    /// <summary>Chooses elementwise: a where the mask is true, b elsewhere.</summary>
    /// <param name="mask">The choice; broadcasts.</param>
    /// <param name="a">The values where it is true; broadcasts.</param>
    /// <param name="b">The values where it is false; broadcasts.</param>
    /// <returns>A tensor of the broadcast shape. What is not chosen has no influence, not even as NaN in the gradient.</returns>
    public static Tensor Where(Mask mask, Tensor a, Tensor b) => throw CompileTime.Only();
}
