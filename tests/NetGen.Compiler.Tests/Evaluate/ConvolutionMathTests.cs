using NetGen.Compiler.Ops;
using NetGen.Compiler.Templates;
using static NetGen.Compiler.Tests.Evaluate.Numeric;
using static NetGen.Compiler.Tests.Evaluate.Templates;

namespace NetGen.Compiler.Tests.Evaluate;

/// <summary>Convolutions over one, two and three axes, and their adjoints, against the sums written out.</summary>
public class ConvolutionMathTests
{
    const string Path = "conv";

    /// <summary>Input sizes, kernel, strides, paddings, dilations and groups of a case.</summary>
    public static TheoryData<int[], int[], int[], int[], int[], int> Cases => new()
    {
        { [9], [3], [2], [1], [1], 1 },
        { [10], [2], [1], [3], [3], 2 },
        { [5, 6], [3, 2], [1, 2], [1, 0], [1, 1], 1 },
        { [7, 7], [2, 3], [2, 1], [0, 2], [2, 1], 4 },
        { [4, 5, 4], [3, 2, 1], [1, 1, 1], [1, 1, 0], [1, 1, 1], 1 },
        { [6, 4, 5], [2, 2, 3], [2, 1, 2], [1, 0, 1], [2, 1, 1], 2 },
        { [3, 4, 4], [1, 3, 3], [1, 1, 1], [0, 1, 1], [1, 1, 1], 4 },
    };

    static (string, object?)[] Hyperparameters(int[] kernel, int[] stride, int[] padding, int[] dilation, int groups) => kernel.Length == 1
        ? [("channels", 8), ("kernel", kernel[0]), ("Stride", stride[0]), ("Padding", padding[0]), ("Dilation", dilation[0]), ("Groups", groups)]
        : [("channels", 8), ("kernel", kernel), ("Strides", stride), ("Paddings", padding), ("Dilations", dilation), ("Groups", groups)];

    /// <summary>The layer's result on an input [2, 4, …], with the input and the weights.</summary>
    static (Reference Result, Reference X, Reference Weight, Reference Bias) Run(string layer, int[] size, params (string, object?)[] hyperparameters)
    {
        object[] shape = [2, 4, .. size.Select(s => (object)s)];
        var graph = RunClean(Templates.Of(shape, x => Then(x, Field(Path)), Declare(Path, Layer(layer, hyperparameters)))).Methods.Single().Inference;
        var random = new Random(3);
        var sources = graph.Sources.Select(n => (Source)n.Op).ToDictionary(s => s.Id, s =>
            Reference.From([.. s.Shape.Dims.Select(d => d.Constant!.Value)], _ => random.NextDouble() * 2 - 1));
        return (Outputs(graph, sources).Single().Value, sources["x"], sources[Path + ".weight"], sources[Path + ".bias"]);
    }

    static bool IsInside(long[] position, long[] size) => position.Zip(size).All(p => p.First >= 0 && p.First < p.Second);

    [Theory, MemberData(nameof(Cases))]
    public void Convolution(int[] size, int[] kernel, int[] stride, int[] padding, int[] dilation, int groups)
    {
        var (y, x, weight, bias) = Run($"Conv{size.Length}d", size, Hyperparameters(kernel, stride, padding, dilation, groups));
        Assert.Equal([8L, 4 / groups, .. kernel.Select(k => (long)k)], weight.Shape);
        AssertSums(y, x, weight, bias, stride, padding, dilation, groups, p => IsInside(p, x.Shape[2..]) ? p : null);
    }

    static void AssertSums(Reference y, Reference x, Reference weight, Reference bias, int[] stride, int[] padding, int[] dilation, int groups,
        Func<long[], long[]?> source)
    {
        long[] sizes = [.. x.Shape[2..].Select((s, a) => (s + 2 * padding[a] - dilation[a] * (weight.Shape[a + 2] - 1) - 1) / stride[a] + 1)];
        Assert.Equal([x.Shape[0], weight.Shape[0], .. sizes], y.Shape);
        long perGroup = weight.Shape[1], outPerGroup = weight.Shape[0] / groups;
        var expected = Reference.From(y.Shape, o =>
        {
            var sum = bias.Data[o[1]];
            foreach (var k in Reference.Indices(weight.Shape[1..]))
            {
                var at = source([.. o.Skip(2).Select((p, a) => p * stride[a] + k[a + 1] * dilation[a] - padding[a])]);
                if (at is not null) sum += x[[o[0], o[1] / outPerGroup * perGroup + k[0], .. at]] * weight[[o[1], .. k]];
            }
            return sum;
        });
        AssertValues(expected.Data, y, 1e-9);
    }

    [Theory, MemberData(nameof(Cases))]
    public void TransposedConvolution(int[] size, int[] kernel, int[] stride, int[] padding, int[] dilation, int groups)
    {
        int[] more = [.. stride.Select(s => s - 1)];
        var layer = $"ConvTranspose{size.Length}d";
        var (y, x, weight, bias) = Run(layer, size, [.. Hyperparameters(kernel, stride, padding, dilation, groups),
            size.Length == 1 ? ("OutputPadding", more[0]) : ("OutputPaddings", more)]);
        Assert.Equal([4L, 8 / groups, .. kernel.Select(k => (long)k)], weight.Shape);
        var expected = new Reference([2, 8, .. size.Select((s, a) =>
            (s - 1L) * stride[a] - 2 * padding[a] + dilation[a] * (kernel[a] - 1) + more[a] + 1)]);
        Assert.Equal(expected.Shape, y.Shape);
        long perGroup = 4 / groups, outPerGroup = weight.Shape[1];
        foreach (var i in Reference.Indices(x.Shape))
        {
            foreach (var k in Reference.Indices(weight.Shape[1..]))
            {
                long[] at = [.. i.Skip(2).Select((p, a) => p * stride[a] + k[a + 1] * dilation[a] - padding[a])];
                if (IsInside(at, y.Shape[2..])) expected[[i[0], i[1] / perGroup * outPerGroup + k[0], .. at]] += x[i] * weight[[i[1], .. k]];
            }
        }
        foreach (var o in Reference.Indices(y.Shape)) expected[o] += bias.Data[o[1]];
        AssertValues(expected.Data, y, 1e-9);
    }

    [Theory]
    [InlineData("Reflect", 3)]
    [InlineData("Replicate", 5)]
    [InlineData("Circular", 4)]
    public void BordersThatFollowFromTheInput(string mode, int padding)
    {
        var (y, x, weight, bias) = Run("Conv2d", [4, 6], ("channels", 2), ("kernel", 3), ("Padding", padding),
            ("PaddingMode", new EnumValue("NetGen.PaddingMode", mode)));
        AssertSums(y, x, weight, bias, [1, 1], [padding, padding], [1, 1], 1, p => [Mapped(p[0], 4), Mapped(p[1], 6)]);

        long Mapped(long position, long size) => mode switch
        {
            "Reflect" => position < 0 ? -position : position >= size ? 2 * (size - 1) - position : position,
            "Replicate" => Math.Clamp(position, 0, size - 1),
            _ => (position + size) % size,
        };
    }

    [Fact]
    public void StandardizedFiltersHaveMeanZeroAndVarianceOne()
    {
        var (y, x, weight, bias) = Run("Conv1d", [7], ("channels", 3), ("kernel", 3), ("WeightStandardization", true));
        var standardized = Reference.From(weight.Shape, i =>
        {
            var row = weight.Data[(int)(i[0] * 12)..(int)(i[0] * 12 + 12)];
            var mean = row.Average();
            return (weight[i] - mean) / Math.Sqrt(row.Average(w => (w - mean) * (w - mean)) + 1e-5);
        });
        AssertSums(y, x, standardized, bias, [1], [0], [1], 1, p => p);
    }

    [Theory]
    [InlineData("Conv1d", 1)]
    [InlineData("Conv3d", 3)]
    public void OperationsAreTheLayersWithoutNames(string operation, int rank)
    {
        object[] shape = [1, 2, .. Enumerable.Repeat<object>(3, rank)];
        object[] filters = [2, 2, .. Enumerable.Repeat<object>(2, rank)];
        var convolved = Op(Var("x"), operation, ("filter", Var("f")));
        var back = Op(convolved, operation.Replace("Conv", "ConvTranspose"), ("filter", Var("f")));
        var net = RunClean(Network([], Method(MethodKind.Forward, "Run", [Tensor("x", shape), Tensor("f", filters)], Result(back))));
        Assert.Equal($"[1, 2, {string.Join(", ", Enumerable.Repeat(3, rank))}]", net.Methods[0].Inference.Outputs[0].Node.Shape.ToString());
    }
}
