using ILGPU;
using ILGPU.Runtime;
using Xunit;

namespace NetGen.Ilgpu.Tests.Device;

/// <summary>Reductions over runs of threads of a group, twice in a row with the same shared memory.</summary>
public sealed class GroupReduceTests : KernelTest
{
    const int Groups = 3;

    public static TheoryData<int, int> SizesAndLanes => new()
    {
        { 1, 1 }, { 2, 1 }, { 2, 2 }, { 4, 2 }, { 8, 8 }, { 12, 4 }, { 16, 1 }, { 16, 4 }, { 16, 16 },
    };

    [Theory, MemberData(nameof(SizesAndLanes))]
    public void SumsAreThoseOfTheTree(int size, int lanes)
    {
        float[] x = Numbers(size, special: false);
        var (sums, _, _, _) = Run(x, size, lanes);
        for (int thread = 0; thread < x.Length; thread++)
        {
            int first = thread / lanes * lanes;
            float sum = Tree(x[first..(first + lanes)]), negated = Tree([.. x[first..(first + lanes)].Select(v => -2 * v)]);
            Assert.Equal(sum + negated, sums[thread]);
        }

        static float Tree(float[] values) => values.Length == 1
            ? values[0]
            : Tree([.. values[..(values.Length / 2)].Zip(values[(values.Length / 2)..], (a, b) => a + b)]);
    }

    [Theory, MemberData(nameof(SizesAndLanes))]
    public void TheFirstOfTheLargest(int size, int lanes)
    {
        float[] x = Numbers(size, special: true);
        var (_, maxima, values, winners) = Run(x, size, lanes);
        for (int thread = 0; thread < x.Length; thread++)
        {
            int first = thread / lanes * lanes;
            int winner = first;
            for (int i = first; i < first + lanes; i++)
            {
                winner = !float.IsNaN(x[winner]) && (float.IsNaN(x[i]) || x[i] > x[winner]) ? i : winner;
            }

            Assert.Equal(x[winner], maxima[thread]);
            Assert.Equal(x[winner], values[thread]);
            Assert.Equal(winner, winners[thread]);
        }
    }

    [Fact]
    public void AThreadWithoutElementsNeverWins()
    {
        Assert.True(GroupReduce.IsBetter(float.NegativeInfinity, 5, float.NegativeInfinity, int.MaxValue));
        Assert.False(GroupReduce.IsBetter(float.NegativeInfinity, int.MaxValue, float.NegativeInfinity, 5));
        Assert.True(GroupReduce.IsBetter(-0f, 1, 0f, 2));
        Assert.False(GroupReduce.IsBetter(0f, 2, -0f, 1));
        Assert.True(GroupReduce.IsBetter(float.NaN, 9, float.PositiveInfinity, 0));
        Assert.True(GroupReduce.IsBetter(float.NaN, 1, -float.NaN, 2));
        Assert.False(GroupReduce.IsBetter(float.PositiveInfinity, 0, float.NaN, 9));
    }

    static float[] Numbers(int size, bool special)
    {
        var random = new Random(size);
        float[] values = [0, -0f, 1, 1, float.NegativeInfinity, -3, float.NaN];
        return
        [
            .. Enumerable.Range(0, size * Groups)
                .Select(_ => special ? values[random.Next(values.Length)] : random.NextSingle() - 0.5f),
        ];
    }

    (float[] Sums, float[] Maxima, float[] Values, int[] Winners) Run(float[] x, int size, int lanes)
    {
        using var from = Allocate(x);
        using var sums = Allocate(new float[x.Length]);
        using var maxima = Allocate(new float[x.Length]);
        using var values = Allocate(new float[x.Length]);
        using var winners = Allocate(new int[x.Length]);
        var kernel = Accelerator.LoadStreamKernel<
            ArrayView<float>, ArrayView<float>, ArrayView<float>, ArrayView<float>, ArrayView<int>, int>(Kernel);
        kernel(new KernelConfig(Groups, size), from.View, sums.View, maxima.View, values.View, winners.View, lanes);
        return (sums.GetAsArray1D(), maxima.GetAsArray1D(), values.GetAsArray1D(), winners.GetAsArray1D());
    }

    static void Kernel(
        ArrayView<float> x, ArrayView<float> sums, ArrayView<float> maxima, ArrayView<float> values, ArrayView<int> winners, int lanes)
    {
        var shared = SharedMemory.Allocate<float>(32);
        var sharedPositions = SharedMemory.Allocate<int>(32);
        int at = Grid.IdxX * Group.DimX + Group.IdxX;
        float value = x[at];
        int thread = Group.IdxX;
        sums[at] = GroupReduce.Sum(value, shared, thread, lanes) + GroupReduce.Sum(-2f * value, shared, thread, lanes);
        maxima[at] = GroupReduce.Max(value, shared, thread, lanes);
        values[at] = GroupReduce.ArgMax(value, at, shared, sharedPositions, thread, lanes, out int winner);
        winners[at] = winner;
    }
}
