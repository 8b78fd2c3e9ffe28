namespace NetGen.Ilgpu.Networks.Tests;

/// <summary>Threads of a device run in any order, and any order gives the same bits.</summary>
public class DeviceOrderTests : DeviceNumberTests
{
    static readonly int[] orders = [2, 3, 4];

    public static TheoryData<string, int> Methods { get; } = Data(Sample.Of(DeviceCases.Networks, 6), 3);

    [Theory, MemberData(nameof(Methods))]
    public void AnyOrderGivesTheSameBits(string label, int batch)
    {
        var expected = Results(orders[0]);
        Assert.All(orders.Skip(1), seed => Assert.Equal(expected, Results(seed)));

        double[] Results(int seed)
        {
            Simulation.Seed = seed;
            using var run = Run(label, batch);
            return [.. (run.IsTrained ? run.Train() : run.Infer()).SelectMany(r => r.Data)];
        }
    }
}
