using ILGPU;
using ILGPU.Runtime;

namespace NetGen.Ilgpu;

/// <summary>The kernels of clipping as the device has compiled them. The norm does not leave the device.</summary>
sealed class DeviceGradientNorm
{
    /// <summary>The most groups, and sums.</summary>
    public const int MostPartials = 512;

    readonly IlgpuDevice device;
    Action<KernelConfig, ArrayView<float>, ArrayView<float>, int, int> sumSquares = null!;
    Action<KernelConfig, ArrayView<float>, ArrayView<float>, float> clipFactor = null!;

    public DeviceGradientNorm(IlgpuDevice device)
    {
        this.device = device;
        device.Compile("an optimizer",
        [
            () => sumSquares = device.Accelerator.LoadStreamKernel<ArrayView<float>, ArrayView<float>, int, int>(UpdateMethods.SumSquares),
            () => clipFactor = device.Accelerator.LoadStreamKernel<ArrayView<float>, ArrayView<float>, float>(UpdateMethods.ClipFactor),
        ]);
    }

    /// <summary>Leaves the factor that scales the gradients of all ranges to at most a norm.</summary>
    /// <param name="gradients">All gradients.</param>
    /// <param name="ranges">Those that count.</param>
    /// <param name="partials">Room for sums.</param>
    /// <param name="norm">The norm.</param>
    /// <param name="factor">Where the result goes.</param>
    public void Measure(ArrayView<float> gradients, ReadOnlySpan<ParameterRange> ranges, ArrayView<float> partials, double norm, ArrayView<float> factor)
    {
        // As many sums for every range, so that each group finds its own of the ranges before.
        var groups = (int)Math.Clamp(gradients.Length / (4 * device.GroupSize), 1, MostPartials);
        var earlier = 0;
        foreach (var range in ranges)
        {
            for (var (start, left) = (range.Start, range.Length); left > 0; start += UpdateMethods.MostFloats, left -= UpdateMethods.MostFloats)
            {
                var floats = Math.Min(left, UpdateMethods.MostFloats);
                sumSquares(new KernelConfig(groups, device.GroupSize), gradients.SubView(start, floats), partials, UpdateMethods.Quads(start, floats), earlier);
                earlier = 1;
            }
        }
        if (earlier > 0) clipFactor(new KernelConfig(1, device.GroupSize), partials.SubView(0, groups), factor, (float)Math.Min(norm, float.MaxValue));
    }
}
