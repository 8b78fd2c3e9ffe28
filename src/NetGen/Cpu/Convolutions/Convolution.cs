using System.ComponentModel;

namespace NetGen.Cpu;

/// <summary>
/// Two-dimensional convolutions (cross-correlations, as in PyTorch) of single images in [channels, height, width], and their two
/// adjoints, on the calling thread. The filter is [out channels, in channels / groups, kernel height, kernel width].
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static unsafe class Convolution
{
    /// <summary>output = filter applied to input; what the output held is overwritten.</summary>
    public static void Forward(in ConvShape s, float* input, float* filter, float* output)
    {
        if (Simd512.IsSupported)
        {
            Forward<Simd512>(s, input, filter, output);
        }
        else if (Simd256.IsSupported)
        {
            Forward<Simd256>(s, input, filter, output);
        }
        else
        {
            Forward<Simd128>(s, input, filter, output);
        }
    }

    /// <summary>result = the gradient of the input, from that of the output; what the result held is overwritten.</summary>
    public static void Input(in ConvShape s, float* gradient, float* filter, float* result)
    {
        if (Simd512.IsSupported)
        {
            Input<Simd512>(s, gradient, filter, result);
        }
        else if (Simd256.IsSupported)
        {
            Input<Simd256>(s, gradient, filter, result);
        }
        else
        {
            Input<Simd128>(s, gradient, filter, result);
        }
    }

    /// <summary>
    /// result = the gradient of the filter, summed over <paramref name="images"/> images that lie <paramref name="inputStride"/> and
    /// <paramref name="gradientStride"/> numbers apart; what the result held is overwritten.
    /// </summary>
    public static void Filter(
        in ConvShape s, nint images, float* input, nint inputStride, float* gradient, nint gradientStride, float* result)
    {
        if (Simd512.IsSupported)
        {
            Filter<Simd512>(s, images, input, inputStride, gradient, gradientStride, result);
        }
        else if (Simd256.IsSupported)
        {
            Filter<Simd256>(s, images, input, inputStride, gradient, gradientStride, result);
        }
        else
        {
            Filter<Simd128>(s, images, input, inputStride, gradient, gradientStride, result);
        }
    }

    /// <summary><see cref="Forward(in ConvShape, float*, float*, float*)"/> with registers of a chosen width.</summary>
    public static void Forward<V>(in ConvShape s, float* input, float* filter, float* output)
        where V : struct, ISimd<V> =>
        ConvolutionForward.Run<V>(s, input, filter, output);

    /// <summary><see cref="Input(in ConvShape, float*, float*, float*)"/> with registers of a chosen width.</summary>
    public static void Input<V>(in ConvShape s, float* gradient, float* filter, float* result)
        where V : struct, ISimd<V> =>
        ConvolutionInput.Run<V>(s, gradient, filter, result);

    /// <summary>
    /// <see cref="Filter(in ConvShape, nint, float*, nint, float*, nint, float*)"/> with registers of a chosen width.
    /// </summary>
    public static void Filter<V>(
        in ConvShape s, nint images, float* input, nint inputStride, float* gradient, nint gradientStride, float* result)
        where V : struct, ISimd<V> =>
        ConvolutionFilter.Run<V>(s, images, input, inputStride, gradient, gradientStride, result);
}
