using System.Runtime.CompilerServices;

namespace NetGen.Cpu;

/// <summary>
/// A padded copy of an image, split by the stride: plane (r, q) of a channel holds every stride'th row and column from (r, q) on. In it,
/// each filter tap of a convolution sees consecutive numbers for consecutive outputs, whatever the stride, the dilation and the padding.
/// </summary>
unsafe struct Planes
{
    public nint StrideHeight, StrideWidth, PadTop, PadLeft;

    /// <summary>The size of one plane, and numbers from one channel to the next.</summary>
    public nint Height, Width, Channel;

    /// <summary>The planes in which a convolution finds its input.</summary>
    public static Planes OfInput(in ConvShape s)
    {
        nint height = s.OutHeight + s.ReachHeight, width = s.OutWidth + s.ReachWidth;
        return new Planes
        {
            StrideHeight = s.StrideHeight,
            StrideWidth = s.StrideWidth,
            PadTop = s.PadTop,
            PadLeft = s.PadLeft,
            Height = height,
            Width = width,
            Channel = s.StrideHeight * s.StrideWidth * height * width,
        };
    }

    /// <summary>Where a filter tap begins within a channel.</summary>
    public readonly nint TapOffset(nint row, nint column)
    {
        nint plane = row % StrideHeight * StrideWidth + column % StrideWidth;
        return (plane * Height + row / StrideHeight) * Width + column / StrideWidth;
    }

    /// <summary>Fills <paramref name="channels"/> channels; what lies outside of the image is 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public readonly void Fill<V>(float* image, nint channels, nint imageHeight, nint imageWidth, float* target)
        where V : struct, ISimd<V>
    {
        new Span<byte>(target, checked((int)(channels * Channel * sizeof(float)))).Clear();
        for (nint channel = 0; channel < channels; channel++)
        {
            for (nint plane = 0; plane < StrideHeight * StrideWidth; plane++)
            {
                FillPlane<V>(
                    image + channel * imageHeight * imageWidth, imageHeight, imageWidth, plane / StrideWidth, plane % StrideWidth,
                    target + channel * Channel + plane * Height * Width);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    readonly void FillPlane<V>(float* image, nint imageHeight, nint imageWidth, nint row, nint column, float* plane)
        where V : struct, ISimd<V>
    {
        (nint top, nint bottom) = Inside(row - PadTop, StrideHeight, imageHeight, Height);
        (nint left, nint right) = Inside(column - PadLeft, StrideWidth, imageWidth, Width);
        float* source = image + (top * StrideHeight + row - PadTop) * imageWidth + left * StrideWidth + column - PadLeft;
        CopyRows<V>(source, StrideHeight * imageWidth, StrideWidth, bottom - top, right - left, plane + top * Width + left, Width);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static void CopyRows<V>(float* source, nint sourceRow, nint stride, nint rows, nint width, float* target, nint targetRow)
        where V : struct, ISimd<V>
    {
        nint whole = width - width % V.Count;
        V all = V.Lanes(V.Count), rest = V.Lanes(width - whole);
        for (nint i = 0; i < rows; i++)
        {
            for (nint j = 0; j < whole; j += V.Count)
            {
                (stride == 1 ? V.Load(source + j) : V.LoadStrided(source + j * stride, stride, all)).Store(target + j);
            }

            if (whole < width)
            {
                (stride == 1 ? V.Load(source + whole, rest) : V.LoadStrided(source + whole * stride, stride, rest))
                    .Store(target + whole, rest);
            }

            source += sourceRow;
            target += targetRow;
        }
    }

    /// <summary>The steps i in [0, count) for which <c>start + i * stride</c> lies in [0, extent).</summary>
    public static (nint First, nint End) Inside(nint start, nint stride, nint extent, nint count)
    {
        nint first = start < 0 ? (-start + stride - 1) / stride : 0;
        nint end = extent - start <= 0 ? 0 : nint.Min(count, (extent - start + stride - 1) / stride);
        return (nint.Min(first, end), end);
    }
}
