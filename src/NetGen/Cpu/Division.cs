using System.ComponentModel;

namespace NetGen.Cpu;

/// <summary>Quotients of positions.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Division
{
    /// <summary>The quotient rounded down, also where the numerator is negative.</summary>
    /// <param name="numerator">Any number.</param>
    /// <param name="denominator">A number above 0.</param>
    public static nint Floor(nint numerator, nint denominator) => (numerator - (numerator < 0 ? denominator - 1 : 0)) / denominator;
}
