using NetGen.Compiler.Ops;
using NetGen.Compiler.Templates;
using static NetGen.Compiler.Tests.Evaluate.Numeric;
using static NetGen.Compiler.Tests.Evaluate.Templates;

namespace NetGen.Compiler.Tests.Evaluate;

/// <summary>Pools and resized images, against their definitions.</summary>
public class WindowMathTests
{
    /// <summary>A shuffled image without equal numbers.</summary>
    static double[] Pixels(int count) => [.. Enumerable.Range(0, count).Select(i => (i * 7 % count) / 2.0 - 3)];

    static EnumValue Bilinear => new("NetGen.UpsampleMode", "Bilinear");

    [Theory]
    [InlineData(7, 3, 2, 0, false)]
    [InlineData(8, 3, 2, 0, true)]
    [InlineData(6, 2, 3, 1, true)] // The last window would begin in the padding behind the end.
    [InlineData(7, 3, 2, 1, true)]
    [InlineData(1, 2, 2, 0, true)]
    public void PoolsRoundSizesAsPyTorchDoes(int size, int kernel, int stride, int padding, bool ceil)
    {
        var x = Pixels(size);
        var count = (size + 2 * padding - kernel + (ceil ? stride - 1 : 0)) / stride + 1;
        if (ceil && (count - 1) * stride >= size + padding) count--;
        int[] starts = [.. Enumerable.Range(0, count).Select(i => i * stride - padding)];
        double[] Inside(int start) => x[Math.Max(start, 0)..Math.Min(start + kernel, size)];
        (string, object?)[] window = [("kernel", kernel), ("stride", stride), ("padding", padding), ("ceilMode", ceil)];

        AssertValues([.. starts.Select(s => Inside(s).Max())], Of(x, [1, 1, size], e => Op(e, "MaxPool1d", window)));
        // The divisor counts what lies in the padding, but not what completes the last window.
        AssertValues([.. starts.Select(s => Inside(s).Sum() / (Math.Min(s + kernel, size + padding) - s))],
            Of(x, [1, 1, size], e => Op(e, "AvgPool1d", window)));
        AssertValues([.. starts.Select(s => Inside(s).Average())],
            Of(x, [1, 1, size], e => Op(e, "AvgPool1d", [.. window, ("countIncludePad", false)])));
    }

    [Fact]
    public void PoolsOfVolumesHaveWindowsOfAnyForm()
    {
        var x = Pixels(4 * 3 * 5);
        double At(int d, int h, int w) => x[(d * 3 + h) * 5 + w];
        double[] expected = [.. from d in new[] { 0, 2 } from h in new[] { 0, 1, 2 } from w in new[] { 0, 2 }
            select new[] { At(d, h, w), At(d, h, w + 1), At(d, h, w + 2), At(d + 1, h, w), At(d + 1, h, w + 1), At(d + 1, h, w + 2) }.Max()];
        AssertValues(expected, Of(x, [1, 1, 4, 3, 5], e => Then(e, Layer("MaxPool3d", ("kernel", new[] { 2, 1, 3 }), ("Strides", new[] { 2, 1, 2 })))));
    }

    [Theory]
    [InlineData(7, 3)]
    [InlineData(6, 3)]
    [InlineData(5, 1)]
    [InlineData(3, 5)]
    public void AdaptivePoolsHaveAsManyWindowsAsAskedFor(int size, int count)
    {
        var x = Pixels(size * size);
        double[] Window(int row, int column) =>
        [
            .. from i in Enumerable.Range(0, size) where i >= row * size / count && i < Math.Ceiling((row + 1.0) * size / count)
            from j in Enumerable.Range(0, size) where j >= column * size / count && j < Math.Ceiling((column + 1.0) * size / count)
            select x[i * size + j],
        ];
        double[] Expected(Func<double[], double> reduce) =>
            [.. Enumerable.Range(0, count * count).Select(i => reduce(Window(i / count, i % count)))];

        AssertValues(Expected(w => w.Average()), Of(x, [1, 1, size, size], e => Op(e, "AdaptiveAvgPool2d", ("size", new[] { count }))));
        AssertValues(Expected(w => w.Max()), Of(x, [1, 1, size, size], e => Then(e, Layer("AdaptiveMaxPool2d", ("size", new[] { count, count })))));
    }

    [Fact]
    public void AdaptivePoolsOfNamedSizes()
    {
        var halves = RunClean(Templates.Of(["N", 2, "T"], x => Op(Op(x, "Upsample", ("scale", 4)), "AdaptiveAvgPool1d", ("size", 2))));
        Assert.Equal("[N, 2, 2]", halves.Methods[0].Inference.Outputs[0].Node.Shape.ToString());
        Assert.Equal("NG0204", Assert.Single(WithoutInfos(Run(Templates.Of(["N", 2, "T"], x => Op(x, "AdaptiveMaxPool1d", ("size", 2)))))).Rule);
    }

    [Fact]
    public void UnpoolingPutsValuesBackWhereTheyWere()
    {
        double[] image = [1, 5, 2, 0, 3, 4, 9, 8, 7];
        Expression Values(Expression x) => new TupleItem(NextSite, Op(x, "MaxPool2dWithIndices", ("kernel", 2)), 0);
        Expression Indices(Expression x) => new TupleItem(NextSite, Op(x, "MaxPool2dWithIndices", ("kernel", 2)), 1);
        AssertValues([1], Of(image, [1, 1, 3, 3], x => Op(Indices(x), "Labels.AsTensor")));
        AssertValues([0, 5, 0, 0], Of(image, [1, 1, 3, 3], x => Op(Values(x), "MaxUnpool2d", ("indices", Indices(x)), ("kernel", 2))));
        AssertValues([0, 5, 0, 0, 0, 0, 0, 0, 0], Of(image, [1, 1, 3, 3], x =>
            Op(Values(x), "MaxUnpool2d", ("indices", Indices(x)), ("kernel", 2), ("height", 3), ("width", 3))));
        var wrong = Run(Templates.Of([1, 1, 3, 3], x =>
            Op(Values(x), "MaxUnpool2d", ("indices", Indices(x)), ("kernel", 2), ("height", 4), ("width", 3))));
        Assert.Equal(("NG0209", "height"), (Assert.Single(WithoutInfos(wrong)).Rule, wrong.Issues[0].Arguments[1]));
    }

    [Theory]
    [InlineData(2, 6, false)]
    [InlineData(3, 7, false)]
    [InlineData(4, 3, false)]
    [InlineData(3, 6, true)]
    [InlineData(5, 1, true)]
    [InlineData(1, 4, true)]
    public void BilinearInterpolation(int from, int to, bool align)
    {
        var x = Pixels(from * from);
        double Position(int i) => align ? to == 1 ? 0 : i * (from - 1.0) / (to - 1) : Math.Clamp((i + 0.5) * from / to - 0.5, 0, from - 1);
        double Pixel(double row, double column)
        {
            int top = (int)row, left = (int)column, bottom = Math.Min(top + 1, from - 1), right = Math.Min(left + 1, from - 1);
            double v = row - top, u = column - left;
            return (1 - v) * ((1 - u) * x[top * from + left] + u * x[top * from + right])
                + v * ((1 - u) * x[bottom * from + left] + u * x[bottom * from + right]);
        }

        AssertValues([.. Enumerable.Range(0, to * to).Select(i => Pixel(Position(i / to), Position(i % to)))], Of(x, [1, 1, from, from], e =>
            Op(e, "Interpolate", ("height", to), ("width", to), ("mode", Bilinear), ("alignCorners", align))));
    }

    [Theory]
    [InlineData(3, 6)]
    [InlineData(3, 7)]
    [InlineData(5, 3)]
    public void NearestInterpolation(int from, int to)
    {
        var x = Pixels(from * from);
        double[] expected = [.. Enumerable.Range(0, to * to).Select(i => x[i / to * from / to * from + i % to * from / to])];
        AssertValues(expected, Of(x, [1, 1, from, from], e =>
            Op(e, "Interpolate", ("height", to), ("width", to), ("mode", new EnumValue("NetGen.UpsampleMode", "Nearest")))));
        if (to == 2 * from) AssertValues(expected, Of(x, [1, 1, from, from], e => Then(e, Layer("Upsample", ("scale", 2)))));
    }

    [Fact]
    public void PixelsAndChannels()
    {
        double[] x = [0, 1, 2, 3, 4, 5, 6, 7];
        // out[0, 0, 2y + i, 2x + j] = in[0, 2i + j, y, x]
        double[] expected = [.. from row in Enumerable.Range(0, 2) from column in Enumerable.Range(0, 4)
            select x[(2 * (row % 2) + column % 2) * 2 + column / 2]];
        Expression Shuffled(Expression e) => Op(e, "PixelShuffle", ("factor", 2));
        AssertValues(expected, Of(x, [1, 4, 1, 2], Shuffled));
        AssertValues(x, Of(x, [1, 4, 1, 2], e => Op(Shuffled(e), "PixelUnshuffle", ("factor", 2))));
    }

    [Fact]
    public void Borders()
    {
        double[] x = [1, 2, 3, 4, 5, 6];
        AssertValues([0, 0, 0, 0, 1, 2, 3, 0, 4, 5, 6, 0], Of(x, [1, 1, 2, 3], e => Then(e, Layer("ZeroPad2d", ("padding", new[] { 0, 1, 1, 0 })))));
        AssertValues([3, 2, 1, 2, 3, 6, 5, 4, 5, 6], Of(x, [1, 1, 2, 3], e => Then(e, Layer("ReflectionPad2d", ("padding", new[] { 2, 0, 0, 0 })))));
        AssertValues([3, 1, 2, 3, 1, 6, 4, 5, 6, 4], Of(x, [1, 1, 2, 3], e => Then(e, Layer("CircularPad2d", ("padding", new[] { 1, 1, 0, 0 })))));
        AssertValues([1, 2, 3, 3, 3], Of(x[..3], [3], e =>
            Op(e, "Pad", ("axis", 0), ("before", 0), ("after", 2), ("mode", new EnumValue("NetGen.PaddingMode", "Replicate")))));
    }

    [Theory]
    [InlineData("ReflectionPad2d", 3, "below dimension 2")]
    [InlineData("CircularPad2d", 4, "at most dimension 2")]
    public void BordersLargerThanTheImage(string layer, int padding, string expected)
    {
        var issue = Assert.Single(WithoutInfos(Run(Templates.Of(["N", 1, 3, 3], x => Then(x, Layer(layer, ("padding", padding)))))));
        Assert.Equal("NG0209", issue.Rule);
        Assert.StartsWith(expected, issue.Arguments[3]);
    }

    [Fact]
    public void RefusedInputs()
    {
        AssertRefused("NG0206", ["N", 3], x => Then(x, Layer("GlobalAvgPool")));
        AssertRefused("NG0206", ["N", 3, 4], x => Then(x, Layer("Upsample", ("scale", 2), ("Mode", Bilinear))));
        AssertRefused("NG0209", ["N", 3, 4], x => Op(x, "Upsample", ("scale", 2), ("alignCorners", true)));
        AssertRefused("NG0209", ["N", 3, 4, 4], x => Op(x, "PixelShuffle", ("factor", 2)));
        AssertRefused("NG0209", ["N", 4, 4, 3], x => Op(x, "PixelUnshuffle", ("factor", 2)));
        AssertRefused("NG0209", ["N", 4, 4], x => Op(x, "ConvTranspose1d", ("filter", Function("Full", ("value", 1.0), ("shape", new[] { 4, 2, 3 }))),
            ("outputPadding", 1)));
        AssertRefused("NG0209", ["N", 4, 2], x => Op(x, "ConvTranspose1d", ("filter", Function("Full", ("value", 1.0), ("shape", new[] { 4, 2, 3 }))),
            ("padding", 2)));
        AssertRefused("NG0204", ["N", 4, "T"], x => Op(x, "MaxPool1d", ("kernel", 2), ("ceilMode", true)));
        AssertRefused("NG0203", ["N", 4, 2], x => Op(x, "MaxPool1d", ("kernel", 5), ("stride", 1), ("ceilMode", true)));
        AssertRefused("NG0209", ["N", 4, 4, 4], x => Then(x, Layer("MaxPool2d", ("kernel", new[] { 2, 2, 2 }))));

        static void AssertRefused(string rule, object[] shape, Func<Expression, Expression> body) =>
            Assert.Equal(rule, Assert.Single(WithoutInfos(Run(Templates.Of(shape, body)))).Rule);
    }
}
