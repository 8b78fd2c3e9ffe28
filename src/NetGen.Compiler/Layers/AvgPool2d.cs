using NetGen.Compiler.Evaluate;
using NetGen.Compiler.Graphs;
using NetGen.Compiler.Ops;
using NetGen.Compiler.Shapes;

namespace NetGen.Compiler.Layers;

/// <summary>The mean of each window of an image; the divisor counts the padding unless it is told not to.</summary>
static class AvgPool2d
{
    public static LayerKind Kind { get; } = new(nameof(AvgPool2d),
        Hyperparameter.Count("kernel"), Hyperparameter.Count("Stride", 0, least: 0),
        Hyperparameter.Count("Padding", 0, least: 0), Hyperparameter.Flag("CountIncludePad", true))
    {
        Apply = (layer, x) => Pool(layer.Program, x, layer.Int("kernel"), layer.Int("Stride"), layer.Int("Padding"),
            layer.Flag("CountIncludePad")),
    };

    public static Node Pool(Program program, Node x, long kernel, long stride, long padding, bool countIncludePad)
    {
        var g = program.Graph;
        var window = Images.Pool(program, x.Shape, kernel, stride, padding, 1);
        var sum = g.Apply(new WindowSum(window), x);
        if (countIncludePad || padding == 0) return g.Divide(sum, g.Constant(kernel * kernel));
        var ones = g.BroadcastTo(g.Constant(1), new Shape(x.Shape[2], x.Shape[3]));
        return g.Divide(sum, g.Apply(new WindowSum(window), ones));
    }
}
