using NetGen.Compiler.Evaluate;
using NetGen.Compiler.Graphs;
using NetGen.Compiler.Ops;
using NetGen.Compiler.Shapes;

namespace NetGen.Compiler.Layers;

/// <summary>A convolution of images [N, C, H, W] with a bias per channel.</summary>
static class Conv2d
{
    public static LayerKind Kind { get; } = new(nameof(Conv2d),
        Hyperparameter.Count("channels"), Hyperparameter.Pair("kernel", orOne: true, least: 1),
        Hyperparameter.Count("Stride", 1), Hyperparameter.Pair("Strides", orOne: false, least: 1),
        Hyperparameter.Count("Padding", 0, least: 0), Hyperparameter.Pair("Paddings", orOne: false, least: 0),
        Hyperparameter.Count("Dilation", 1), Hyperparameter.Pair("Dilations", orOne: false, least: 1),
        Hyperparameter.Count("Groups", 1),
        Hyperparameter.Flag("Bias", true), Hyperparameter.Init)
    {
        Apply = Apply,
    };

    static Node Apply(LayerUse layer, Node x)
    {
        Images.Check(x.Shape);
        var (channels, groups, kernel) = (layer.Int("channels"), layer.Int("Groups"), layer.Pair("kernel"));
        var input = layer.WeightSize(x.Shape, 1);
        CheckGroups(groups, input, channels);
        var filter = layer.Weight("weight", new Shape(channels, Dim.FloorDivide(input, groups), kernel[0], kernel[1]), layer.Init("HeUniform"));
        var bias = layer.Flag("Bias") ? layer.Weight("bias", new Shape(channels), "Zeros") : null;
        return Convolve(layer.Program, x, filter, bias,
            new(layer.Pair("Strides", "Stride"), layer.Pair("Paddings", "Padding"), layer.Pair("Dilations", "Dilation"), groups));
    }

    /// <summary>The convolution with checks of what depends on the input's size.</summary>
    public static Node Convolve(Program program, Node x, Node filter, Node? bias, ConvolutionShape geometry)
    {
        var g = program.Graph;
        for (var a = 0; a < 2; a++) Images.CheckWindow(program, x.Shape, a, filter.Shape[a + 2], geometry.Dilation[a], geometry.Padding[a]);
        var y = g.Apply(new Conv(geometry), x, filter);
        return bias is null ? y : g.Add(y, g.Across(bias, y.Shape, 1));
    }

    public static void CheckGroups(long groups, Dim input, Dim output)
    {
        foreach (var (size, what) in new[] { (input, "input"), (output, "output") })
        {
            if (Dim.Modulo(size, groups).Is(0)) continue;
            throw new ShapeException("NG0209", "Groups", groups.ToString(), $"a divisor of the {size} {what} channels");
        }
    }
}
