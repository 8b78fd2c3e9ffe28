using NetGen.Compiler.Graphs;
using NetGen.Compiler.Ops;
using NetGen.Compiler.Shapes;

namespace NetGen.Compiler.Passes;

/// <summary>
/// Takes out of a loop what needs no loop, whatever it is: what does not depend on the state is computed for all steps at once before
/// it, products that no later step needs after it, and what is only added up becomes one sum. A map thereby ceases to be a loop, and the
/// weight gradients of a recurrent network become one product over all steps.
/// </summary>
sealed class LoopMotion
{
    readonly GraphBuilder g;
    readonly Scan scan;
    readonly IReadOnlyList<Node> arguments;
    readonly Region body;
    readonly Dictionary<Node, int> stateOf = [];
    readonly HashSet<int> kept = [];
    readonly HashSet<Node> core = [];
    readonly Dictionary<Node, Stackable?> outer = [];
    readonly Dictionary<Node, bool> sunk = [];
    readonly List<Node> outputs = [];
    readonly Dictionary<Node, Node> stacks = [];

    /// <param name="g">Where the loop and what leaves it go.</param>
    /// <param name="scan">The loop.</param>
    /// <param name="body">Its simplified body, whose results are all wanted.</param>
    /// <param name="arguments">Its inputs.</param>
    LoopMotion(GraphBuilder g, Scan scan, Region body, IReadOnlyList<Node> arguments)
    {
        (this.g, this.scan, this.body, this.arguments) = (g, scan, body, arguments);
        for (var i = body.States; i < body.Parameters.Count; i++) outer[body.Parameters[i]] = new(arguments[i], i < body.States + body.Elements);
        for (var i = 0; i < body.States; i++)
        {
            outer[body.Parameters[i]] = null;
            stateOf[body.Parameters[i]] = i;
        }
    }

    /// <summary>Nodes of the outer graph for results of a loop.</summary>
    /// <param name="g">Where they go.</param>
    /// <param name="scan">The loop.</param>
    /// <param name="body">Its simplified body.</param>
    /// <param name="arguments">Its inputs.</param>
    /// <param name="finals">The states whose last value is wanted.</param>
    /// <param name="stacked">The nodes of the body that are wanted of all steps.</param>
    public static (Node[] Finals, Node[] Stacked) Run(
        GraphBuilder g, Scan scan, Region body, IReadOnlyList<Node> arguments, IReadOnlyList<int> finals, IReadOnlyList<Node> stacked)
    {
        var pass = new LoopMotion(g, scan, body, arguments);
        pass.ChooseStates(finals, stacked);
        Func<Node>[] later = [.. finals.Select(pass.Final), .. stacked.Select(pass.Stack)];
        pass.Emit();
        Node[] results = [.. later.Select(l => l())];
        return ([.. results.Take(finals.Count)], [.. results.Skip(finals.Count)]);
    }

    /// <summary>Decides which states the loop carries, which are the wanted ones and those that they follow from, without mere sums.</summary>
    void ChooseStates(IReadOnlyList<int> finals, IReadOnlyList<Node> stacked)
    {
        Require(stacked);
        Require([.. finals.Select(i => body.Parameters[i])]);
        var sums = kept.Where(i => IsSum(i, stacked)).ToList();
        kept.ExceptWith(sums);
        do
        {
            core.Clear();
            sunk.Clear();
            core.UnionWith(Topological.Order(kept.Select(i => body.Results[i]), n => n.Inputs));
        }
        while (sums.RemoveAll(i => Outer(Term(i)!) is null && !IsSunk(Term(i)!) && kept.Add(i)) > 0);

        void Require(IReadOnlyList<Node> nodes)
        {
            foreach (var node in Topological.Order(nodes, n => n.Inputs))
            {
                if (stateOf.TryGetValue(node, out var state) && kept.Add(state)) Require([body.Results[state]]);
            }
        }
    }

    /// <summary>state ← state + term, where nothing else reads the state.</summary>
    bool IsSum(int state, IReadOnlyList<Node> stacked)
    {
        if (Term(state) is not { } term) return false;
        var roots = stacked.Concat(kept.Where(i => i != state).Select(i => body.Results[i])).Append(term);
        return !Topological.Order(roots, n => n.Inputs).Contains(body.Parameters[state]);
    }

    Node? Term(int state)
    {
        var (next, parameter) = (body.Results[state], body.Parameters[state]);
        return next.Op is not Add ? null : next.Inputs[0] == parameter ? next.Inputs[1] : next.Inputs[1] == parameter ? next.Inputs[0] : null;
    }

    Func<Node> Final(int state)
    {
        if (kept.Contains(state)) return () => Result(Array.IndexOf(order, state));
        var term = Stack(Term(state)!);
        return () => g.Add(arguments[state], g.Sum(term(), [0]));
    }

    /// <summary>A node of the body in all steps.</summary>
    Func<Node> Stack(Node node)
    {
        if (Outer(node) is { } ready) return () => ready.Stack(g, scan.Length);
        if (!IsSunk(node)) outputs.Add(node);
        else outputs.AddRange(Sunk(node).SelectMany(n => n.Inputs).Where(i => Outer(i) is null && !IsSunk(i)));
        return () => StackOf(node);
    }

    /// <summary>The value of a node outside of the loop, for all steps if they differ; null where it follows from the state.</summary>
    Stackable? Outer(Node node)
    {
        foreach (var inner in Topological.Order([node], n => outer.ContainsKey(n) ? [] : n.Inputs))
        {
            if (!outer.ContainsKey(inner)) outer[inner] = Moved(inner, [.. inner.Inputs.Select(i => outer[i])]);
        }
        return outer[node];
    }

    Stackable? Moved(Node node, Stackable?[] inputs)
    {
        if (inputs.Any(i => i is null)) return null;
        g.Scope = node.Scope;
        if (!inputs.Any(i => i!.Value.IsStacked)) return new(g.Apply(node.Op, [.. inputs.Select(i => i!.Value.Node)]), false);
        return node.Op.Stacked(g, node, [.. inputs.Select(i => i!.Value)], scan.Length) is { } stack ? new(stack, true) : null;
    }

    /// <summary>
    /// Whether a node is computed behind the loop for all steps at once: a product or sum that no later step needs, or what is made of one.
    /// The operands of a product are smaller than its work, and mostly kept for the derivative anyway.
    /// </summary>
    bool IsSunk(Node node)
    {
        foreach (var inner in Topological.Order([node], n => sunk.ContainsKey(n) ? [] : n.Inputs))
        {
            if (sunk.ContainsKey(inner)) continue;
            sunk[inner] = !core.Contains(inner) && Outer(inner) is null && (inner.Op is { IsHeavy: true } or Sum || inner.Inputs.Any(i => sunk[i])) && CanLeave(inner);
        }
        return sunk[node];
    }

    /// <summary>Whether an operation has a form for all steps at once.</summary>
    bool CanLeave(Node node)
    {
        var probe = new GraphBuilder();
        Stackable[] inputs = [.. node.Inputs.Select((n, i) => Outer(n) is { IsStacked: false }
            ? new Stackable(probe.Apply(new Input($"{i}", n.Shape, n.Type)), false)
            : new Stackable(probe.Apply(new Input($"{i}", new Shape([scan.Length, .. n.Shape.Dims]), n.Type)), true))];
        return inputs.Any(i => i.IsStacked) && node.Op.Stacked(probe, node, inputs, scan.Length) is not null;
    }

    /// <summary>A node and what it is made of behind the loop, in order.</summary>
    IEnumerable<Node> Sunk(Node node) => Topological.Order([node], n => IsSunk(n) ? n.Inputs.Where(IsSunk) : []);

    Node StackOf(Node node)
    {
        foreach (var inner in IsSunk(node) ? Sunk(node) : [])
        {
            if (stacks.ContainsKey(inner)) continue;
            g.Scope = inner.Scope;
            stacks[inner] = inner.Op.Stacked(g, inner, [.. inner.Inputs.Select(i => Outer(i) ?? new(stacks[i], true))], scan.Length)!;
        }
        return stacks[node];
    }

    // The loop that is left.

    Region? region;
    Node[] given = [];
    int[] order = [];

    void Emit()
    {
        order = [.. kept.OrderBy(i => i)];
        var results = order.Select(i => body.Results[i]).Concat(outputs.Distinct().Where(o => !stateOf.ContainsKey(o))).ToArray();
        if (results.Length == 0) return;
        var b = new GraphBuilder();
        Dictionary<Node, Node> map = [];
        List<Node> states = [], elements = [], captured = [], sequences = [], constants = [];
        foreach (var i in order) states.Add(map[body.Parameters[i]] = b.Apply(new Input($"state{i}", body.Parameters[i].Shape, body.Parameters[i].Type)));
        foreach (var node in Topological.Order(results, n => Outer(n) is null ? n.Inputs : []))
        {
            if (map.ContainsKey(node)) continue;
            b.Scope = node.Scope;
            if (Outer(node) is not { } ready) map[node] = b.Apply(node.Op, [.. node.Inputs.Select(i => map[i])]);
            else if (Simplify.Uniform(ready.Node) is { } number) map[node] = b.BroadcastTo(b.Constant(number), node.Shape);
            else if (ready.Node.Op is DimValue value && !ready.IsStacked) map[node] = b.DimValue(value.Value);
            else
            {
                var (nodes, values) = ready.IsStacked ? (elements, sequences) : (captured, constants);
                var at = values.IndexOf(ready.Node);
                if (at < 0)
                {
                    at = values.Count;
                    values.Add(ready.Node);
                    nodes.Add(b.Apply(new Input($"{(ready.IsStacked ? "element" : "captured")}{at}", node.Shape, node.Type)));
                }
                map[node] = nodes[at];
            }
        }
        region = new Region([.. states, .. elements, .. captured], states.Count, elements.Count, [.. results.Select(r => map[r])]);
        given = [.. order.Select(i => arguments[i]), .. sequences, .. constants];
        // The states before each step are behind the results.
        foreach (var output in outputs.Distinct())
            stacks[output] = Result(stateOf.TryGetValue(output, out var state) ? results.Length + Array.IndexOf(order, state) : Array.IndexOf(results, output, order.Length));
    }

    Node Result(int index) => g.Apply(new Scan(region!, scan.Length, index, scan.Reverse), given);
}
