using System.Runtime.CompilerServices;

namespace NetGen.Cpu;

/// <summary>
/// The gradient of the filter: the inner product of each output channel's gradient with each shifted input plane, over the pixels of some
/// images at a time.
/// </summary>
static unsafe class ConvolutionFilter
{
    // The copies of the images of one block stay in the second-level cache; eight rows of this depth in the first.
    const nint BlockFloats = 160 << 10, PixelBlock = 1536, ChannelBlock = 16;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run<V>(
        in ConvShape s, nint images, float* input, nint inputStride, float* gradient, nint gradientStride, float* result)
        where V : struct, ISimd<V>
    {
        if (images <= 0)
        {
            new Span<byte>(result, checked((int)(s.FilterLength * sizeof(float)))).Clear();
            return;
        }

        Scratch.Height mark = Scratch.Mark();
        Planes planes = Planes.OfInput(s);
        Planes rows = SpacedGradient<V>(s, planes);
        nint* offsets = Scratch.Offsets(s.FilterRow);
        ConvolutionForward.ImageOffsets(s, planes, offsets);

        nint inputLength = s.InChannels * planes.Channel, gradientLength = s.OutChannels * rows.Channel;
        nint atOnce = nint.Clamp(BlockFloats / (inputLength + gradientLength), 1, images);
        float* inputs = Scratch.Floats(atOnce * inputLength + V.Count);
        float* gradients = Scratch.Floats(atOnce * gradientLength);
        new Span<float>(inputs + atOnce * inputLength, V.Count).Clear();
        for (nint first = 0; first < images; first += atOnce)
        {
            nint count = nint.Min(atOnce, images - first);
            for (nint image = 0; image < count; image++)
            {
                planes.Fill<V>(
                    input + (first + image) * inputStride, s.InChannels, s.InHeight, s.InWidth, inputs + image * inputLength);
                rows.Fill<V>(
                    gradient + (first + image) * gradientStride, s.OutChannels, s.OutHeight, s.OutWidth,
                    gradients + image * gradientLength);
            }

            var products = new InnerProducts
            {
                ARow = rows.Channel,
                CRow = s.FilterRow,
                Segments = count,
                ASegment = gradientLength,
                BSegment = inputLength,
            };
            AddBlock<V>(s, planes, ref products, inputs, gradients, offsets, result, accumulate: first > 0);
        }

        Scratch.Release(mark);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static void AddBlock<V>(
        in ConvShape s, in Planes planes, ref InnerProducts products, float* inputs, float* gradients, nint* offsets, float* result,
        bool accumulate)
        where V : struct, ISimd<V>
    {
        nint pixels = products.ARow;
        for (nint group = 0; group < s.Groups; group++)
        {
            nint channel = group * s.GroupOutChannels;
            nint pixelBlocks = (pixels + PixelBlock - 1) / PixelBlock;
            for (nint pixelBlock = 0; pixelBlock < pixelBlocks; pixelBlock++)
            {
                (nint register, nint registers) = Gemm.Part(pixels / V.Count, pixelBlocks, pixelBlock);
                nint pixel = register * V.Count;
                products.Depth = registers * V.Count;
                products.Accumulate = accumulate || pixel > 0;
                for (nint block = 0; block < s.GroupOutChannels; block += ChannelBlock)
                {
                    Multiply<V>(
                        ref products,
                        nint.Min(ChannelBlock, s.GroupOutChannels - block),
                        s.FilterRow,
                        gradients + (channel + block) * pixels + pixel,
                        inputs + group * s.GroupInChannels * planes.Channel + pixel,
                        offsets,
                        result + (channel + block) * s.FilterRow);
                }
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static void Multiply<V>(
        ref InnerProducts products, nint channels, nint terms, float* gradients, float* inputs, nint* offsets, float* result)
        where V : struct, ISimd<V>
    {
        nint rowTiles = (channels + InnerProductTile.MaxRows<V>() - 1) / InnerProductTile.MaxRows<V>();
        for (nint term = 0; term < terms; term += InnerProductTile.MaxColumns)
        {
            nint last = nint.Min(InnerProductTile.MaxColumns, terms - term) - 1;
            products.B0 = inputs + offsets[term];
            products.B1 = inputs + offsets[term + nint.Min(1, last)];
            products.B2 = inputs + offsets[term + nint.Min(2, last)];
            products.B3 = inputs + offsets[term + last];
            for (nint tile = 0; tile < rowTiles; tile++)
            {
                (nint channel, nint rows) = Gemm.Part(channels, rowTiles, tile);
                products.A = gradients + channel * products.ARow;
                products.C = result + channel * products.CRow + term;
                InnerProductTile.Run<V>((int)rows, (int)last + 1, products);
            }
        }
    }

    /// <summary>The output gradient with the planes' distance between rows, zeros between them, and whole registers of pixels.</summary>
    static Planes SpacedGradient<V>(in ConvShape s, in Planes planes)
        where V : struct, ISimd<V>
    {
        nint pixels = (s.OutHeight - 1) * planes.Width + s.OutWidth;
        return new Planes
        {
            StrideHeight = 1,
            StrideWidth = 1,
            Height = s.OutHeight,
            Width = planes.Width,
            Channel = (pixels + V.Count - 1) / V.Count * V.Count,
        };
    }
}
