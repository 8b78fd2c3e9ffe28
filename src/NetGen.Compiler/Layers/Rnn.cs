using NetGen.Compiler.Graphs;
using NetGen.Compiler.Shapes;

namespace NetGen.Compiler.Layers;

/// <summary>h′ = tanh(W_ih x + b_ih + W_hh h + b_hh), or with relu, or with a layer norm before. Elman, 1990.</summary>
static class Rnn
{
    public static LayerKind Kind { get; } = new Recurrent(1, 1, Step).Kind(nameof(Rnn),
        Hyperparameter.Member("Nonlinearity", "Tanh"),
        Hyperparameter.Flag("LayerNorm", false));

    static Node[] Step(LayerUse layer, string suffix, Node input, Node state, IReadOnlyList<Node> states)
    {
        var g = layer.Graph;
        var sum = g.Add(input, state);
        if (layer.Flag("LayerNorm"))
        {
            var features = new Shape(layer.Int("features"));
            sum = g.Affine(g.Standardize(sum, [1], 1e-5), 1, (layer.Weight("norm_weight" + suffix, features, "Ones"), layer.Weight("norm_bias" + suffix, features, "Zeros")));
        }
        return [layer.Member("Nonlinearity") == "Relu" ? Relu.Of(g, sum) : g.Tanh(sum)];
    }
}
