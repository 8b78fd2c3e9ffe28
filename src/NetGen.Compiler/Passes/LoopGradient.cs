using NetGen.Compiler.Graphs;
using NetGen.Compiler.Ops;
using NetGen.Compiler.Shapes;

namespace NetGen.Compiler.Passes;

/// <summary>
/// The reverse loop of a loop: it carries the gradients of the states and the sums of those of the captured values, and reads the
/// elements, what the forward loop saved of each step, and the gradients of the stacked results.
/// </summary>
static class LoopGradient
{
    /// <summary>The gradients of the inputs of one loop.</summary>
    /// <param name="g">Where the nodes go.</param>
    /// <param name="results">All results of the loop that have gradients.</param>
    public static Node?[] Of(GraphBuilder g, IReadOnlyList<(Node Node, Node Gradient)> results)
    {
        var scan = (Scan)results[0].Node.Op;
        var (forward, inputs) = (scan.Body, results[0].Node.Inputs);
        var stacked = results.Where(r => ((Scan)r.Node.Op).IsStacked).ToArray();
        int[] states = [.. Enumerable.Range(0, forward.States).Where(i => IsNumber(inputs[i]))];
        int[] elements = [.. Enumerable.Range(forward.States, forward.Elements).Where(i => IsNumber(inputs[i]))];
        int[] captured = [.. Enumerable.Range(forward.States + forward.Elements, forward.Captured).Where(i => IsNumber(inputs[i]))];

        var b = new GraphBuilder();
        var parameters = forward.Declare(b, "forward");
        Node Declare(string name, int i, Node like) => b.Apply(new Input(name + i, like.Shape, like.Type));
        Node[] carried = [.. states.Select(i => Declare("gradient", i, parameters[i]))];
        Node[] sums = [.. captured.Select(i => Declare("sum", i, parameters[i]))];
        Node[] upstream = [.. stacked.Select((r, i) => Declare("upstream", i, forward.Result(((Scan)r.Node.Op).Result)))];

        var map = forward.Inline(b, parameters);
        List<(Node, Node)> seeds = [.. states.Select((s, i) => (map[forward.Results[s]], carried[i]))];
        seeds.AddRange(stacked.Select((r, i) => (map[forward.Result(((Scan)r.Node.Op).Result)], upstream[i])));
        var pulled = Differentiate.Pullback(b, seeds, [.. states.Concat(elements).Concat(captured).Select(i => parameters[i])]);

        var saved = Enumerable.Range(0, forward.Saved.Count).Skip(forward.States).Where(i => !parameters.Contains(map[forward.Saved[i]])).ToArray();
        Node[] kept = [.. saved.Select(i => Declare("saved", i, forward.Saved[i]))];
        var replaced = Replace(b, pulled, saved.Select((s, i) => (map[forward.Saved[s]], kept[i])));

        var region = new Region(
            [.. carried, .. sums, .. parameters.Take(forward.States + forward.Elements), .. kept, .. upstream, .. parameters.Skip(forward.States + forward.Elements)],
            carried.Length + sums.Length, forward.States + forward.Elements + kept.Length + upstream.Length,
            [
                .. replaced.Take(carried.Length),
                .. sums.Select((s, i) => b.Add(s, replaced[carried.Length + elements.Length + i])),
                .. replaced.Skip(carried.Length).Take(elements.Length),
            ]);
        Node Saved(int index) => g.Apply(new Scan(forward, scan.Length, forward.Results.Count + index, scan.Reverse), [.. inputs]);
        Node Final(int state) => results.FirstOrDefault(r => ((Scan)r.Node.Op).Result == state).Gradient ?? Zeros(g, inputs[state].Shape);
        Node[] arguments =
        [
            .. states.Select(Final), .. captured.Select(i => Zeros(g, inputs[i].Shape)),
            .. Enumerable.Range(0, forward.States).Select(Saved), .. inputs.Skip(forward.States).Take(forward.Elements),
            .. saved.Select(Saved), .. stacked.Select(r => r.Gradient), .. inputs.Skip(forward.States + forward.Elements),
        ];

        var gradients = new Node?[inputs.Count];
        void Set(IEnumerable<int> of, int first)
        {
            foreach (var input in of) gradients[input] = g.Apply(new Scan(region, scan.Length, first++, !scan.Reverse), arguments);
        }
        Set(states, 0);
        Set(captured, carried.Length);
        Set(elements, carried.Length + sums.Length);
        return gradients;
    }

    static bool IsNumber(Node node) => node.Type == ElementType.Float32;

    static Node Zeros(GraphBuilder g, Shape shape) => g.BroadcastTo(g.Constant(0), shape);

    /// <summary>The nodes with others in place of some that they are made of.</summary>
    static Node[] Replace(GraphBuilder b, IReadOnlyList<Node> nodes, IEnumerable<(Node From, Node To)> pairs)
    {
        var map = pairs.ToDictionary(p => p.From, p => p.To);
        foreach (var node in Topological.Order(nodes, n => map.ContainsKey(n) ? [] : n.Inputs))
        {
            if (map.ContainsKey(node)) continue;
            b.Scope = node.Scope;
            map[node] = node.Inputs.All(i => ReferenceEquals(map[i], i)) ? node : b.Apply(node.Op, [.. node.Inputs.Select(i => map[i])]);
        }
        return [.. nodes.Select(n => map[n])];
    }
}
