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
