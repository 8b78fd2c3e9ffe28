using NetGen.Compiler.Graphs;
using NetGen.Compiler.Ops;
using NetGen.Compiler.Shapes;

namespace NetGen.Compiler.Passes;

/// <summary>Rebuilds a graph with algebraic identities, constant folding, common subexpressions and no dead code.</summary>
public static class Simplify
{
    /// <summary>Simplifies a graph that will be differentiated: StopGradient stays.</summary>
    public static Graph BeforeDifferentiation(Graph graph) => Run(graph, differentiated: false);

    /// <summary>Simplifies a graph that will not be differentiated any more.</summary>
    public static Graph AfterDifferentiation(Graph graph) => Run(graph, differentiated: true);

    static Graph Run(Graph graph, bool differentiated)
    {
        Dictionary<Node, Node> map = [];
        Rebuild(Builder(differentiated), graph.Nodes, map, differentiated);
        return Graph.Of(graph.Outputs.Select(o => o with { Node = map[o.Node] }));
    }

    static GraphBuilder Builder(bool differentiated)
    {
        GraphBuilder g = null!;
        return g = new GraphBuilder { Rewrite = (op, inputs) => op is StopGradient && !differentiated ? null : Rule(g, op, inputs) };
    }

    /// <summary>Makes nodes again, in order; the results of a loop are made together.</summary>
    static void Rebuild(GraphBuilder g, IReadOnlyList<Node> nodes, Dictionary<Node, Node> map, bool differentiated)
    {
        var loops = nodes.Where(n => n.Op is Scan).ToLookup(n => Scan.LoopOf(n));
        foreach (var node in nodes)
        {
            if (map.ContainsKey(node)) continue;
            g.Scope = node.Scope;
            if (node.Op is Scan) RebuildLoop(g, [.. loops[Scan.LoopOf(node)]], map, differentiated);
            else map[node] = g.Apply(node.Op, [.. node.Inputs.Select(i => map[i])]);
        }
    }

    static void RebuildLoop(GraphBuilder g, Node[] results, Dictionary<Node, Node> map, bool differentiated)
    {
        var scan = (Scan)results[0].Op;
        var (body, states) = (scan.Body, scan.Body.States);
        Node[] arguments = [.. results[0].Inputs.Select(i => map[i])];
        var b = Builder(differentiated);
        List<Node> parameters = [];
        List<Node> values = [];
        Dictionary<Node, Node> inner = [];
        var elements = 0;
        void Declare(int i, Node value)
        {
            values.Add(value);
            parameters.Add(inner[body.Parameters[i]] = b.Apply(new Input($"parameter{i}", body.Parameters[i].Shape, body.Parameters[i].Type)));
        }
        for (var i = 0; i < states; i++) Declare(i, arguments[i]);
        for (var i = states; i < states + body.Elements; i++)
        {
            if (SameInAllSteps(g, arguments[i]) is { } same) arguments[i] = same;
            else
            {
                Declare(i, arguments[i]);
                elements++;
            }
        }
        for (var i = states; i < arguments.Length; i++)
        {
            if (inner.ContainsKey(body.Parameters[i])) continue;
            if (Uniform(arguments[i]) is { } number) inner[body.Parameters[i]] = b.BroadcastTo(b.Constant(number), body.Parameters[i].Shape);
            else Declare(i, arguments[i]);
        }
        int[] finals = [.. results.Select(r => ((Scan)r.Op).Result).Where(r => r < states)];
        Node[] stacked = [.. results.Where(r => ((Scan)r.Op).IsStacked)];
        var wanted = stacked.Select(r => body.Result(((Scan)r.Op).Result));
        Rebuild(b, Topological.Order(wanted.Concat(body.Results.Take(states)), n => n.Inputs), inner, differentiated);
        var simple = new Region(parameters, states, elements, [.. body.Results.Take(states).Select(r => inner[r])]);
        var (last, stacks) = LoopMotion.Run(g, scan, simple, values, finals, [.. wanted.Select(w => inner[w])]);
        foreach (var result in results)
        {
            var index = ((Scan)result.Op).Result;
            map[result] = index < states ? last[Array.IndexOf(finals, index)] : stacks[Array.IndexOf(stacked, result)];
        }
    }

    /// <summary>The element of a sequence whose elements are all equal; null for others.</summary>
    static Node? SameInAllSteps(GraphBuilder g, Node sequence)
    {
        var shape = sequence.Shape.Without([0]);
        if (Uniform(sequence) is { } number) return g.BroadcastTo(g.Constant(number), shape);
        return sequence.Op is Broadcast broadcast && !broadcast.Axes.Contains(0)
            ? g.BroadcastTo(sequence.Inputs[0], shape, [.. broadcast.Axes.Select(a => a - 1)])
            : null;
    }

    static Node? Rule(GraphBuilder g, Op op, IReadOnlyList<Node> x) => op switch
    {
        ElementwiseOp e => Fold(g, e, x) ?? Elementwise(g, e, x),
        Broadcast b => OfBroadcast(g, b, x[0]),
        Reshape r when x[0].Shape.Equals(r.Target) => x[0],
        Reshape r when x[0].Op is Reshape => g.Apply(r, x[0].Inputs[0]),
        Reshape r when Uniform(x[0]) is { } c => g.BroadcastTo(g.Constant(c), r.Target),
        Transpose t when x[0].Op is Transpose inner => g.Transpose(x[0].Inputs[0], [.. t.Permutation.Select(p => inner.Permutation[p])]),
        Sum s when Uniform(x[0]) is { } c => g.BroadcastTo(
            g.Multiply(g.Constant(c), g.DimValue(Dim.Product(s.Axes.Select(a => x[0].Shape[a])))), x[0].Shape.Without([.. s.Axes])),
        Sum s when x[0].Op is Contract c && Summed(c, s) is { } product => g.Apply(product, [.. x[0].Inputs]),
        Sum s when s.Axes.All(a => x[0].Shape[a].Is(1)) => g.Reshape(x[0], x[0].Shape.Without([.. s.Axes])),
        // Relu and max-pooling commute: pooling first leaves less to do, forward and backward.
        WindowMax when x[0].Op is Maximum && x[0].Inputs.Select(Uniform).FirstOrDefault(c => c is not null) is { } c =>
            Uniform(x[0].Inputs[0]) is null ? g.Maximum(g.Apply(op, x[0].Inputs[0]), g.Constant(c)) : g.Maximum(g.Constant(c), g.Apply(op, x[0].Inputs[1])),
        Slice { Step: 1 } s when s.Start.Is(0) && s.Length.Equals(x[0].Shape[s.Axis]) => x[0],
        Concat when x.Count == 1 => x[0],
        _ => null,
    };

    /// <summary>The product that sums at once what is summed after it; null when a letter would be left in one factor only.</summary>
    static Contract? Summed(Contract product, Sum sum) =>
        sum.Axes.All(a => product.Left.Contains(product.Result[a]) && product.Right.Contains(product.Result[a]))
            ? product with { Result = string.Concat(product.Result.Where((_, a) => !sum.Axes.Contains(a))) }
            : null;

    static Node? Fold(GraphBuilder g, ElementwiseOp op, IReadOnlyList<Node> x)
    {
        if (op.ResultType != ElementType.Float32) return null;
        var values = x.Select(Uniform).ToArray();
        return values.All(v => v is not null) && x.Count > 0
            ? g.BroadcastTo(g.Constant(op.Compute([.. values.Select(v => v!.Value)])), x[0].Shape)
            : null;
    }

    static Node? Elementwise(GraphBuilder g, ElementwiseOp op, IReadOnlyList<Node> x) => op switch
    {
        StopGradient => x[0],
        Add when IsUniform(x[1], 0) => x[0],
        Add when IsUniform(x[0], 0) => x[1],
        Multiply when IsUniform(x[1], 1) => x[0],
        Multiply when IsUniform(x[0], 1) => x[1],
        // As every compiler of networks does, 0 · x is taken for 0, also where x is infinite.
        Multiply when IsUniform(x[0], 0) => x[0],
        Multiply when IsUniform(x[1], 0) => x[1],
        Multiply when IsUniform(x[1], -1) => g.Negate(x[0]),
        Multiply when x[0].Op is Negate && x[1].Op is Negate => g.Multiply(x[0].Inputs[0], x[1].Inputs[0]),
        Multiply when x[1].Op is Negate => g.Negate(g.Multiply(x[0], x[1].Inputs[0])),
        Multiply when x[0].Op is Negate => g.Negate(g.Multiply(x[0].Inputs[0], x[1])),
        // Numbers are gathered: c1 · (c2 · x) = (c1 · c2) · x.
        Multiply when Uniform(x[0]) is { } c && x[1].Op is Multiply && Uniform(x[1].Inputs[0]) is { } d => g.Multiply(g.Constant(c * d), x[1].Inputs[1]),
        Multiply when Uniform(x[1]) is not null && Uniform(x[0]) is null => g.Multiply(x[1], x[0]),
        Divide when IsUniform(x[1], 1) => x[0],
        Divide when Uniform(x[1]) is { } c && IsPowerOfTwo(c) => g.Multiply(g.Constant(1 / c), x[0]),
        Negate when x[0].Op is Negate => x[0].Inputs[0],
        Power when IsUniform(x[1], 1) => x[0],
        Power when IsUniform(x[1], 2) => g.Multiply(x[0], x[0]),
        Power when IsUniform(x[1], 0.5) => g.Sqrt(x[0]),
        Power when IsUniform(x[1], 0) => g.BroadcastTo(g.Constant(1), x[0].Shape),
        Select when ReferenceEquals(x[1], x[2]) => x[1],
        Select when Uniform(x[1]) is { } c && IsUniform(x[2], c) => x[1],
        // A mask applied twice is one mask.
        Select when x[1].Op is Select && ReferenceEquals(x[1].Inputs[0], x[0]) => g.Select(x[0], x[1].Inputs[1], x[2]),
        Not when x[0].Op is Not => x[0].Inputs[0],
        Cast c when x[0].Type == c.To => x[0],
        _ => OfBroadcasts(g, op, x),
    };

    /// <summary>f(broadcast x, broadcast y, constants) = broadcast f(x, y, constants): what is equal along an axis is computed once.</summary>
    static Node? OfBroadcasts(GraphBuilder g, ElementwiseOp op, IReadOnlyList<Node> x)
    {
        if (x.FirstOrDefault(i => i.Op is Broadcast && Uniform(i) is null) is not { } first) return null;
        var broadcast = (Broadcast)first.Op;
        var shape = first.Inputs[0].Shape;
        var inputs = new Node[x.Count];
        for (var i = 0; i < x.Count; i++)
        {
            if (Uniform(x[i]) is { } c) inputs[i] = g.BroadcastTo(g.Constant(c), shape);
            else if (x[i].Op is Broadcast other && other.Equals(broadcast) && x[i].Inputs[0].Shape.Equals(shape)) inputs[i] = x[i].Inputs[0];
            else return null;
        }
        return g.Apply(broadcast, g.Apply(op, inputs));
    }

    static Node? OfBroadcast(GraphBuilder g, Broadcast op, Node x)
    {
        if (x.Shape.Equals(op.Target)) return x;
        if (x.Op is Broadcast inner) return g.Apply(new Broadcast(op.Target, [.. inner.Axes.Select(a => op.Axes[a])]), x.Inputs[0]);
        // Axes of size 1 that a reshape put in need no reshape: the broadcast places the others.
        if (x.Op is Reshape && Squeezed(x.Inputs[0].Shape, x.Shape) is { } kept)
            return g.Apply(new Broadcast(op.Target, [.. kept.Select(a => op.Axes[a])]), x.Inputs[0]);
        return null;
    }

    /// <summary>For each axis of <paramref name="from"/> its axis in <paramref name="to"/>, if they differ only by axes of size 1.</summary>
    static EquatableArray<int>? Squeezed(Shape from, Shape to)
    {
        List<int> axes = [];
        for (var a = 0; a < to.Rank; a++)
        {
            if (axes.Count < from.Rank && from[axes.Count].Equals(to[a])) axes.Add(a);
            else if (!to[a].Is(1)) return null;
        }
        return axes.Count == from.Rank ? [.. axes] : null;
    }

    /// <summary>The number if all elements are the same one, known at build time.</summary>
    public static double? Uniform(Node node) => node.Op switch
    {
        Constant c => c.Value,
        Broadcast or Reshape or StopGradient => Uniform(node.Inputs[0]),
        _ => null,
    };

    static bool IsUniform(Node node, double value) => Uniform(node) is { } v && v.Equals(value);

    static bool IsPowerOfTwo(double value) => value > 0 && Math.Log(value, 2) is var e && e == Math.Floor(e) && Math.Abs(e) < 100;
}
