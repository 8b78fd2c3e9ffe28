using NetGen.Compiler.Evaluate;
using NetGen.Compiler.Graphs;
using NetGen.Compiler.Ops;
using NetGen.Compiler.Shapes;

namespace NetGen.Compiler.Layers;

/// <summary>
/// What recurrent layers share: stacked and bidirectional loops over [N, T, C] with PyTorch's weights. A kind gives the number of gates,
/// of states, and the step of one cell.
/// </summary>
sealed record Recurrent(int Gates, int States, CellStep Step)
{
    static readonly Hyperparameter[] hyperparameters =
    [
        Hyperparameter.Count("features"), Hyperparameter.Count("Layers", 1), Hyperparameter.Flag("Bidirectional", false), Hyperparameter.Flag("Bias", true),
        Hyperparameter.Rate("Dropout", 0), Hyperparameter.Count("Checkpoint", 0, least: 0),
    ];

    /// <summary>The outputs of the last layer [N, T, directions · features], and each state of all layers and directions [layers · directions, N, features].</summary>
    (Node Output, Node[] States) Apply(LayerUse layer, Node x)
    {
        var initial = layer.Inputs("state");
        if (x.Shape.Rank != 3) throw new ShapeException("NG0206", "a sequence [N, T, C]", x.Shape.ToString(), "Unsqueeze or Reshape it to three dimensions");
        var g = layer.Graph;
        var (layers, directions) = ((int)layer.Int("Layers"), layer.Flag("Bidirectional") ? 2 : 1);
        var shape = new Shape(layers * directions, x.Shape[0], layer.Int("features"));
        foreach (var state in initial ?? []) Losses.CheckEqual("the initial state", state.Shape, "the layer's state", shape);
        var y = g.Transpose(x, [1, 0, 2]);
        List<Node[]> finals = [];
        for (var l = 0; l < layers; l++)
        {
            if (l > 0) y = Dropout.Of(layer.Program, y, layer.Number("Dropout"));
            List<Node> outputs = [];
            for (var d = 0; d < directions; d++)
            {
                var number = l * directions + d;
                Node[] start = [.. Enumerable.Range(0, States).Select(s => initial is null ? g.BroadcastTo(g.Constant(0), shape.Without([0])) : Part(g, initial[s], number))];
                var (output, final) = Direction(layer, y, start, $"_l{l}{(d > 0 ? "_reverse" : "")}", d > 0);
                outputs.Add(output);
                finals.Add(final);
            }
            y = outputs.Count == 1 ? outputs[0] : g.Apply(new Concat(2), [.. outputs]);
        }
        Node[] states = [.. Enumerable.Range(0, States).Select(s => Stacked(g, [.. finals.Select(f => f[s])]))];
        return (g.Transpose(y, [1, 0, 2]), states);
    }

    (Node Output, Node[] Final) Direction(LayerUse layer, Node sequence, Node[] start, string suffix, bool reverse)
    {
        var g = layer.Graph;
        var (features, length) = (layer.Int("features"), sequence.Shape[0]);
        Node Weight(string name, Dim columns) => layer.Weight(name + suffix, new Shape(Gates * features, columns), "LeCunUniform");
        Node? Bias(string name) => layer.Flag("Bias") ? layer.Weight(name + suffix, new Shape(Gates * features), "Zeros") : null;
        Node weightInput = Weight("weight_ih", layer.WeightSize(sequence.Shape, 2)), weightState = Weight("weight_hh", features);
        Node? biasInput = Bias("bias_ih"), biasState = Bias("bias_hh");
        Node Product(Node x, Node weight, Node? bias) => g.Apply(new Contract("nk", "ok", "no"), x, weight) is var y && bias is null ? y : g.Add(y, bias);

        var loop = new LoopBuilder(g, start, [sequence], length);
        var next = Step(layer, suffix, Product(loop.Elements[0], weightInput, biasInput), Product(loop.States[0], weightState, biasState), loop.States);
        var (finals, outputs) = loop.Close(next, [next[0]], reverse, layer.Int("Checkpoint"));
        return (outputs[0], finals);
    }

    /// <summary>A kind of layer with this recurrence.</summary>
    public LayerKind Kind(string name, params Hyperparameter[] further) => new(name, [.. hyperparameters, .. further])
    {
        Apply = (layer, x) => Apply(layer, x).Output,
        Forward = (layer, x) =>
        {
            var (output, states) = Apply(layer, x);
            Value state = states.Length == 1 ? new DataValue(states[0]) : new TupleValue([.. states.Select(s => new DataValue(s))]);
            return new TupleValue([new DataValue(output), state]);
        },
    };

    static Node Part(GraphBuilder g, Node x, int index) => g.Reshape(g.Slice(x, 0, index, 1), x.Shape.Without([0]));

    static Node Stacked(GraphBuilder g, Node[] parts) => parts.Length == 1 ? g.KeepAxis(parts[0], 0) : g.Apply(new Concat(0), [.. parts.Select(p => g.KeepAxis(p, 0))]);

    /// <summary>Gate k of [N, gates · features].</summary>
    public static Node Gate(Node gates, int index, Dim features, GraphBuilder g) => g.Slice(gates, 1, index * features, features);
}

/// <summary>The next states of a cell, the output first.</summary>
/// <param name="layer">The layer.</param>
/// <param name="suffix">What the names of this direction's weights end with.</param>
/// <param name="input">W_ih · x + b_ih, all gates.</param>
/// <param name="state">W_hh · h + b_hh, all gates.</param>
/// <param name="states">The states before the step.</param>
delegate Node[] CellStep(LayerUse layer, string suffix, Node input, Node state, IReadOnlyList<Node> states);
