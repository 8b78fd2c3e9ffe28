using NetGen.Compiler.Graphs;
using NetGen.Compiler.Passes;
using NetGen.Compiler.Shapes;

namespace NetGen.Compiler.Ops;

/// <summary>
/// A loop over the first axis of sequences: inputs are initial states, sequences <c>[T, …]</c>, captured values. Result k is the last state
/// k, or the outputs of all steps stacked, <c>[T, …]</c>. A loop without states is a map. <see cref="Reverse"/> runs from the last element
/// to the first and stacks in place.
/// </summary>
public sealed record Scan(Region Body, int Result, bool Reverse = false) : Op
{
    public override Signature Infer(IReadOnlyList<Node> inputs)
    {
        var length = Length(inputs);
        for (var i = 0; i < Body.Parameters.Count; i++)
        {
            var isElement = i >= Body.States && i < Body.States + Body.Elements;
            Shape expected = Body.Parameters[i].Shape, found = inputs[i].Shape;
            if (isElement && !found[0].Equals(length)) throw new ShapeException("NG0208", found.ToString(), found[0].ToString(), length.ToString(), "all sequences of a scan have one length");
            if (!(isElement ? found.Without([0]) : found).Equals(expected))
                throw new ShapeException("NG0208", found.ToString(), found.ToString(), expected.ToString(), "the state of a scan keeps its shape from step to step");
        }
        for (var i = 0; i < Body.States; i++)
        {
            if (!Body.Results[i].Shape.Equals(Body.Parameters[i].Shape))
                throw new ShapeException("NG0208", "state", Body.Parameters[i].Shape.ToString(), Body.Results[i].Shape.ToString(), "the state of a scan keeps its shape from step to step");
        }
        var result = Body.Results[Result];
        return new(Result < Body.States ? result.Shape : new Shape([length, .. result.Shape.Dims]), result.Type);
    }

    Dim Length(IReadOnlyList<Node> inputs) => inputs[Body.States].Shape[0];

    public override Reference Evaluate(EvaluationContext context, Node node, IReadOnlyList<Reference> inputs)
    {
        var length = Length(node.Inputs).Evaluate(context.Dims);
        var states = inputs.Take(Body.States).ToArray();
        var stacked = Result < Body.States ? null : new Reference(context.Sizes(node.Shape));
        for (long step = 0; step < length; step++)
        {
            var t = Reverse ? length - 1 - step : step;
            var results = Step(context, t, states, inputs);
            states = [.. results.Take(Body.States)];
            if (stacked is not null) results[Result].Data.CopyTo(stacked.Data, t * results[Result].Data.Length);
        }
        return stacked ?? states[Result];
    }

    Reference[] Step(EvaluationContext context, long t, Reference[] states, IReadOnlyList<Reference> inputs)
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
        return [.. Body.Results.Select(r => values[r])];
    }

    static Reference Element(Reference sequence, long t)
    {
        long[] shape = [.. sequence.Shape.Skip(1)];
        var count = Reference.Count(shape);
        return new Reference(shape, [.. sequence.Data.Skip((int)(t * count)).Take((int)count)]);
    }

    /// <summary>
    /// The reverse loop: it carries the gradients of the states and the sums of those of the captured values, and reads the elements, the
    /// states before each step and the gradients of the outputs.
    /// </summary>
    public override Node?[] Differentiate(GraphBuilder g, Node node, Node gradient)
    {
        var inputs = node.Inputs;
        var before = StatesBefore(g, inputs);
        var body = new GraphBuilder();
        var parameters = Body.Parameters.Select((p, i) => body.Apply(new Input($"forward{i}", p.Shape, p.Type))).ToArray();
        var states = Body.Parameters.Take(Body.States).Select((p, i) => body.Apply(new Input($"gradient{i}", p.Shape, p.Type))).ToArray();
        var sums = parameters.Skip(Body.States + Body.Elements).Select((p, i) => body.Apply(new Input($"sum{i}", p.Shape, p.Type))).ToArray();
        var output = body.Apply(new Input("output", Body.Results[Result].Shape, ElementType.Float32));

        var results = Body.Inline(body, parameters);
        List<(Node, Node)> seeds = [.. results.Take(Body.States).Select((r, i) => (r, states[i]))];
        if (Result >= Body.States) seeds.Add((results[Result], output));
        var pulled = Passes.Differentiate.Pullback(body, seeds, parameters);

        var region = new Region(
            [.. states, .. sums, .. parameters.Take(Body.States + Body.Elements), output, .. parameters.Skip(Body.States + Body.Elements)],
            states.Length + sums.Length, Body.States + Body.Elements + 1,
            [.. pulled.Take(Body.States), .. pulled.Skip(Body.States + Body.Elements).Select((p, i) => body.Add(sums[i], p)), .. pulled.Skip(Body.States).Take(Body.Elements)]);
        var stacked = Result >= Body.States ? gradient : Zeros(g, new Shape([Length(inputs), .. Body.Results[Result].Shape.Dims]));
        Node[] arguments =
        [
            .. Enumerable.Range(0, Body.States).Select(i => i == Result ? gradient : Zeros(g, inputs[i].Shape)),
            .. inputs.Skip(Body.States + Body.Elements).Select(x => Zeros(g, x.Shape)),
            .. before, .. inputs.Skip(Body.States).Take(Body.Elements), stacked,
            .. inputs.Skip(Body.States + Body.Elements),
        ];
        Node Of(int result) => g.Apply(new Scan(region, result, !Reverse), arguments);
        return [.. inputs.Select((x, i) => x.Type != ElementType.Float32 ? null
            : i < Body.States ? Of(i)
            : i < Body.States + Body.Elements ? Of(states.Length + sums.Length + i - Body.States)
            : Of(states.Length + i - Body.States - Body.Elements))];
    }

    static Node Zeros(GraphBuilder g, Shape shape) => g.BroadcastTo(g.Constant(0), shape);

    /// <summary>The states that each step began with, stacked.</summary>
    Node[] StatesBefore(GraphBuilder g, IReadOnlyList<Node> inputs)
    {
        var region = new Region(Body.Parameters, Body.States, Body.Elements, [.. Body.Results, .. Body.Parameters.Take(Body.States)]);
        return [.. Enumerable.Range(0, Body.States).Select(i => g.Apply(new Scan(region, Body.Results.Count + i, Reverse), [.. inputs]))];
    }

    /// <summary>Loops are not printed yet.</summary>
    public override bool IsLowered => false;

    /// <summary>h' = tanh(x + w · h), y = h'.</summary>
    public override IEnumerable<Sample> Samples
    {
        get
        {
            var g = new GraphBuilder();
            Node h = g.Apply(new Input("h", new Shape(3), ElementType.Float32)), x = g.Apply(new Input("x", new Shape(3), ElementType.Float32));
            var w = g.Apply(new Input("w", new Shape(3, 3), ElementType.Float32));
            var next = g.Elementwise(new Tanh(), g.Add(x, g.Apply(new Contract("k", "nk", "n"), h, w)));
            var body = new Region([h, x, w], 1, 1, [next, g.Multiply(next, x)]);
            Shape state = new(3), sequence = new(4, 3), weight = new(3, 3);
            yield return new(new Scan(body, 0), state, sequence, weight);
            yield return new(new Scan(body, 1), state, sequence, weight);
            yield return new(new Scan(body, 1, Reverse: true), state, sequence, weight);
            var map = new Region([x, w], 0, 1, [g.Elementwise(new Tanh(), g.Apply(new Contract("k", "nk", "n"), x, w))]);
            yield return new(new Scan(map, 0), sequence, weight);
        }
    }
}
