using NetGen.Compiler;
using NetGen.Compiler.Graphs;

namespace NetGen.Networks.Tests;

/// <summary>What fusion and memory planning change: time and bytes, but no results.</summary>
public class VariantTests(VariantTests.Variants variants) : IClassFixture<VariantTests.Variants>
{
    public sealed class Variants : IDisposable
    {
        internal Variant Unplanned { get; } = new(new CompilerOptions { ReuseMemory = false });

        internal Variant Unfused { get; } = new(new CompilerOptions { Fused = false });

        public void Dispose()
        {
            Unplanned.Dispose();
            Unfused.Dispose();
        }
    }

    public static TheoryData<string> Losses { get; } = [.. NetworkCases.All.Where(c => c.Train is not null).Select(c => c.Label)];

    [Theory, MemberData(nameof(Losses))]
    public void PlannedMemoryGivesTheSameBits(string label)
    {
        foreach (var batch in new[] { 1, 3, 70 })
        {
            using NetworkRun planned = new(NetworkCases.Get(label), batch), unplanned = new(variants.Unplanned.Of(NetworkCases.Get(label)), batch);
            Assert.Equal(unplanned.Train().SelectMany(r => r.Data), planned.Train().SelectMany(r => r.Data));
        }
    }

    [Theory, MemberData(nameof(Losses))]
    public void FusedCodeGivesTheSameNumbers(string label)
    {
        using NetworkRun fused = new(NetworkCases.Get(label), batch: 5), unfused = new(variants.Unfused.Of(NetworkCases.Get(label)), batch: 5);
        var (expected, actual) = (unfused.Train(), fused.Train());
        var whole = Norm(expected.SelectMany(r => r.Data));
        for (var i = 0; i < expected.Length; i++)
        {
            var error = Norm(expected[i].Data.Zip(actual[i].Data, (e, a) => e - a));
            Assert.True(error <= 2e-5 * Norm(expected[i].Data) + 1e-6 * whole, $"{fused.Training.Outputs[i].Name}: {error}");
        }
    }

    [Fact]
    public void PlanningSavesMemory()
    {
        var call = NetworkCases.Get("ResidualNet.Loss");
        using NetworkRun planned = new(call, 8), unplanned = new(variants.Unplanned.Of(call), 8);
        Assert.True(Bytes(planned.Network) < 0.8 * Bytes(unplanned.Network), $"{Bytes(planned.Network)} against {Bytes(unplanned.Network)}");

        static long Bytes(INetwork net)
        {
            using var session = (NetGen.Runtime.NetworkSession)net.GetType().GetMethod("CreateSession")!.Invoke(net, [32])!;
            return session.ActivationBytes;
        }
    }

    static double Norm(IEnumerable<double> values) => Math.Sqrt(values.Sum(v => v * v));
}
