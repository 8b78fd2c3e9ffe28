namespace NetGen.Networks.Tests;

/// <summary>Tests that measure or set what the whole process shares: allocated bytes, the number of threads, the culture.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class Alone
{
    public const string Name = "alone";
}
