namespace NetGen.Compiler.Shapes;

/// <summary>Sizes as they are taken to be when work is estimated at build time.</summary>
static class Nominal
{
    /// <summary>A named dimension is taken to be this large, within its bounds.</summary>
    const long Size = 32;

    public static long Of(Dim dim) => dim.Evaluate(a => a is NamedDim n ? Math.Max(n.Min, n.Max > 0 ? Math.Min(n.Max, Size) : Size) : Size);
}
