using NetGen.Compiler.Graphs;
using NetGen.Compiler.Ops;
using NetGen.Models.Tests;
using NetGen.Networks.Tests;

namespace NetGen.Ilgpu.Networks.Tests;

/// <summary>The numbers of networks on a device against the float64 interpreter; any order of threads gives the same bits.</summary>
public abstract class DeviceNumberTests : DeviceTest
{
    /// <summary>Simulated threads take their time: every so many cases stand for all, unless NETGEN_LONG is set.</summary>
    protected static IEnumerable<NetworkCase> Sample(IEnumerable<NetworkCase> cases, int every) =>
        Environment.GetEnvironmentVariable("NETGEN_LONG") is null ? cases.Where((_, i) => i % every == 0) : cases;

    static readonly int[] orders = [2, 3, 4];

    protected static TheoryData<string, int> Data(IEnumerable<NetworkCase> cases, params int[] batches)
    {
        TheoryData<string, int> data = [];
        foreach (var call in cases)
        {
            foreach (var batch in batches) data.Add(call.Label, batch);
        }
        return data;
    }

    protected void CheckInference(NetworkCase call, int batch)
    {
        using var run = Run(call, batch);
        NetworkNumbers.CheckInference(run);
    }

    protected void CheckTraining(NetworkCase call, int batch)
    {
        using var run = Run(call, batch);
        NetworkNumbers.CheckTraining(run);
    }

    protected void CheckOrders(NetworkCase call, int batch)
    {
        var form = call.Train is null ? (Func<NetworkRun, Reference[]>)(r => r.Infer()) : r => r.Train();
        var expected = Results(orders[0]);
        Assert.All(orders.Skip(1), seed => Assert.Equal(expected, Results(seed)));

        double[] Results(int seed)
        {
            Simulation.Seed = seed;
            using var run = Run(call, batch);
            return [.. form(run).SelectMany(r => r.Data)];
        }
    }

    NetworkRun Run(NetworkCase call, int batch) => new(DeviceDrivers.Of(call, Device), batch);
}

/// <summary>Results, and losses in inference form.</summary>
public class DeviceInferenceTests : DeviceNumberTests
{
    public static TheoryData<string, int> Methods { get; } = Data(NetworkCases.All, 3);

    [Theory, MemberData(nameof(Methods))]
    public void Inference(string label, int batch) => CheckInference(NetworkCases.Get(label), batch);
}

/// <summary>Losses in training form, all gradients, buffers and inner values.</summary>
public class DeviceTrainingTests : DeviceNumberTests
{
    static IEnumerable<NetworkCase> Trained => NetworkCases.All.Where(c => c.Train is not null);

    /// <summary>A batch that fills no group of threads.</summary>
    public static TheoryData<string, int> Losses { get; } = Data(Trained, 3);

    public static TheoryData<string, int> LossesOfOne { get; } = Data(Sample(Trained, 4), 1);

    [Theory, MemberData(nameof(Losses)), MemberData(nameof(LossesOfOne))]
    public void Training(string label, int batch) => CheckTraining(NetworkCases.Get(label), batch);
}

/// <summary>The networks of the literature at small size.</summary>
public class DeviceModelTests : DeviceNumberTests
{
    public static TheoryData<string, int> Losses { get; } = Data(Sample(ModelCases.All, 12), 3);

    [Theory, MemberData(nameof(Losses))]
    public void Inference(string label, int batch) => CheckInference(ModelCases.All.Single(c => c.Label == label), batch);

    [Theory, MemberData(nameof(Losses))]
    public void Training(string label, int batch) => CheckTraining(ModelCases.All.Single(c => c.Label == label), batch);
}

/// <summary>Threads of a device run in any order.</summary>
public class DeviceOrderTests : DeviceNumberTests
{
    public static TheoryData<string, int> Methods { get; } = Data(Sample(NetworkCases.All, 6), 3);

    [Theory, MemberData(nameof(Methods))]
    public void AnyOrderGivesTheSameBits(string label, int batch) => CheckOrders(NetworkCases.Get(label), batch);
}
