using NetGen.Compiler.Graphs;

namespace NetGen.Compiler.Layers;

/// <summary>Long short-term memory with the gates i, f, g, o. Hochreiter and Schmidhuber, 1997; Gers et al., 2000.</summary>
static class Lstm
{
    public static LayerKind Kind { get; } = new Recurrent(4, 2, Step).Kind(nameof(Lstm));

    static Node[] Step(LayerUse layer, string suffix, Node input, Node state, IReadOnlyList<Node> states)
    {
        var g = layer.Graph;
        var gates = g.Add(input, state);
        Node Gate(int k) => Recurrent.Gate(gates, k, layer.Int("features"), g);
        var cell = g.Add(g.Multiply(g.Sigmoid(Gate(1)), states[1]), g.Multiply(g.Sigmoid(Gate(0)), g.Tanh(Gate(2))));
        return [g.Multiply(g.Sigmoid(Gate(3)), g.Tanh(cell)), cell];
    }
}
