using System.Runtime.CompilerServices;

namespace NetGen.Cpu;

/// <summary>
/// The gradient of the input of one image. The input splits by the stride into phases, and each phase is a correlation of stride 1 of the
/// padded output gradient with the filter taps that reach the phase.
/// </summary>
static unsafe class ConvolutionInput
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run<V>(in ConvShape s, float* gradient, float* filter, float* result)
        where V : struct, ISimd<V>
    {
        new Span<byte>(result, checked((int)(s.InputLength * sizeof(float)))).Clear();
        Scratch.Height mark = Scratch.Mark();
        Planes planes = PaddedGradient(s);
        float* image = Scratch.Floats(s.OutChannels * planes.Channel + V.Count);
        planes.Fill<V>(gradient, s.OutChannels, s.OutHeight, s.OutWidth, image);
        nint* filterOffsets = Scratch.Offsets(s.GroupOutChannels * s.Taps);
        nint* imageOffsets = Scratch.Offsets(s.GroupOutChannels * s.Taps);
        for (nint row = 0; row < s.StrideHeight; row++)
        {
            for (nint column = 0; column < s.StrideWidth; column++)
            {
                RunPhase<V>(s, planes, row, column, filter, image, filterOffsets, imageOffsets, result);
            }
        }

        Scratch.Release(mark);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static void RunPhase<V>(
        in ConvShape s, in Planes planes, nint row, nint column, float* filter, float* image, nint* filterOffsets, nint* imageOffsets,
        float* result)
        where V : struct, ISimd<V>
    {
        (nint top, nint bottom) = Planes.Inside(row - s.PadTop, s.StrideHeight, s.InHeight, s.OutHeight + s.ReachHeight);
        (nint left, nint right) = Planes.Inside(column - s.PadLeft, s.StrideWidth, s.InWidth, s.OutWidth + s.ReachWidth);
        nint depth = Terms(s, planes, row, column, filterOffsets, imageOffsets);
        nint firstRow = top * s.StrideHeight + row - s.PadTop, firstColumn = left * s.StrideWidth + column - s.PadLeft;
        nint channel = s.InHeight * s.InWidth;
        for (nint group = 0; group < s.Groups; group++)
        {
            var correlation = new Correlation
            {
                Filter = filter + group * s.GroupOutChannels * s.FilterRow,
                FilterRow = s.Taps,
                Channels = s.GroupInChannels,
                Image = image + group * s.GroupOutChannels * planes.Channel + top * planes.Width + left,
                ImageRow = planes.Width,
                FilterOffsets = filterOffsets,
                ImageOffsets = imageOffsets,
                Depth = depth,
                Height = bottom - top,
                Width = right - left,
                Result = result + group * s.GroupInChannels * channel + firstRow * s.InWidth + firstColumn,
                ResultChannel = channel,
                ResultRow = s.StrideHeight * s.InWidth,
                ResultColumn = s.StrideWidth,
            };
            correlation.Run<V>();
        }
    }

    /// <summary>The filter taps that reach a phase, with the place of the output gradient that each one meets.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static nint Terms(in ConvShape s, in Planes planes, nint phaseRow, nint phaseColumn, nint* filterOffsets, nint* imageOffsets)
    {
        nint taps = 0;
        for (nint tap = 0; tap < s.Taps && s.GroupOutChannels > 0; tap++)
        {
            nint row = tap / s.KernelWidth * s.DilationHeight, column = tap % s.KernelWidth * s.DilationWidth;
            if (row % s.StrideHeight == phaseRow && column % s.StrideWidth == phaseColumn)
            {
                filterOffsets[taps] = tap;
                imageOffsets[taps++] =
                    (planes.PadTop - row / s.StrideHeight) * planes.Width + planes.PadLeft - column / s.StrideWidth;
            }
        }

        nint terms = s.GroupOutChannels * taps;
        for (nint term = taps; term < terms; term++)
        {
            filterOffsets[term] = filterOffsets[term - taps] + s.FilterRow;
            imageOffsets[term] = imageOffsets[term - taps] + planes.Channel;
        }

        return terms;
    }

    /// <summary>The output gradient with as many zeros around it as the filter reaches from any pixel of the input.</summary>
    static Planes PaddedGradient(in ConvShape s)
    {
        nint top = nint.Max(0, s.ReachHeight - s.PadTop / s.StrideHeight), left = nint.Max(0, s.ReachWidth - s.PadLeft / s.StrideWidth);
        nint bottom = nint.Min(s.OutHeight + s.ReachHeight, (s.InHeight - 1 + s.PadTop) / s.StrideHeight + 1);
        nint right = nint.Min(s.OutWidth + s.ReachWidth, (s.InWidth - 1 + s.PadLeft) / s.StrideWidth + 1);
        nint height = top + nint.Max(s.OutHeight, bottom), width = left + nint.Max(s.OutWidth, right);
        return new Planes
        {
            StrideHeight = 1,
            StrideWidth = 1,
            PadTop = top,
            PadLeft = left,
            Height = height,
            Width = width,
            Channel = height * width,
        };
    }
}
