using ILGPU;

namespace NetGen.Ilgpu;

/// <summary>The kernels of optimizers, as ILGPU reads them.</summary>
static class UpdateMethods
{
    /// <summary>The most floats of a launch: kernels count in 32 bits, beyond the last one by up to a grid.</summary>
    public const long MostFloats = 1 << 30;

    /// <summary>How many times four floats can be read at once: tensors of generated networks begin at multiples of 16, others need not.</summary>
    public static int Quads(long start, long floats) => start % 4 == 0 ? (int)(floats / 4) : 0;

    /// <summary>Applies a rule to weights: four at a time, then those that are left.</summary>
    /// <param name="weights">The weights of a part; gradients and states, if the rule has them, are as long.</param>
    /// <param name="gradients">Their gradients.</param>
    /// <param name="first">Their first state.</param>
    /// <param name="second">Their second state.</param>
    /// <param name="scale">One number that the gradients are multiplied by.</param>
    /// <param name="rule">The rule with the constants of the step.</param>
    /// <param name="quads">How many times four.</param>
    public static void Update<TRule>(
        ArrayView<float> weights, ArrayView<float> gradients, ArrayView<float> first, ArrayView<float> second, ArrayView<float> scale, TRule rule,
        int quads)
        where TRule : struct, IDeviceRule
    {
        float factor = scale[0];
        int thread = Grid.IdxX * Group.DimX + Group.IdxX;
        int threads = Grid.DimX * Group.DimX;
        for (int i = thread; i < quads; i += threads)
        {
            Float4 weight = weights.Cast<Float4>()[i], gradient = gradients.Cast<Float4>()[i], m = default, v = default;
            if (rule.States > 0) m = first.Cast<Float4>()[i];
            if (rule.States > 1) v = second.Cast<Float4>()[i];
            weight.X = rule.Next(weight.X, gradient.X * factor, ref m.X, ref v.X);
            weight.Y = rule.Next(weight.Y, gradient.Y * factor, ref m.Y, ref v.Y);
            weight.Z = rule.Next(weight.Z, gradient.Z * factor, ref m.Z, ref v.Z);
            weight.W = rule.Next(weight.W, gradient.W * factor, ref m.W, ref v.W);
            weights.Cast<Float4>()[i] = weight;
            if (rule.States > 0) first.Cast<Float4>()[i] = m;
            if (rule.States > 1) second.Cast<Float4>()[i] = v;
        }

        for (int i = 4 * quads + thread; i < weights.IntLength; i += threads)
        {
            float m = rule.States > 0 ? first[i] : 0f, v = rule.States > 1 ? second[i] : 0f;
            weights[i] = rule.Next(weights[i], gradients[i] * factor, ref m, ref v);
            if (rule.States > 0) first[i] = m;
            if (rule.States > 1) second[i] = v;
        }
    }

    /// <summary>
    /// Each group's sum of the squares of its gradients. Which thread adds which follows from the sizes alone, and the sums of a group are
    /// added as a tree: the bits are the same at every run.
    /// </summary>
    /// <param name="gradients">The gradients of a range.</param>
    /// <param name="partials">One sum per group.</param>
    /// <param name="quads">How many times four gradients.</param>
    /// <param name="earlier">1 to add to the sums that are there, 0 to replace them.</param>
    public static void SumSquares(ArrayView<float> gradients, ArrayView<float> partials, int quads, int earlier)
    {
        var shared = SharedMemory.Allocate<float>(IlgpuDevice.TileThreads);
        int thread = Grid.IdxX * Group.DimX + Group.IdxX;
        int threads = Grid.DimX * Group.DimX;
        float high = 0f, low = 0f;
        for (int i = thread; i < quads; i += threads)
        {
            Float4 gradient = gradients.Cast<Float4>()[i];
            TwoFloats.Add(ref high, ref low, Square(gradient.X) + Square(gradient.Y) + (Square(gradient.Z) + Square(gradient.W)));
        }

        for (int i = 4 * quads + thread; i < gradients.IntLength; i += threads) TwoFloats.Add(ref high, ref low, Square(gradients[i]));

        float sum = GroupReduce.Sum(TwoFloats.Round(high, low), shared, Group.IdxX, Group.DimX);
        if (Group.IdxX == 0) partials[Grid.IdxX] = earlier > 0 ? partials[Grid.IdxX] + sum : sum;
    }

    /// <summary>One group: what gradients are multiplied by, so that their norm is at most the given one. A norm of NaN gives NaN.</summary>
    /// <param name="partials">The groups' sums of squares.</param>
    /// <param name="factor">The result.</param>
    /// <param name="norm">The largest norm.</param>
    public static void ClipFactor(ArrayView<float> partials, ArrayView<float> factor, float norm)
    {
        var shared = SharedMemory.Allocate<float>(IlgpuDevice.TileThreads);
        float high = 0f, low = 0f;
        for (int i = Group.IdxX; i < partials.IntLength; i += Group.DimX) TwoFloats.Add(ref high, ref low, partials[i]);

        float sum = GroupReduce.Sum(TwoFloats.Round(high, low), shared, Group.IdxX, Group.DimX);
        if (Group.IdxX == 0) factor[0] = DeviceMath.Min(1f, norm / (DeviceMath.Sqrt(sum) + 1e-6f));
    }

    /// <summary>As on the CPU, the square of a tiny gradient is left out.</summary>
    static float Square(float gradient)
    {
        float counted = FloatBits.Flush(gradient, AdamRule.SmallestGradient);
        return counted * counted;
    }
}
