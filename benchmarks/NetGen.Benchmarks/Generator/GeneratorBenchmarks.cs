using BenchmarkDotNet.Attributes;
using Microsoft.CodeAnalysis;

namespace NetGen.Benchmarks.Generator;

/// <summary>What an edit costs in an editor, per network of the project.</summary>
[MemoryDiagnoser]
public class GeneratorBenchmarks
{
    EditedProject? project;

    /// <summary>Opens a project of ten networks.</summary>
    [GlobalSetup]
    public void Setup() => project = new EditedProject();

    /// <summary>An edit in a file without networks; the time is one network's share.</summary>
    [Benchmark(OperationsPerInvoke = EditedProject.Networks)]
    public GeneratorDriver EditElsewhere() => project!.EditElsewhere();

    /// <summary>An edit of one network among the ten; the whole time.</summary>
    [Benchmark]
    public GeneratorDriver EditNetwork() => project!.EditNetwork();
}
