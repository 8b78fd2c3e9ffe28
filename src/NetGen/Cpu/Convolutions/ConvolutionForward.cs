using System.Runtime.CompilerServices;

namespace NetGen.Cpu;

/// <summary>The convolution of one image: a correlation of the filter with the padded, stride-split image.</summary>
static unsafe class ConvolutionForward
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run<V>(in ConvShape s, float* input, float* filter, float* output)
        where V : struct, ISimd<V>
    {
        Scratch.Height mark = Scratch.Mark();
        Planes planes = Planes.OfInput(s);
        float* image = Scratch.Floats(s.InChannels * planes.Channel + V.Count);
        planes.Fill<V>(input, s.InChannels, s.InHeight, s.InWidth, image);

        nint* filterOffsets = Scratch.Offsets(s.FilterRow);
        nint* imageOffsets = Scratch.Offsets(s.FilterRow);
        ImageOffsets(s, planes, imageOffsets);
        for (nint term = 0; term < s.FilterRow; term++)
        {
            filterOffsets[term] = term;
        }

        nint pixels = s.OutHeight * s.OutWidth;
        for (nint group = 0; group < s.Groups; group++)
        {
            var correlation = new Correlation
            {
                Filter = filter + group * s.GroupOutChannels * s.FilterRow,
                FilterRow = s.FilterRow,
                Channels = s.GroupOutChannels,
                Image = image + group * s.GroupInChannels * planes.Channel,
                ImageRow = planes.Width,
                FilterOffsets = filterOffsets,
                ImageOffsets = imageOffsets,
                Depth = s.FilterRow,
                Height = s.OutHeight,
                Width = s.OutWidth,
                Result = output + group * s.GroupOutChannels * pixels,
                ResultChannel = pixels,
                ResultRow = s.OutWidth,
                ResultColumn = 1,
            };
            correlation.Run<V>();
        }

        Scratch.Release(mark);
    }

    /// <summary>Where each filter number of a group begins in the planes, in the filter's order.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void ImageOffsets(in ConvShape s, in Planes planes, nint* offsets)
    {
        for (nint tap = 0; tap < nint.Min(s.Taps, s.FilterRow); tap++)
        {
            offsets[tap] = planes.TapOffset(tap / s.KernelWidth * s.DilationHeight, tap % s.KernelWidth * s.DilationWidth);
        }

        for (nint term = s.Taps; term < s.FilterRow; term++)
        {
            offsets[term] = offsets[term - s.Taps] + planes.Channel;
        }
    }
}
