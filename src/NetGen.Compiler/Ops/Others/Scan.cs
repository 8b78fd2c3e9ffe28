using NetGen.Compiler.Graphs;
using NetGen.Compiler.Shapes;

namespace NetGen.Compiler.Ops;

/// <summary>
/// A loop over the first axis of sequences: inputs are initial states, sequences <c>[length, …]</c>, captured values. Result k is the last
/// state k, or what result k of the body is in all steps stacked, <c>[length, …]</c>; the numbers behind the body's results are those of
/// <see cref="Region.Saved"/>. A loop without states is a map. <see cref="Reverse"/> runs from the last element to the first and stacks in
/// place. Nodes of the same body and inputs are one loop with several results.
/// </summary>
public sealed record Scan(Region Body, Dim Length, int Result, bool Reverse = false) : Op
{
    /// <summary>Whether the result has the steps as its first axis.</summary>
    public bool IsStacked => Result >= Body.States;

    /// <summary>What nodes have in common that are results of one loop.</summary>
    public static LoopKey LoopOf(Node node) =>
        node.Op is Scan scan ? new(scan.Body, scan.Reverse, [.. node.Inputs]) : throw new ArgumentException($"{node} is no loop", nameof(node));

    /// <summary>The parameters of the body; of an element, its sequence.</summary>
    public override IReadOnlyList<Operand> Operands => [.. Body.Parameters.Select((p, i) =>
        new Operand(p.Type).OfShape(i >= Body.States && i < Body.States + Body.Elements ? [Length, .. p.Shape.Dims] : p.Shape.Dims))];

    protected override Signature ResultOf(IReadOnlyList<Node> inputs)
    {
        if (Result < 0 || Result >= Body.Results.Count + Body.Saved.Count)
            throw new ShapeException("NG0209", "the result", Result.ToString(), $"below {Body.Results.Count + Body.Saved.Count}, the number of results of the body");
        for (var i = 0; i < Body.States; i++)
        {
            if (!Body.Results[i].Shape.Equals(Body.Parameters[i].Shape))
                throw new ShapeException("NG0208", "state", Body.Parameters[i].Shape.ToString(), Body.Results[i].Shape.ToString(), "the state of a scan keeps its shape from step to step");
        }
        var result = Body.Result(Result);
        return new(IsStacked ? new Shape([Length, .. result.Shape.Dims]) : result.Shape, result.Type);
    }

    public override Reference Evaluate(EvaluationContext context, Node node, IReadOnlyList<Reference> inputs)
    {
        var length = Length.Evaluate(context.Dims);
        var states = inputs.Take(Body.States).ToArray();
        var stacked = IsStacked ? new Reference(context.Sizes(node.Shape)) : null;
        for (long step = 0; step < length; step++)
        {
            var t = Reverse ? length - 1 - step : step;
            var values = Step(context, t, states, inputs);
            states = [.. Body.Results.Take(Body.States).Select(r => values[r])];
            if (stacked is not null && values[Body.Result(Result)].Data is var data) data.CopyTo(stacked.Data, t * data.Length);
        }
        return stacked ?? states[Result];
    }

    Dictionary<Node, Reference> Step(EvaluationContext context, long t, Reference[] states, IReadOnlyList<Reference> inputs)
    {
        Dictionary<Node, Reference> values = [];
        for (var i = 0; i < Body.Parameters.Count; i++)
        {
            values[Body.Parameters[i]] = i < Body.States ? states[i] : i < Body.States + Body.Elements ? Element(inputs[i], t) : inputs[i];
        }
        foreach (var node in Body.Nodes)
        {
            if (!values.ContainsKey(node)) values[node] = node.Op.Evaluate(context, node, [.. node.Inputs.Select(i => values[i])]);
        }
        return values;
    }

    static Reference Element(Reference sequence, long t)
    {
        long[] shape = [.. sequence.Shape.Skip(1)];
        var count = Reference.Count(shape);
        return new Reference(shape, [.. sequence.Data.Skip((int)(t * count)).Take((int)count)]);
    }

    public override Node?[] Differentiate(GraphBuilder g, Node node, Node gradient) => Passes.LoopGradient.Of(g, [(node, gradient)]);

    /// <summary>h' = tanh(x + w · h), y = h' · x, and a map.</summary>
    public override IEnumerable<Sample> Samples
    {
        get
        {
            var g = new GraphBuilder();
            Node h = g.Apply(new Input("h", new Shape(3), ElementType.Float32)), x = g.Apply(new Input("x", new Shape(3), ElementType.Float32));
            var w = g.Apply(new Input("w", new Shape(3, 3), ElementType.Float32));
            var next = g.Elementwise(new Tanh(), g.Add(x, g.Apply(new Contract("k", "nk", "n"), h, w)));
            var body = new Region([h, x, w], 1, 1, [next, g.Multiply(next, x)]);
            Shape state = new(3), sequence = new(4, 3), weight = new(3, 3), steps = new(Sample.T, 3);
            yield return new(new Scan(body, 4, 0), state, sequence, weight);
            yield return new(new Scan(body, 4, 1), state, sequence, weight);
            yield return new(new Scan(body, 4, 1, Reverse: true), state, sequence, weight);
            yield return new(new Scan(body, Sample.T, 0, Reverse: true), state, steps, weight);
            yield return new(new Scan(body, Sample.T, 2), state, steps, weight);
            var map = new Region([x, w], 0, 1, [g.Elementwise(new Tanh(), g.Apply(new Contract("k", "nk", "n"), x, w))]);
            yield return new(new Scan(map, 4, 0), sequence, weight);
        }
    }
}

/// <summary>The identity of a loop: its body, direction and inputs.</summary>
public readonly record struct LoopKey(Region Body, bool Reverse, EquatableArray<Node> Inputs);
