using NetGen.Compiler.Graphs;
using NetGen.Compiler.Shapes;
using NetGen.Compiler.Templates;
using ValueType = NetGen.Compiler.Templates.ValueType;
using static NetGen.Compiler.Tests.Evaluate.Templates;

namespace NetGen.Compiler.Tests.Evaluate;

/// <summary>The shortest network, a list of layers: its programs, weights and rows.</summary>
public class LeNetTests
{
    internal static TypeTemplate LeNet() => List(
        Shape("N", 1, 28, 28),
        Layer("Conv2d", ("channels", 6), ("kernel", 5), ("Padding", 2)), Layer("Relu"), Layer("MaxPool2d", ("kernel", 2)),
        Layer("Conv2d", ("channels", 16), ("kernel", 5)), Layer("Relu"), Layer("MaxPool2d", ("kernel", 2)),
        Layer("Flatten"), Layer("Linear", ("features", 120)), Layer("Relu"), Layer("Linear", ("features", 84)), Layer("Relu"),
            Layer("Linear", ("features", 10)),
        Layer("CrossEntropy"));

    [Fact]
    public void ParametersHavePyTorchsNamesAndCount()
    {
        var net = RunClean(LeNet());

        Assert.Equal(
            ["0.weight [6, 1, 5, 5]", "0.bias [6]", "3.weight [16, 6, 5, 5]", "3.bias [16]", "7.weight [120, 400]", "7.bias [120]",
                "9.weight [84, 120]", "9.bias [84]", "11.weight [10, 84]", "11.bias [10]"],
            net.Parameters.Select(p => $"{p.Name} {p.Shape}"));
        Assert.Equal(61_706, net.Parameters.Sum(p => p.Shape.Size.Constant!.Value));
        Assert.Equal(("HeUniform", 150, 400),
            (net.Parameters[2].Initialization.Kind, net.Parameters[2].Initialization.FanIn, net.Parameters[2].Initialization.FanOut));
        Assert.Equal("Zeros", net.Parameters[1].Initialization.Kind);
        Assert.Empty(net.Buffers);
    }

    [Fact]
    public void ListBecomesPredictAndLoss()
    {
        var net = RunClean(LeNet());

        Assert.Equal(["Predict", "Loss"], net.Methods.Select(m => m.Name));
        var (predict, loss) = (net.Methods[0], net.Methods[1]);
        Assert.Equal(["input Tensor [N, 1, 28, 28]"], predict.Inputs.Select(i => $"{i.Name} {i.Type} {i.Shape}"));
        Assert.Equal(["input Tensor [N, 1, 28, 28]", "labels Labels [N]"], loss.Inputs.Select(i => $"{i.Name} {i.Type} {i.Shape}"));
        Assert.Equal(("result", new Shape(Dim.Name("N"), 10)), (predict.Results.Single().Name, predict.Results.Single().Shape));
        Assert.Equal(("loss", Compiler.Shapes.Shape.Scalar), (loss.Results.Single().Name, loss.Results.Single().Shape));
        Assert.Equal(net.Parameters.Select(p => p.Name), loss.Trained);
        Assert.Equal(loss.Trained, loss.Training!.Outputs.Where(o => o.Kind == OutputKind.Gradient).Select(o => o.Name));
        Assert.Equal("N", predict.Dims.Single().Id);
        Assert.Equal([new("labels", 10, "CrossEntropy '12'")], loss.IndexBounds);
        foreach (var graph in new[] { predict.Inference, loss.Inference, loss.Training! }) GraphVerifier.Verify(graph, "evaluation");
    }

    [Fact]
    public void RowsSayWhatEveryLayerIs()
    {
        var rows = RunClean(LeNet()).Layers;

        Assert.Equal(13, rows.Count);
        Assert.Equal(("0", "Conv2d(6, kernel: 5, Padding = 2)", "[N, 6, 28, 28]"), (rows[0].Path, rows[0].Kind, rows[0].Output.ToString()));
        Assert.Equal(["0.weight", "0.bias"], rows[0].Parameters);
        // 2 · 25 per output pixel and channel, and the bias.
        Assert.Equal("239904 * N", rows[0].Flops.ToString());
        Assert.Equal("MaxPool2d(2)", rows[2].Kind);
        Assert.Equal("[]", rows[12].Output.ToString());
    }

    [Fact]
    public void GradientsAreThoseOfCentralDifferences()
    {
        var net = RunClean(List(Shape("N", 1, 6, 6),
            Layer("Conv2d", ("channels", 2), ("kernel", 3), ("Padding", 1)), Layer("Relu"), Layer("MaxPool2d", ("kernel", 2)),
            Layer("Flatten"), Layer("Dropout", ("rate", 0.25)), Layer("Linear", ("features", 4)), Layer("CrossEntropy", ("Smoothing", 0.1))));
        Numeric.AssertGradients(net.Methods[1], ("N", 3));
    }

    [Fact]
    public void RegressionTakesATensorAsTarget()
    {
        var net = RunClean(List(Shape("N", 5), Layer("Linear", ("features", 3)), Layer("Gelu"), Layer("Linear", ("features", 2)),
            Layer("MeanSquaredError")));
        Assert.Equal("target Tensor [N, 2]", net.Methods[1].Inputs.Select(i => $"{i.Name} {i.Type} {i.Shape}").Last());
        Numeric.AssertGradients(net.Methods[1], ("N", 2));
    }

    [Fact]
    public void ListsThatBeginWithAnEmbeddingTakeTokens()
    {
        var net = RunClean(List(Shape("N", "T"), Layer("Embedding", ("count", 50), ("width", 8)), Layer("Linear", ("features", 2))));
        Assert.Equal(ValueType.Tokens, net.Methods.Single().Inputs[0].Type);
        Assert.Equal("[N, T, 2]", net.Methods[0].Results[0].Shape.ToString());
        Assert.Equal("Normal", net.Parameters[0].Initialization.Kind);
        Assert.Equal([new("input", 50, "Embedding '0'")], net.Methods[0].IndexBounds);
    }
}
