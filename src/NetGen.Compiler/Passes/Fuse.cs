using NetGen.Compiler.Graphs;
using NetGen.Compiler.Kernels;
using NetGen.Compiler.Ops;
using NetGen.Compiler.Shapes;
using Buffer = NetGen.Compiler.Ops.Buffer;

namespace NetGen.Compiler.Passes;

/// <summary>
/// From a graph to stages: decides which nodes are stored and computes all others inside the stages that use them. Elementwise chains and
/// changes of shape thereby vanish into the reductions, contractions and maps around them.
/// </summary>
public sealed partial class Fuse
{
    /// <summary>A value used more than once is stored when computing it again would cost more than this many additions.</summary>
    const int RecomputeCost = 8;

    /// <summary>
    /// An expression of more nodes than this is stored whatever it is: expressions are trees, so without a limit their size would be
    /// exponential in a chain of x · x, and a long chain would overflow the stack.
    /// </summary>
    const int LargestExpression = 64;

    readonly Graph graph;
    readonly bool fused;
    readonly Dictionary<Node, Value> values = [];
    readonly HashSet<Node> stored = [];
    readonly List<Stage> stages;
    readonly Names names;

    Fuse(Graph graph, bool fused, List<Stage> stages, Names names)
    {
        this.graph = graph;
        this.fused = fused;
        this.stages = stages;
        this.names = names;
    }

    /// <summary>What is unique in a program: the names of its values, the numbers of its axes and loops.</summary>
    sealed class Names(IEnumerable<string> taken)
    {
        readonly HashSet<string> values = new(StringComparer.Ordinal);
        readonly HashSet<string> taken = new(taken, StringComparer.Ordinal);
        int axes;

        public string Value(string wish) => Unique(values, wish, "_");

        public string Loop() => Unique(taken, "step", "");

        public string Axis() => $"${axes++}";

        static string Unique(HashSet<string> known, string wish, string separator)
        {
            var unique = wish;
            for (var i = 2; !known.Add(unique); i++) unique = $"{wish}{separator}{i}";
            return unique;
        }
    }

    /// <summary>The stages of a graph in an order that respects their reads.</summary>
    /// <param name="graph">A simplified graph.</param>
    /// <param name="fused">False stores every node: the reference that fusion is compared with.</param>
    public static IReadOnlyList<Stage> Run(Graph graph, bool fused = true)
    {
        var pass = new Fuse(graph, fused, [], new Names(graph.Nodes.SelectMany(n => n.Shape.Dims).SelectMany(d => d.Names).Select(n => n.Id)));
        pass.ChooseStored(graph.Outputs.Select(o => o.Node));
        pass.BindOutputs();
        foreach (var node in graph.Nodes.Where(n => n.Op is Source)) pass.SourceValue(node, (Source)node.Op);
        pass.EmitStored();
        pass.CopyOutputs();
        return pass.stages;
    }

    void EmitStored()
    {
        foreach (var node in graph.Nodes)
        {
            if (!stored.Contains(node) || values.ContainsKey(node)) continue;
            if (node.Op is Scan) EmitLoop(node);
            else Emit(node);
        }
    }

    void ChooseStored(IEnumerable<Node> results)
    {
        var uses = graph.Nodes.SelectMany(n => n.Inputs.Distinct()).GroupBy(n => n).ToDictionary(g => g.Key, g => g.Count());
        Dictionary<Node, int> cost = [], size = [];
        foreach (var result in results) Store(result);
        foreach (var node in graph.Nodes)
        {
            if (node.Op is not PullOp) Store(node);
            foreach (var operand in Operands(node)) Store(operand);
        }
        foreach (var node in graph.Nodes)
        {
            if (node.Op is Reshape && !IsPlain(node.Inputs[0]) && HasDivision(node)) Store(node.Inputs[0]);
            cost[node] = IsPlain(node) || node.Op is Source ? 1
                : Math.Min(1000, (node.Op as ElementwiseOp)?.Cost ?? (node.Op is Uniform ? 40 : 0)) + node.Inputs.Sum(i => stored.Contains(i) ? 1 : cost[i]);
            cost[node] = Math.Min(1000, cost[node]);
            var expensive = uses.TryGetValue(node, out var count) && count > 1 && cost[node] > RecomputeCost && node.Type == ElementType.Float32;
            size[node] = 1 + node.Inputs.Sum(i => stored.Contains(i) ? 1 : size[i]);
            if (expensive || size[node] > LargestExpression || !fused)
            {
                Store(node);
                if (stored.Contains(node)) cost[node] = 1;
            }
        }
    }

    void Store(Node node)
    {
        if (!IsGiven(node) && node.Op is not (Constant or DimValue)) stored.Add(node);
    }

    /// <summary>Whether the node lies in memory from the start. The parameters of a loop's body do where they are parts of such a value.</summary>
    bool IsGiven(Node node) => node.Op is Source && !elements.ContainsKey(node);

    bool IsPlain(Node node) => IsGiven(node) || stored.Contains(node);

    static bool HasDivision(Node reshape)
    {
        var axes = reshape.Shape.Dims.Select((d, i) => Dim.Of(new Axis($"${i}", d))).ToArray();
        return reshape.Inputs[0].Shape.Unflatten(reshape.Shape.Flatten(axes)).Any(d => d.AllAtoms.OfType<FloorDivision>().Any(f => f.InnerAxes.Any()));
    }

    /// <summary>The nodes that must lie in memory because a product, a routine or a gather reads them.</summary>
    static IEnumerable<Node> Operands(Node node) => node.Op switch
    {
        Contract => node.Inputs.Select(ViewBase),
        Conv or ConvInput or ConvFilter => node.Inputs.Select(i => i.Op is Reshape ? i.Inputs[0] : i),
        // A number has no place in memory until something is made of it.
        RoutineOp => node.Inputs.Select(i => ViewBase(i) is { Op: not (Constant or DimValue) } source ? source : i),
        Gather or TakeAlong => [ViewBase(node.Inputs[1])],
        ScatterAdd or ScatterMax => [ViewBase(node.Inputs[0])],
        UpdateAt => UpdateAt.HasKnownPosition(node) ? [] : [ViewBase(node.Inputs[1])],
        // Initial states are read once, where they are copied to the loop's memory.
        Scan scan => node.Inputs.Skip(scan.Body.States).Select(ViewBase),
        _ => [],
    };

    /// <summary>What a strided view looks at: transposed, sliced and reshaped memory is still memory.</summary>
    static Node ViewBase(Node node)
    {
        while (node.Op is Transpose or Slice) node = node.Inputs[0];
        return node.Op is Reshape ? node.Inputs[0] : node;
    }

    /// <summary>A weight as generated code calls it: by its layer.</summary>
    static string WeightName(string id, string scope) => scope.Length == 0 ? id : scope + "." + id.Substring(id.LastIndexOf('.') + 1);

    Value ValueOf(Source source, string scope) => source switch
    {
        Parameter => Make(WeightName(source.Id, scope), source.Type, source.Shape, Storage.Parameter, "", source.Id),
        Buffer => Make(WeightName(source.Id, scope), source.Type, source.Shape, Storage.State, "", source.Id),
        State => Make(WeightName(source.Id, scope), source.Type, source.Shape, Storage.SessionState, "", source.Id),
        Table table => new Value(names.Value(source.Id), source.Type, source.Shape, Storage.Table, "") { Table = table },
        _ => Make(source.Id, source.Type, source.Shape, Storage.Input, "", source.Id),
    };

    Value SourceValue(Node node, Source source) =>
        values.TryGetValue(node, out var known) ? known : values[node] = ValueOf(source, node.Scope);

    /// <summary>The state whose next value an output is, where nothing reads the value before: then it is changed in place.</summary>
    Node? ChangedInPlace(GraphOutput output)
    {
        if (output is not { Kind: OutputKind.State, Node.Op: UpdateAt } || output.Node.Inputs[0] is not { Op: State } state) return null;
        var isReadElsewhere = graph.Outputs.Any(o => o.Node == state)
            || graph.Nodes.Any(n => n != output.Node && n.Inputs.Contains(state)) || output.Node.Inputs.Skip(1).Contains(state);
        return isReadElsewhere || outputValues.ContainsKey(output.Node) ? null : state;
    }

    Value Make(string name, ElementType type, Shape shape, Storage storage, string scope, string? binding = null) =>
        new(names.Value(name), type == ElementType.Bool ? ElementType.Float32 : type, shape, storage, scope) { Binding = binding };

    readonly Dictionary<Node, Value> outputValues = [];
    readonly List<(GraphOutput Output, Value Value)> copies = [];

    void BindOutputs()
    {
        foreach (var output in graph.Outputs)
        {
            if (ChangedInPlace(output) is { } state)
            {
                outputValues[output.Node] = SourceValue(state, (Source)state.Op);
                continue;
            }
            var storage = output.Kind switch
            {
                OutputKind.Gradient => Storage.Gradient,
                OutputKind.Buffer => Storage.NextState,
                OutputKind.State => Storage.NextSessionState,
                OutputKind.Probe => Storage.Probe,
                _ => Storage.Result,
            };
            var prefix = output.Kind switch { OutputKind.Gradient => "d_", OutputKind.Buffer or OutputKind.State => "next_", OutputKind.Probe => "probe_", _ => "" };
            var value = Make(prefix + (output.Kind is not (OutputKind.Result or OutputKind.Probe) ? WeightName(output.Name, output.Node.Scope) : output.Name), output.Node.Type, output.Node.Shape, storage, output.Node.Scope, output.Name);
            if (!stored.Contains(output.Node) || output.Node.Op is Scan || outputValues.ContainsKey(output.Node)) copies.Add((output, value));
            else outputValues[output.Node] = value;
        }
    }

    void CopyOutputs()
    {
        foreach (var (output, value) in copies)
        {
            var axes = Axes(output.Node.Shape);
            Add(new MapStage(value, axes, ElementOf(output.Node, Indices(axes))));
        }
    }

    void Add(Stage stage) => stages.Add(stage with { Loops = loops });

    void Emit(Node node)
    {
        if (!outputValues.TryGetValue(node, out var target))
            target = Make(NameOf(node), node.Type, node.Shape, Storage.Arena, node.Scope);
        var axes = Axes(node.Shape);
        var index = Indices(axes);
        Add(node.Op switch
        {
            Contract op => Contraction(node, op, target, axes),
            Conv or ConvInput or ConvFilter => Convolution.Stage(node, target, axes, NewAxis, (i, at) => ElementOf(node.Inputs[i], at)),
            ScatterAdd => Scatter(node, Monoid.Sum, target, axes),
            ScatterMax => Scatter(node, Monoid.Max, target, axes),
            RoutineOp op => Routine(node, op, target, axes),
            UpdateAt op when target.Storage == Storage.SessionState => Put(node, op, target),
            ReduceOp op => Reduction(node, op, target, axes),
            PullOp op => new MapStage(target, axes, op.At(node, index, (i, at) => ElementOf(node.Inputs[i], at))),
            Input => new MapStage(target, axes, ElementOf(node, index)),
            _ => throw new NotSupportedException($"{node.Op.Name} is not lowered"),
        });
        values[node] = target;
    }

    static string NameOf(Node node)
    {
        var name = node.Op.Name;
        return (node.Scope.Length > 0 ? node.Scope + "." : "") + char.ToLowerInvariant(name[0]) + name.Substring(1);
    }

    Stage Reduction(Node node, ReduceOp op, Value target, EquatableArray<Axis> axes)
    {
        EquatableArray<Axis> reduced = [.. op.ReduceExtents(node).Select(NewAxis)];
        return new ReduceStage(target, axes, reduced, op.Monoid, op.At(node, Indices(axes), Indices(reduced), (i, at) => ElementOf(node.Inputs[i], at)));
    }

    Stage Contraction(Node node, Contract op, Value target, EquatableArray<Axis> axes)
    {
        var extents = op.Extents(node.Inputs);
        EquatableArray<Axis> summed = [.. op.Summed.Select(c => NewAxis(extents[c]))];
        Expr left = Operand(0, op.Left), right = Operand(1, op.Right);
        if (left is Load && right is Load && !summed.IsEmpty) return new ContractStage(target, axes, summed, left, right);
        // An outer product, or the product with a number, is no matrix product.
        var product = new Apply(new Multiply(), [left, right]);
        return summed.IsEmpty ? new MapStage(target, axes, product) : new ReduceStage(target, axes, summed, Monoid.Sum, product);

        Expr Operand(int input, string labels) => ElementOf(node.Inputs[input], Indices([.. labels.Select(c =>
            op.Result.IndexOf(c) is >= 0 and var i ? axes[i] : summed[op.Summed.IndexOf(c)])]));
    }

    Stage Scatter(Node node, Monoid monoid, Value target, EquatableArray<Axis> axes)
    {
        EquatableArray<Axis> rows = [.. node.Inputs[0].Shape.Dims.Select(NewAxis)];
        var row = (Load)ElementOf(node.Inputs[0], Indices(rows));
        return new ScatterStage(target, axes, rows, Dim.Of(new LoadedIndex(row)), monoid, ElementOf(node.Inputs[1], [.. Indices(rows), .. Indices(axes).Skip(1)]));
    }

    Stage Routine(Node node, RoutineOp op, Value target, EquatableArray<Axis> axes)
    {
        int first = op.First(node.Shape.Rank), count = op.ResultLetters.Length;
        var index = Indices(axes);
        return new RoutineStage(target, axes, [.. axes.Skip(first).Take(count)], op, [.. node.Inputs.Select((x, i) => Operand(x, op.Letters[i].Length))]);

        RoutineOperand Operand(Node x, int letters)
        {
            EquatableArray<Axis> own = [.. x.Shape.Dims.Skip(first).Take(letters).Select(NewAxis)];
            return new((Load)ElementOf(x, [.. index.Take(first), .. own.Select(Dim.Of), .. index.Skip(first + count)]), own);
        }
    }

    PutStage Put(Node node, UpdateAt op, Value target)
    {
        var axes = Axes(node.Inputs[2].Shape);
        return new PutStage(target, axes, op.Axis, UpdateAt.Position((i, at) => ElementOf(node.Inputs[i], at)), ElementOf(node.Inputs[2], Indices(axes)));
    }

    EquatableArray<Axis> Axes(Shape shape) => [.. shape.Dims.Select(NewAxis)];

    Axis NewAxis(Dim extent) => new(names.Axis(), extent);

    static Dim[] Indices(EquatableArray<Axis> axes) => [.. axes.Select(a => a.Index)];

    /// <summary>An element of a node: a load if it lies in memory, the expression that computes it otherwise.</summary>
    Expr ElementOf(Node node, IReadOnlyList<Dim> index)
    {
        if (values.TryGetValue(node, out var value)) return Read(node, value, node.Shape, index);
        if (elements.TryGetValue(node, out var element)) return element(index);
        if (node.Op is Reshape && values.TryGetValue(node.Inputs[0], out var source)) return Read(node, source, node.Shape, index);
        if (node.Op is not PullOp op) throw new InvalidOperationException($"{node} ({node.Op.Name}) is read before it is stored");
        return op.At(node, index, (i, at) => ElementOf(node.Inputs[i], at));
    }

    static Expr Read(Node node, Value value, Shape shape, IReadOnlyList<Dim> index)
    {
        var load = new Load(value, shape, [.. index]);
        // Masks lie in memory as 0 and 1.
        return node.Type == ElementType.Bool ? new Apply(new Less(), [new Const(0), load]) : load;
    }
}
