namespace NetGen.Ilgpu.Networks.Tests;

/// <summary>Simulated threads take their time: every so many cases stand for all, unless NETGEN_LONG is set.</summary>
static class Sample
{
    public static IEnumerable<T> Of<T>(IEnumerable<T> cases, int every) =>
        Environment.GetEnvironmentVariable("NETGEN_LONG") is null ? cases.Where((_, i) => i % every == 0) : cases;
}
