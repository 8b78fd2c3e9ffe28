using NetGen.Compiler.Evaluate;
using NetGen.Compiler.Graphs;
using NetGen.Compiler.Ops;

namespace NetGen.Compiler.Layers;

/// <summary>The largest value of each window of an image.</summary>
static class MaxPool2d
{
    public static LayerKind Kind { get; } = new(nameof(MaxPool2d),
        Hyperparameter.Count("kernel"), Hyperparameter.Count("Stride", 0, least: 0),
        Hyperparameter.Count("Padding", 0, least: 0), Hyperparameter.Count("Dilation", 1))
    {
        Apply = (layer, x) => Pool(layer.Program, x, layer.Int("kernel"), layer.Int("Stride"), layer.Int("Padding"), layer.Int("Dilation")),
    };

    public static Node Pool(Program program, Node x, long kernel, long stride, long padding, long dilation) =>
        program.Graph.Apply(new WindowMax(Images.Pool(program, x.Shape, kernel, stride, padding, dilation)), x);
}
