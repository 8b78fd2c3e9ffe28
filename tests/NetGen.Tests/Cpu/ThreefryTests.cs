using NetGen.Cpu;
using Xunit;

namespace NetGen.Tests.Cpu;

/// <summary>The random numbers against the published answers, and the registers against the scalar form.</summary>
public sealed unsafe class ThreefryTests
{
    public static TheoryData<int> Supported => Widths.Supported;

    // The known answers of threefry2x32 with 20 rounds that come with Random123 (Salmon et al., 2011).
    [Theory]
    [InlineData(0x00000000u, 0x00000000u, 0x00000000u, 0x00000000u, 0x6b200159u, 0x99ba4efeu)]
    [InlineData(0xffffffffu, 0xffffffffu, 0xffffffffu, 0xffffffffu, 0x1cb996fcu, 0xbb002be7u)]
    [InlineData(0x13198a2eu, 0x03707344u, 0x243f6a88u, 0x85a308d3u, 0xc4923a9cu, 0x483df7a0u)]
    public void Known_answers(uint key0, uint key1, uint counter0, uint counter1, uint first, uint second) =>
        Assert.Equal((first, second), Threefry.Block(key0, key1, counter0, counter1));

    [Theory, MemberData(nameof(Supported))]
    public void Lanes_are_the_scalar_numbers(int width) => Widths.Run(width, new Lanes());

    [Fact]
    public void Numbers_are_uniform()
    {
        const int Count = 1 << 18;
        int[] bins = new int[64];
        double sum = 0;
        for (ulong i = 0; i < Count; i++)
        {
            float uniform = Threefry.Uniform(42, i);
            Assert.InRange(uniform, 0, MathF.BitDecrement(1));
            bins[(int)(uniform * 64)]++;
            sum += uniform;
        }

        Assert.InRange(sum / Count, 0.497, 0.503);
        double chiSquared = bins.Sum(bin => Math.Pow(bin - Count / 64.0, 2) / (Count / 64.0));
        Assert.InRange(chiSquared, 25, 120);
    }

    sealed class Lanes : IForWidth
    {
        public void Run<V>()
            where V : struct, ISimd<V>
        {
            float* lanes = stackalloc float[V.Count];
            foreach (long counter in new[] { 0, 5, 1_000_003, uint.MaxValue - 3L, uint.MaxValue - 16L, 1L << 40, (7L << 32) - 1 })
            {
                V.Uniform(0x0123456789ABCDEF, (nint)counter).Store(lanes);
                for (int lane = 0; lane < V.Count; lane++)
                {
                    Assert.Equal(Threefry.Uniform(0x0123456789ABCDEF, (ulong)(counter + lane)), lanes[lane]);
                }
            }
        }
    }
}
