using NetGen.Compiler.Evaluate;
using NetGen.Compiler.Graphs;
using NetGen.Compiler.Ops;

namespace NetGen.Compiler.Layers;

/// <summary>In training, drops elements with a probability and scales the others. Srivastava et al., 2014.</summary>
static class Dropout
{
    public static LayerKind Kind { get; } = new(nameof(Dropout), Hyperparameter.Rate("rate", 0.5f))
    {
        Apply = (layer, x) => Of(layer.Program, x, layer.Number("rate")),
    };

    /// <summary>The mask is a draw, which is computed again where the derivative needs it, not stored.</summary>
    public static Node Of(Program program, Node x, double rate)
    {
        if (!program.IsTraining || rate == 0) return x;
        var g = program.Graph;
        var draw = g.Apply(new Uniform(g.NextDraw(), x.Shape));
        return g.Select(g.LessOrEqual(g.Constant(rate), draw), g.Multiply(x, 1 / (1 - rate)), g.Constant(0));
    }
}
