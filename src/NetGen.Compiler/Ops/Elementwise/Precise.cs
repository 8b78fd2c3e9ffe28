namespace NetGen.Compiler.Ops;

/// <summary>float64 functions that the base library lacks.</summary>
static class Precise
{
    /// <summary>log(1 + x) without cancellation, by Kahan's correction.</summary>
    public static double Log1p(double x)
    {
        var u = 1 + x;
        return u == 1 ? x : double.IsInfinity(u) ? Math.Log(u) : Math.Log(u) * x / (u - 1);
    }

    /// <summary>The error function: Maclaurin series below 3, continued fraction of erfc above (Abramowitz and Stegun, 1964, 7.1.5 and 7.1.14).</summary>
    public static double Erf(double x)
    {
        if (double.IsNaN(x)) return x;
        var a = Math.Abs(x);
        if (a > 6) return Math.Sign(x);
        if (a < 3)
        {
            double term = a, sum = a;
            for (var n = 1; Math.Abs(term) > 1e-18 * Math.Abs(sum) + 1e-300; n++)
            {
                term *= -a * a / n;
                sum += term / (2 * n + 1);
            }
            return Math.Sign(x) * 2 / Math.Sqrt(Math.PI) * sum;
        }
        var fraction = a;
        for (var n = 100; n >= 1; n--) fraction = a + n / 2.0 / fraction;
        return Math.Sign(x) * (1 - Math.Exp(-a * a) / Math.Sqrt(Math.PI) / fraction);
    }
}
