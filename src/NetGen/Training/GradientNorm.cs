using System.Runtime.CompilerServices;
using NetGen.Cpu;

namespace NetGen;

/// <summary>
/// Measures the L2 norm of gradients; the split of the sum is fixed, so the result does not depend on the number of workers.
/// </summary>
sealed unsafe class GradientNorm
{
    struct Frame
    {
        public float* Gradients;
        public double* Partials;
        public nint Length;
    }

    static readonly delegate*<void*, nint, nint, void> Kernel = SimdWidth.Current switch
    {
        512 => &Chunk<Simd512>,
        256 => &Chunk<Simd256>,
        _ => &Chunk<Simd128>,
    };

    readonly double[] partials;

    /// <summary>For ranges of at most <paramref name="longest"/> floats.</summary>
    public GradientNorm(long longest) => partials = new double[longest / Optimizer.Grain + 1];

    /// <summary>The root of the sum of squares over all the ranges.</summary>
    public double Measure(float* gradients, ReadOnlySpan<ParameterRange> ranges)
    {
        var sum = 0.0;
        fixed (double* first = partials)
        {
            foreach (var range in ranges)
            {
                var frame = new Frame { Gradients = gradients + range.Start, Partials = first, Length = (nint)range.Length };
                var chunks = (int)((range.Length + Optimizer.Grain - 1) / Optimizer.Grain);
                Workers.Run(Kernel, chunks, 1, &frame);
                foreach (var partial in partials.AsSpan(0, chunks)) sum += partial;
            }
        }
        return Math.Sqrt(sum);
    }

    // The square of a subnormal or tiny gradient is lost in the norm anyway, and costs time: it is left out.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static void Chunk<V>(void* frame, nint start, nint end)
        where V : struct, ISimd<V>
    {
        var f = *(Frame*)frame;
        for (var chunk = start; chunk < end; chunk++)
        {
            var (sum, last) = (V.Zero, Math.Min(f.Length, (chunk + 1) * Optimizer.Grain));
            for (var i = chunk * Optimizer.Grain; i < last; i += V.Count)
            {
                var gradient = Subnormals.Flush(V.Load(f.Gradients + i, V.Lanes(last - i)), 1e-18f);
                sum = V.MultiplyAdd(gradient, gradient, sum);
            }
            f.Partials[chunk] = V.Sum(sum);
        }
    }
}
