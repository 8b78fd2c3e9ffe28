using NetGen.Compiler.Graphs;
using NetGen.Compiler.Ops;
using NetGen.Compiler.Shapes;

namespace NetGen.Compiler.Layers;

/// <summary>min(max(x, 0), 6). Howard et al., 2017.</summary>
static class Relu6
{
    public static LayerKind Kind { get; } = new(nameof(Relu6)) { Apply = (layer, x) => layer.Program.MarkAs("relu6", Of(layer.Graph, x)) };

    // The constants come first, as in Relu, so that the derivative at both kinks is 0.
    public static Node Of(GraphBuilder g, Node x) => g.Minimum(g.Constant(6), Relu.Of(g, x));
}

/// <summary>relu6(x + 3) / 6: a sigmoid of three straight lines. Howard et al., 2019.</summary>
static class Hardsigmoid
{
    public static LayerKind Kind { get; } = new(nameof(Hardsigmoid))
    {
        Apply = (layer, x) => layer.Program.MarkAs("hardsigmoid", Of(layer.Graph, x)),
    };

    public static Node Of(GraphBuilder g, Node x) => g.Multiply(Relu6.Of(g, g.Add(x, 3)), 1.0 / 6);
}

/// <summary>x · hardsigmoid(x). Howard et al., 2019.</summary>
static class Hardswish
{
    public static LayerKind Kind { get; } = new(nameof(Hardswish)) { Apply = (layer, x) => Of(layer.Graph, x) };

    public static Node Of(GraphBuilder g, Node x) => g.Multiply(x, Hardsigmoid.Of(g, x));
}

/// <summary>x / (1 + |x|). Turian, Bergstra and Bengio, 2009.</summary>
static class Softsign
{
    public static LayerKind Kind { get; } = new(nameof(Softsign)) { Apply = (layer, x) => Of(layer.Graph, x) };

    public static Node Of(GraphBuilder g, Node x) => g.Divide(x, g.Add(g.Abs(x), 1));
}

/// <summary>x above 0, a learned slope times x elsewhere: one for all, or one for each channel on axis 1. He et al., 2015.</summary>
static class Prelu
{
    const double Start = 0.25;

    public static LayerKind Kind { get; } = new(nameof(Prelu), Hyperparameter.Count("channels", 1)) { Apply = Apply };

    static Node Apply(LayerUse layer, Node x)
    {
        var channels = layer.Int("channels");
        var g = layer.Graph;
        var slope = layer.Weight("weight", new Shape(channels), Start);
        if (channels == 1) return Of(g, x, g.Reshape(slope, Shape.Scalar));
        if (x.Shape.Rank < 2 || !x.Shape[1].Is(channels))
            throw new ShapeException("NG0206", $"{channels} channels on axis 1", x.Shape.ToString(), "there is one slope for each channel");
        return Of(g, x, g.Across(slope, x.Shape, 1));
    }

    public static Node Of(GraphBuilder g, Node x, Node slope) => g.Select(g.Less(g.Constant(0), x), x, g.Multiply(slope, x));
}

/// <summary>The first half of an axis times the sigmoid of the second. Dauphin et al., 2017.</summary>
static class Glu
{
    public static LayerKind Kind { get; } = new(nameof(Glu), Hyperparameter.Axis("axis", -1))
    {
        Apply = (layer, x) => Of(layer.Graph, x, Axes.Resolve(x.Shape, layer.Int("axis"))),
    };

    public static Node Of(GraphBuilder g, Node x, int axis)
    {
        var half = Dim.FloorDivide(x.Shape[axis], 2);
        if (!(2 * half).Equals(x.Shape[axis]))
            throw new ShapeException("NG0209", $"dimension {axis} of {x.Shape}", x.Shape[axis].ToString(), "even: one half gates the other");
        return g.Multiply(g.Slice(x, axis, 0, half), g.Sigmoid(g.Slice(x, axis, half, half)));
    }
}
