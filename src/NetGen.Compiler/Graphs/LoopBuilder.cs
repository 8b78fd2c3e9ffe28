using NetGen.Compiler.Ops;
using NetGen.Compiler.Shapes;

namespace NetGen.Compiler.Graphs;

/// <summary>
/// Makes a loop: its step is written on placeholders in the graph around it, from <see cref="States"/> and <see cref="Elements"/> to the
/// next states and outputs, and then cut out of it as a region. Random numbers that are drawn meanwhile are drawn for each step.
/// </summary>
sealed class LoopBuilder
{
    readonly GraphBuilder g;
    readonly Dim length;
    readonly IReadOnlyList<Node> initial;
    readonly List<Node> sequences;
    readonly List<Node> captured = [];
    readonly Dictionary<Node, Node> map = [];
    readonly GraphBuilder b = new();
    readonly int draws;

    /// <param name="g">The graph.</param>
    /// <param name="initial">The states before the first step.</param>
    /// <param name="sequences">What is looped over, <c>[length, …]</c>.</param>
    /// <param name="length">The number of steps.</param>
    public LoopBuilder(GraphBuilder g, IReadOnlyList<Node> initial, IReadOnlyList<Node> sequences, Dim length)
    {
        (this.g, this.initial, this.sequences, this.length, draws) = (g, initial, [.. sequences], length, g.Draws);
        States = [.. initial.Select(s => g.Placeholder(s, s.Shape))];
        Elements = [.. sequences.Select(s => g.Placeholder(s, s.Shape.Without([0])))];
    }

    public IReadOnlyList<Node> States { get; }

    public IReadOnlyList<Node> Elements { get; }

    /// <summary>The last states, and the outputs of all steps stacked on a first axis.</summary>
    /// <param name="next">The next states.</param>
    /// <param name="outputs">What else a step gives.</param>
    /// <param name="reverse">From the last element to the first.</param>
    /// <param name="checkpoint">
    /// Keep the states of every so many steps only, and run the steps between again for the derivative (T. Chen et al., 2016); it must
    /// divide the length. 0 keeps all.
    /// </param>
    public (Node[] Finals, Node[] Outputs) Close(IReadOnlyList<Node> next, IReadOnlyList<Node> outputs, bool reverse = false, long checkpoint = 0)
    {
        var region = Cut([.. next, .. outputs], next.Count);
        Node[] arguments = [.. initial, .. sequences, .. captured];
        if (checkpoint > 0) return Chunked(g, region, arguments, length, checkpoint, reverse);
        Node Result(int i) => g.Apply(new Scan(region, length, i, reverse), arguments);
        return ([.. next.Select((_, i) => Result(i))], [.. outputs.Select((_, i) => Result(next.Count + i))]);
    }

    /// <summary>The part of the graph that follows from the placeholders, and from what was drawn since, as a region.</summary>
    Region Cut(IReadOnlyList<Node> results, int stateCount)
    {
        List<Node> stateNodes = [.. States.Select(Declare)], elementNodes = [.. Elements.Select(Declare)], capturedNodes = [];
        var order = Topological.Order(results, n => n.Inputs);
        foreach (var node in order)
        {
            if (node.Op is not Uniform uniform || uniform.Draw < draws) continue;
            elementNodes.Add(Declare(node));
            sequences.Add(g.Apply(new Uniform(uniform.Draw, new Shape([length, .. uniform.Target.Dims]))));
        }
        HashSet<Node> inside = [.. map.Keys];
        foreach (var node in order)
        {
            if (node.Inputs.Any(inside.Contains)) inside.Add(node);
        }
        foreach (var node in order.Where(n => inside.Contains(n) && !map.ContainsKey(n)))
        {
            b.Scope = node.Scope;
            map[node] = b.Apply(node.Op, [.. node.Inputs.Select(Inside)]);
        }
        Node[] inner = [.. results.Select(Inside)];
        return new Region([.. stateNodes, .. elementNodes, .. capturedNodes], stateCount, elementNodes.Count, inner);

        Node Inside(Node node)
        {
            if (map.TryGetValue(node, out var known)) return known;
            if (node.Op is Constant or DimValue) return map[node] = b.Apply(node.Op);
            captured.Add(node);
            capturedNodes.Add(Declare(node));
            return map[node];
        }
    }

    Node Declare(Node like) => map[like] = b.Apply(new Input($"{map.Count}", like.Shape, like.Type));

    /// <summary>A loop over chunks whose body is a loop over the steps of one: only the outer one keeps its states.</summary>
    static (Node[], Node[]) Chunked(GraphBuilder g, Region body, Node[] arguments, Dim length, long chunk, bool reverse)
    {
        var count = Dim.FloorDivide(length, chunk);
        var isElement = Enumerable.Range(0, arguments.Length).Select(i => i >= body.States && i < body.States + body.Elements).ToArray();
        Node[] outer = [.. arguments.Select((a, i) => isElement[i] ? g.Reshape(a, new Shape([count, chunk, .. a.Shape.Dims.Skip(1)])) : a)];
        var o = new GraphBuilder();
        Node[] parameters = [.. outer.Select((a, i) => o.Apply(new Input($"{i}", isElement[i] ? a.Shape.Without([0]) : a.Shape, a.Type)))];
        Node[] results = [.. body.Results.Select((_, i) => o.Apply(new Scan(body, chunk, i, reverse), parameters))];
        var region = new Region(parameters, body.States, body.Elements, results);
        Node Result(int i) => g.Apply(new Scan(region, count, i, reverse), outer);
        return ([.. Enumerable.Range(0, body.States).Select(Result)],
            [.. Enumerable.Range(body.States, body.Outputs).Select(Result).Select(r => g.Reshape(r, new Shape([length, .. r.Shape.Dims.Skip(2)])))]);
    }
}
