using NetGen.Compiler.Evaluate;
using NetGen.Compiler.Graphs;
using NetGen.Compiler.Shapes;
using NetGen.Compiler.Templates;

namespace NetGen.Compiler.Layers;

/// <summary>h′ = tanh(W_ih x + b_ih + W_hh h + b_hh), or with relu, or with a layer norm before. Elman, 1990.</summary>
static class Rnn
{
    public static LayerKind Kind { get; } = new Recurrent(1, 1, Step).Kind(nameof(Rnn),
        new Hyperparameter("Nonlinearity", new EnumerationValue(new("NetGen.Nonlinearity", "Tanh")), "a member of Nonlinearity", v => v is EnumerationValue),
        Hyperparameter.Flag("LayerNorm", false));

    static Node[] Step(LayerUse layer, string suffix, Node input, Node state, IReadOnlyList<Node> states)
    {
        var g = layer.Graph;
        var sum = g.Add(input, state);
        if (layer.Flag("LayerNorm"))
        {
            var features = new Shape(layer.Int("features"));
            sum = g.Add(g.Multiply(g.Standardize(sum, [1], 1e-5), layer.Weight("norm_weight" + suffix, features, "Ones")), layer.Weight("norm_bias" + suffix, features, "Zeros"));
        }
        return [layer.Member("Nonlinearity") == "Relu" ? Relu.Of(g, sum) : g.Tanh(sum)];
    }
}
