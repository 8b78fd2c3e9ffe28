using NetGen.Compiler.Ops;
using NetGen.Compiler.Shapes;

namespace NetGen.Compiler.Graphs;

/// <summary>Makes nodes, each distinct one once (common subexpressions are shared from the start).</summary>
public sealed partial class GraphBuilder
{
    readonly Dictionary<Key, Node> nodes = [];
    int count;
    int draws;

    public GraphBuilder()
    {
    }

    /// <summary>Continues a graph: its nodes are shared, not made again.</summary>
    public GraphBuilder(Graph graph)
    {
        foreach (var node in graph.Nodes)
        {
            nodes[new Key(node.Op, [.. node.Inputs.Select(i => i.Id)])] = node;
            count = Math.Max(count, node.Id + 1);
            if (node.Op is Uniform u) draws = Math.Max(draws, u.Draw + 1);
        }
    }

    /// <summary>The field path that new nodes get.</summary>
    public string Scope { get; set; } = "";

    /// <summary>Lets a pass replace a node at the moment it is asked for; null makes it as asked.</summary>
    public Func<Op, IReadOnlyList<Node>, Node?>? Rewrite { get; init; }

    public Node Apply(Op op, params Node[] inputs)
    {
        if (Rewrite?.Invoke(op, inputs) is { } rewritten) return rewritten;
        var key = new Key(op, [.. inputs.Select(i => i.Id)]);
        if (nodes.TryGetValue(key, out var known)) return known;
        var signature = op.Infer(inputs);
        return nodes[key] = new Node(count++, op, inputs, signature.Shape, signature.Type, Scope);
    }

    /// <summary>The next id of a random draw.</summary>
    public int NextDraw() => draws++;

    /// <summary>How many draws have an id.</summary>
    public int Draws => draws;

    readonly Dictionary<Node, Node> origins = [];

    /// <summary>A parameter of a loop's body: a state, or an element of a sequence.</summary>
    /// <param name="origin">The initial state or the sequence.</param>
    /// <param name="shape">The shape of the parameter.</param>
    public Node Placeholder(Node origin, Shape shape)
    {
        var node = Apply(new Input("%" + count, shape, origin.Type));
        origins[node] = origin;
        return node;
    }

    /// <summary>What a parameter of a loop's body comes from; null for other nodes.</summary>
    public Node? OriginOf(Node node) => origins.TryGetValue(node, out var origin) ? origin : null;

    /// <summary>Whether a node has a value in the steps of a loop only.</summary>
    public bool IsInLoop(params Node[] nodes) => Topological.Order(nodes, n => n.Inputs).Any(origins.ContainsKey);

    sealed record Key(Op Op, EquatableArray<int> Inputs);

    public Node Constant(double value) => Apply(new Constant(value));

    public Node DimValue(Dim value) => value.Constant is { } c ? Constant(c) : Apply(new DimValue(value));

    // Elementwise operations broadcast as NumPy does.

    public Node Elementwise(ElementwiseOp op, params Node[] inputs)
    {
        var shape = inputs.Select(i => i.Shape).Aggregate((a, b) => BroadcastShape(op.Name, a, b));
        return Apply(op, [.. inputs.Select(i => BroadcastTo(op is Cast ? i : AsNumber(i, op), shape))]);
    }

    /// <summary>Integers take part in arithmetic as float32.</summary>
    Node AsNumber(Node x, ElementwiseOp op) => x.Type == ElementType.Int32 ? Cast(x, ElementType.Float32) : x;

    public Node Negate(Node x) => Elementwise(new Negate(), x);

    public Node Exp(Node x) => Elementwise(new Exp(), x);

    public Node Log(Node x) => Elementwise(new Log(), x);

    public Node Sin(Node x) => Elementwise(new Sin(), x);

    public Node Cos(Node x) => Elementwise(new Cos(), x);

    public Node Atan(Node x) => Elementwise(new Atan(), x);

    public Node Sign(Node x) => Elementwise(new Sign(), x);

    public Node Sqrt(Node x) => Elementwise(new Sqrt(), x);

    public Node Sigmoid(Node x) => Elementwise(new Sigmoid(), x);

    public Node StopGradient(Node x) => Elementwise(new StopGradient(), x);

    public Node Cast(Node x, ElementType to) => x.Type == to ? x : Apply(new Cast(to), x);

    public Node Add(Node x, Node y) => Elementwise(new Add(), x, y);

    public Node Subtract(Node x, Node y) => Add(x, Negate(y));

    public Node Multiply(Node x, Node y) => Elementwise(new Multiply(), x, y);

    public Node Divide(Node x, Node y) => Elementwise(new Divide(), x, y);

    public Node Power(Node x, Node y) => Elementwise(new Power(), x, y);

    public Node Maximum(Node x, Node y) => Elementwise(new Maximum(), x, y);

    public Node Minimum(Node x, Node y) => Elementwise(new Minimum(), x, y);

    public Node Less(Node x, Node y) => Elementwise(new Less(), x, y);

    public Node Equal(Node x, Node y) => Elementwise(new Equal(), x, y);

    public Node Select(Node mask, Node x, Node y) => Elementwise(new Select(), mask, x, y);

    // Shapes.

    public static Shape BroadcastShape(string operation, Shape a, Shape b)
    {
        var rank = Math.Max(a.Rank, b.Rank);
        var dims = new Dim[rank];
        for (var i = 1; i <= rank; i++)
        {
            var x = i <= a.Rank ? a[a.Rank - i] : 1;
            var y = i <= b.Rank ? b[b.Rank - i] : 1;
            if (!x.Equals(y) && !x.Is(1) && !y.Is(1))
                throw new ShapeException("NG0200", a.ToString(), b.ToString(), (rank - i).ToString(), x.ToString(), y.ToString(), Advice(x, y));
            dims[rank - i] = x.Is(1) ? y : x;
        }
        return new Shape(dims);
    }

    static string Advice(Dim x, Dim y) => x.Constant is null || y.Constant is null
        ? "a named dimension equals only itself and stretches only a literal 1; use the same name on both sides, or Reshape or Broadcast one of them"
        : "sizes must be equal or 1; Reshape, Slice or Pad one of them";

    /// <summary>The value repeated to a shape, aligned at the right or as <paramref name="axes"/> says.</summary>
    public Node BroadcastTo(Node x, Shape shape, EquatableArray<int>? axes = null)
    {
        if (x.Shape.Equals(shape)) return x;
        return Apply(new Broadcast(shape, axes ?? [.. Enumerable.Range(shape.Rank - x.Shape.Rank, x.Shape.Rank)]), x);
    }

    public Node Reshape(Node x, Shape shape) => x.Shape.Equals(shape) ? x : Apply(new Reshape(shape), x);

    public Node Transpose(Node x, IReadOnlyList<int> permutation) =>
        permutation.Select((p, i) => p == i).All(same => same) ? x : Apply(new Transpose([.. permutation]), x);

    /// <summary>One axis at another place; the others keep their order.</summary>
    public Node MoveAxis(Node x, int from, int to)
    {
        List<int> order = [.. Enumerable.Range(0, x.Shape.Rank).Where(a => a != from)];
        order.Insert(to, from);
        return Transpose(x, order);
    }

    public Node Slice(Node x, int axis, Dim start, Dim length, long step = 1) =>
        start.Is(0) && step == 1 && length.Equals(x.Shape[axis]) ? x : Apply(new Slice(axis, start, length, step), x);

    public Node Pad(Node x, int axis, Dim before, Dim after, double value = 0, long interior = 0) =>
        before.Is(0) && after.Is(0) && interior == 0 ? x : Apply(new Pad(axis, before, after, value, interior), x);

    /// <summary>An axis of size 1 put in.</summary>
    public Node KeepAxis(Node x, int axis) =>
        Reshape(x, new Shape([.. x.Shape.Dims.Take(axis), Dim.One, .. x.Shape.Dims.Skip(axis)]));

    /// <summary>The index along an axis, in a shape where the other axes have size 1.</summary>
    public Node IotaAlong(Shape shape, int axis) =>
        Reshape(Apply(new Iota(shape[axis])), new Shape(shape.Dims.Select((d, i) => i == axis ? d : 1)));

    // Reductions.

    public Node Sum(Node x, IReadOnlyCollection<int> axes) => axes.Count == 0 ? x : Apply(new Sum([.. axes.OrderBy(a => a)]), x);

    public Node ArgMax(Node x, int axis) => Apply(new ArgMax(axis), x);

    /// <summary>Puts what each window chose back in place; a rearrangement when the windows tile the input.</summary>
    public Node WindowPut(WindowShape window, Shape target, Node values, Node positions)
    {
        var lead = target.Rank - window.Rank;
        if (!window.IsTiling) return Apply(new WindowPut(window, target), values, positions);

        // [.., O1, K1, O2, K2]: every element belongs to one window; what no window reached is zero at the end of an axis.
        Shape output = values.Shape, kernel = new(window.Extents);
        var tiles = new Shape([.. output.Dims.Take(lead), .. Enumerable.Range(0, window.Rank).SelectMany(a => new Dim[] { output[lead + a], window.Kernel[a] })]);
        EquatableArray<int> outer = [.. Enumerable.Range(0, lead), .. Enumerable.Range(0, window.Rank).Select(a => lead + 2 * a)];
        EquatableArray<int> inner = [.. Enumerable.Range(0, window.Rank).Select(a => lead + 2 * a + 1)];
        var position = BroadcastTo(Reshape(Apply(new Iota(kernel.Size)), kernel), tiles, inner);
        var chosen = Equal(BroadcastTo(Cast(positions, ElementType.Float32), tiles, outer), position);
        var put = Select(chosen, BroadcastTo(values, tiles, outer), Constant(0));
        var result = Reshape(put, new Shape([.. output.Dims.Take(lead), .. Enumerable.Range(0, window.Rank).Select(a => window.Kernel[a] * output[lead + a])]));
        for (var axis = lead; axis < target.Rank; axis++) result = Pad(result, axis, 0, target[axis] - result.Shape[axis]);
        return result;
    }
}
