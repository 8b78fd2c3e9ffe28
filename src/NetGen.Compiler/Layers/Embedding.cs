using NetGen.Compiler.Graphs;
using NetGen.Compiler.Ops;
using NetGen.Compiler.Shapes;

namespace NetGen.Compiler.Layers;

/// <summary>A table of learned vectors, looked up by index.</summary>
static class Embedding
{
    public static LayerKind Kind { get; } = new(nameof(Embedding), Hyperparameter.Count("count"), Hyperparameter.Count("width"),
        Hyperparameter.Init)
    {
        Apply = Apply,
        FirstInput = "tokens",
        TakesIndices = true,
    };

    static Node Apply(LayerUse layer, Node indices)
    {
        if (indices.Type != ElementType.Int32)
            throw new ShapeException("NG0212", "Tokens or Labels", "a Tensor", "an embedding looks vectors up by index");
        layer.Program.BoundIndices(indices, layer.Int("count"), layer.Label);
        return layer.Graph.Apply(new Gather(), Table(layer), indices);
    }

    /// <summary>The table is known before the layer is used.</summary>
    public static Node Table(LayerUse layer) => layer.Weight("weight", new Shape(layer.Int("count"), layer.Int("width")), layer.Init("Normal"));
}
