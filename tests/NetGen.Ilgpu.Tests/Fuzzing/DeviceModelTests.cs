using System.Collections.Concurrent;
using NetGen.Compiler.Tests.Printed;
using NetGen.Fuzz;
using NetGen.Fuzz.Checks;
using NetGen.Fuzz.Models;

namespace NetGen.Ilgpu.Tests.Fuzzing;

/// <summary>Random models of the fuzzer on a device whose threads run in any order, three calls each.</summary>
public class DeviceModelTests
{
    const int Batch = 25;

    /// <summary>Simulated threads take their time: NETGEN_LONG asks for more.</summary>
    static int Seeds => Environment.GetEnvironmentVariable("NETGEN_LONG") is null ? 50 : 500;

    static readonly TimeSpan longestSearch = TimeSpan.FromSeconds(30);

    [Fact]
    public void PrintedKernelsComputeTheModels()
    {
        ConcurrentBag<string> failures = [];
        Parallel.ForEach(Enumerable.Range(1, Seeds).Chunk(Batch), seeds =>
        {
            foreach (var (model, failure) in Check([.. seeds.Select(RandomModels.Of)]))
                failures.Add(FailedSeed.Of(seeds[model], failure, Check, longestSearch).ToString());
        });
        Assert.True(failures.IsEmpty, string.Join("\n", failures));
    }

    static IReadOnlyList<(int Model, Failure Failure)> Check(IReadOnlyList<Model> models)
    {
        IlgpuSimulator.Simulator.Seed = models[0].Values;
        return [.. CaseCheck.RunPrinted([.. models.Select(FuzzCase.Of)], Backend.Print)];
    }
}
