using NetGen.Compiler.Graphs;

namespace NetGen.Compiler.Layers;

/// <summary>Gated recurrent unit with the gates r, z, n: n = tanh(W_in x + b_in + r · (W_hn h + b_hn)), as PyTorch and cuDNN have it. Cho et al., 2014.</summary>
static class Gru
{
    public static LayerKind Kind { get; } = new Recurrent(3, 1, Step).Kind(nameof(Gru));

    static Node[] Step(LayerUse layer, string suffix, Node input, Node state, IReadOnlyList<Node> states)
    {
        var g = layer.Graph;
        Node Input(int k) => Recurrent.Gate(input, k, layer.Int("features"), g);
        Node State(int k) => Recurrent.Gate(state, k, layer.Int("features"), g);
        Node reset = g.Sigmoid(g.Add(Input(0), State(0))), update = g.Sigmoid(g.Add(Input(1), State(1)));
        var candidate = g.Tanh(g.Add(Input(2), g.Multiply(reset, State(2))));
        return [g.Add(candidate, g.Multiply(update, g.Subtract(states[0], candidate)))];
    }
}
