namespace NetGen.Golden.Tests.Networks;

[Network]
public partial class UnaryFunctions
{
    [Forward]
    (Tensor exp, Tensor sin, Tensor cos, Tensor erf, Tensor abs, Tensor sign, Tensor floor, Tensor square) Run([Shape("N", 7)] Tensor x)
    {
        x = 4 * x;
        return (x.Exp(), x.Sin(), x.Cos(), x.Erf(), x.Abs(), x.Sign(), x.Floor(), x.Square());
    }
}

[Network]
public partial class Roundings
{
    [Forward]
    (Tensor round, Tensor ceil, Tensor trunc, Tensor halves) Run([Shape("N", 7)] Tensor x)
    {
        var y = 4 * x;
        return (y.Round(), y.Ceil(), y.Trunc(), (y.Round() + 0.5).Round());
    }
}

[Network]
public partial class Exponentials
{
    [Forward]
    (Tensor exp2, Tensor expm1, Tensor log2, Tensor log10, Tensor logit) Run([Shape("N", 7)] Tensor x)
    {
        var positive = x + 1.125;
        return ((4 * x).Exp2(), x.Expm1(), positive.Log2(), positive.Log10(), (positive / 3).Logit());
    }
}

[Network]
public partial class Angles
{
    [Forward]
    (Tensor tan, Tensor asin, Tensor acos, Tensor atan, Tensor angle) Run([Shape("N", 7)] Tensor x, [Shape("N", 7)] Tensor y) =>
        (x.Tan(), (0.75 * x).Asin(), (0.75 * x).Acos(), (4 * x).Atan(), Atan2(y, x));
}

[Network]
public partial class Hyperbolics
{
    [Forward]
    (Tensor sinh, Tensor cosh, Tensor asinh, Tensor acosh, Tensor atanh) Run([Shape("N", 7)] Tensor x) =>
        ((2 * x).Sinh(), (2 * x).Cosh(), (4 * x).Asinh(), (x + 2.25).Acosh(), (0.75 * x).Atanh());
}

[Network]
public partial class PositiveFunctions
{
    [Forward]
    (Tensor log, Tensor log1p, Tensor sqrt, Tensor rsqrt, Tensor power) Run([Shape("N", 7)] Tensor x, [Shape("N", 7)] Tensor y)
    {
        var positive = x + 1.125;
        return (positive.Log(), (x / 2).Log1p(), positive.Sqrt(), positive.Rsqrt(), positive.Pow(4 * y));
    }
}

[Network]
public partial class Choices
{
    [Forward]
    (Tensor clamped, Tensor larger, Tensor smaller, Tensor chosen, Tensor compared) Run(
        [Shape("N", 7)] Tensor x, [Shape(7)] Tensor y, [Shape("N", 7)] Mask keep) =>
        (x.Clamp(-0.5, 0.25), Maximum(x, y), Minimum(x, y), Where(keep, x, y), (x < y).AsTensor());
}
