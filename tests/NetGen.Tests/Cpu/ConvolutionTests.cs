using NetGen.Cpu;
using Xunit;

namespace NetGen.Tests.Cpu;

/// <summary>The convolution and its two adjoints against float64 loops over the definition.</summary>
public sealed unsafe class ConvolutionTests
{
    public static TheoryData<int> Supported => Widths.Supported;

    [Theory, MemberData(nameof(Supported))]
    public void Agrees_with_float64(int width)
    {
        foreach (ConvShape shape in Shapes())
        {
            Check(width, shape);
        }
    }

    [Fact]
    public void No_images_give_zero_filter_gradients()
    {
        ConvShape shape = Shape(2, 5, 5, 3, 3, 3, 1, 1, 0, 0, 1, 1, 1);
        using var filter = new NativeBuffer(shape.FilterLength);
        filter.Span.Fill(5);
        Convolution.Filter(shape, 0, null, 0, null, 0, filter.Pointer);
        Assert.All(filter.Span.ToArray(), number => Assert.Equal(0, number));
    }

    [Fact]
    public void Allocates_nothing()
    {
        ConvShape shape = Shape(3, 12, 12, 5, 3, 3, 2, 2, 1, 1, 1, 1, 1);
        using var numbers = new NativeBuffer(5000);
        using var result = new NativeBuffer(5000);
        void Run()
        {
            Convolution.Forward(shape, numbers.Pointer, numbers.Pointer, result.Pointer);
            Convolution.Input(shape, numbers.Pointer, numbers.Pointer, result.Pointer);
            Convolution.Filter(shape, 2, numbers.Pointer, 0, numbers.Pointer, 0, result.Pointer);
        }

        Run();
        long before = GC.GetAllocatedBytesForCurrentThread();
        Run();
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    static IEnumerable<ConvShape> Shapes()
    {
        yield return Shape(1, 28, 28, 6, 5, 5, 1, 1, 2, 2, 1, 1, 1);
        yield return Shape(6, 14, 14, 16, 5, 5, 1, 1, 0, 0, 1, 1, 1);
        yield return Shape(13, 16, 16, 7, 3, 3, 1, 1, 1, 1, 1, 1, 1);
        yield return Shape(8, 9, 9, 8, 1, 1, 1, 1, 0, 0, 1, 1, 1);
        yield return Shape(4, 40, 33, 3, 3, 3, 1, 1, 1, 1, 1, 1, 1);
        yield return Shape(3, 33, 40, 4, 7, 7, 2, 2, 3, 3, 1, 1, 1);
        yield return Shape(4, 8, 8, 5, 1, 1, 2, 2, 0, 0, 1, 1, 1);
        yield return Shape(12, 10, 10, 12, 3, 3, 1, 1, 1, 1, 1, 1, 12);
        var random = new Random(7);
        for (int count = 0; count < 150; count++)
        {
            int groups = random.Next(1, 4);
            int kernelHeight = random.Next(1, 5), kernelWidth = random.Next(1, 5);
            int dilationHeight = random.Next(1, 4), dilationWidth = random.Next(1, 4);
            int padTop = random.Next(0, 4), padLeft = random.Next(0, 4);
            int height = Math.Max(random.Next(1, 20), (kernelHeight - 1) * dilationHeight + 1 - 2 * padTop);
            int width = Math.Max(random.Next(1, 40), (kernelWidth - 1) * dilationWidth + 1 - 2 * padLeft);
            yield return Shape(
                groups * random.Next(1, 4), height, width, groups * random.Next(1, 8), kernelHeight, kernelWidth,
                random.Next(1, 4), random.Next(1, 4), padTop, padLeft, dilationHeight, dilationWidth, groups);
        }
    }

    static ConvShape Shape(
        nint inChannels, nint height, nint width, nint outChannels, nint kernelHeight, nint kernelWidth, nint strideHeight,
        nint strideWidth, nint padTop, nint padLeft, nint dilationHeight, nint dilationWidth, nint groups)
    {
        nint outHeight = (height + 2 * padTop - (kernelHeight - 1) * dilationHeight - 1) / strideHeight + 1;
        nint outWidth = (width + 2 * padLeft - (kernelWidth - 1) * dilationWidth - 1) / strideWidth + 1;
        return new(
            inChannels, height, width, outChannels, outHeight, outWidth, kernelHeight, kernelWidth, strideHeight, strideWidth, padTop,
            padLeft, dilationHeight, dilationWidth, groups);
    }

    static void Check(int width, in ConvShape s)
    {
        const int Images = 3;
        using NativeBuffer input = Numbers(Images * s.InputLength, 1), filter = Numbers(s.FilterLength, 2);
        using NativeBuffer gradient = Numbers(Images * s.OutputLength, 3);
        using NativeBuffer output = Numbers(s.OutputLength, 4);
        using NativeBuffer inputGradient = Numbers(s.InputLength, 5), filterGradient = Numbers(s.FilterLength, 6);
        switch (width)
        {
            case 512: Run<Simd512>(s); break;
            case 256: Run<Simd256>(s); break;
            default: Run<Simd128>(s); break;
        }

        void Run<V>(in ConvShape shape)
            where V : struct, ISimd<V>
        {
            Convolution.Forward<V>(shape, input.Pointer, filter.Pointer, output.Pointer);
            Convolution.Input<V>(shape, gradient.Pointer, filter.Pointer, inputGradient.Pointer);
            Convolution.Filter<V>(
                shape, Images, input.Pointer, shape.InputLength, gradient.Pointer, shape.OutputLength, filterGradient.Pointer);
        }

        double[] expectedOutput = new double[s.OutputLength];
        double[] expectedInput = new double[s.InputLength];
        double[] expectedFilter = new double[s.FilterLength];
        for (int image = 0; image < Images; image++)
        {
            Accumulate(s, image, input, filter, gradient, expectedOutput, expectedInput, expectedFilter);
        }

        AssertClose(s, "forward", expectedOutput, output);
        AssertClose(s, "input", expectedInput, inputGradient);
        AssertClose(s, "filter", expectedFilter, filterGradient);
    }

    /// <summary>One pass over all terms of the definition; output and input gradient are those of image 0.</summary>
    static void Accumulate(
        in ConvShape s, int image, NativeBuffer input, NativeBuffer filter, NativeBuffer gradient, double[] expectedOutput,
        double[] expectedInput, double[] expectedFilter)
    {
        nint perGroup = s.OutChannels / s.Groups, inPerGroup = s.InChannels / s.Groups;
        for (nint oc = 0; oc < s.OutChannels; oc++)
            for (nint oy = 0; oy < s.OutHeight; oy++)
                for (nint ox = 0; ox < s.OutWidth; ox++)
                    for (nint c = 0; c < inPerGroup; c++)
                        for (nint ky = 0; ky < s.KernelHeight; ky++)
                            for (nint kx = 0; kx < s.KernelWidth; kx++)
                            {
                                nint y = oy * s.StrideHeight - s.PadTop + ky * s.DilationHeight, x = ox * s.StrideWidth - s.PadLeft + kx * s.DilationWidth;
                                if (y < 0 || y >= s.InHeight || x < 0 || x >= s.InWidth)
                                {
                                    continue;
                                }

                                nint i = ((oc / perGroup * inPerGroup + c) * s.InHeight + y) * s.InWidth + x;
                                nint w = ((oc * inPerGroup + c) * s.KernelHeight + ky) * s.KernelWidth + kx;
                                nint o = (oc * s.OutHeight + oy) * s.OutWidth + ox;
                                double g = gradient.Pointer[image * s.OutputLength + o];
                                expectedFilter[w] += g * input.Pointer[image * s.InputLength + i];
                                if (image == 0)
                                {
                                    expectedOutput[o] += (double)filter.Pointer[w] * input.Pointer[i];
                                    expectedInput[i] += g * filter.Pointer[w];
                                }
                            }
    }

    static void AssertClose(in ConvShape s, string what, double[] expected, NativeBuffer found)
    {
        for (int i = 0; i < expected.Length; i++)
        {
            double error = Math.Abs(expected[i] - found.Pointer[i]);
            if (!(error <= 2e-5 + 1e-5 * Math.Abs(expected[i])))
            {
                Assert.Fail($"{what} of {s}: [{i}] is {found.Pointer[i]}, not {expected[i]}.");
            }
        }
    }

    static NativeBuffer Numbers(nint length, int seed)
    {
        var random = new Random(seed);
        var buffer = new NativeBuffer(length);
        for (nint i = 0; i < length + 16; i++)
        {
            buffer.Pointer[i] = i < length ? (float)(random.NextDouble() * 2 - 1) : float.NaN;
        }

        return buffer;
    }
}
