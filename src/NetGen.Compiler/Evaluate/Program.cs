using NetGen.Compiler.Diagnostics;
using NetGen.Compiler.Graphs;
using NetGen.Compiler.Layers;
using NetGen.Compiler.Ops;
using NetGen.Compiler.Shapes;

namespace NetGen.Compiler.Evaluate;

/// <summary>One program that is being made: a method in training or in inference form.</summary>
sealed class Program(bool isTraining, IssueList issues)
{
    readonly Dictionary<WeightSlot, Node> updates = [];
    readonly Dictionary<Node, string> marks = [];
    readonly Dictionary<Node, (LayerKind Kind, LayerInstance? Layer)> makers = [];
    readonly HashSet<(LayerInstance, WeightReader?)> used = [];
    readonly List<Guard> guards = [];
    readonly List<(Value Part, int Count)> listed = [];
    readonly List<IndexBound> bounds = [];
    readonly Dictionary<string, Node> probes = new(StringComparer.Ordinal);
    readonly List<(Node Indices, Dim Count, string Operation)> bounded = [];

    public GraphBuilder Graph { get; } = new();

    public bool IsTraining => isTraining;

    /// <summary>Whether <c>Update</c> of a buffer has an effect: a loss leaves them alone in inference form.</summary>
    public bool MovesBuffers { get; init; }

    /// <summary>The call that is being evaluated: where warnings belong.</summary>
    public Place? At { get; set; }

    public IReadOnlyList<Guard> Guards => guards;

    public IReadOnlyList<IndexBound> IndexBounds => bounds;

    /// <summary>How many steps of loops are being evaluated, one inside the other.</summary>
    public int LoopDepth { get; set; }

    /// <summary>The inner values that can be read when the program has ended, by name.</summary>
    public IReadOnlyDictionary<string, Node> Probes => probes;

    /// <summary>Keeps a value under a name; false where another one has it.</summary>
    public bool Keep(string name, Node value)
    {
        if (probes.ContainsKey(name)) return false;
        probes.Add(name, value);
        return true;
    }

    /// <summary>The next values of buffers, in the order of their first update.</summary>
    public IEnumerable<(WeightSlot Buffer, Node Next)> Updates => updates.Select(u => (u.Key, u.Value));

    public void Warn(Rule rule, params string[] arguments)
    {
        if (At is { } place) WarnAt(place, rule, arguments);
    }

    public void WarnAt(Place place, Rule rule, params string[] arguments) => issues.Add(rule, place.Trail, arguments);

    /// <summary>What is read in place of weights; null for the weights themselves.</summary>
    public WeightReader? Weights { get; set; }

    /// <summary>The node of a weight; a buffer that the program has already moved is read as moved.</summary>
    public Node Read(WeightSlot slot) => Weights is { } weights && !slot.IsBuffer ? weights(slot) : Stored(slot);

    /// <summary>The node of the weight itself, whatever stands in its place.</summary>
    public Node Stored(WeightSlot slot)
    {
        slot.Used = true;
        return updates.TryGetValue(slot, out var moved) ? moved : Graph.Apply(slot.Source);
    }

    public void Update(WeightSlot buffer, Node next) => updates[buffer] = next;

    /// <summary>
    /// The weights of a part that the network has used so far. A sum over them misses those of layers whose first use comes later: then the
    /// program <see cref="IsStale"/>.
    /// </summary>
    public IReadOnlyList<WeightSlot> WeightsOf(Value part)
    {
        var slots = PartValues.Weights(part);
        listed.Add((part, slots.Count));
        return slots;
    }

    /// <summary>Whether a part has more weights by now than the program has seen, so that it must be evaluated again.</summary>
    public bool IsStale => listed.Any(l => PartValues.Weights(l.Part).Count != l.Count);

    /// <summary>Whether the program has not used the layer before, with the weights that it has now.</summary>
    public bool FirstUse(LayerInstance layer) => used.Add((layer, Weights));

    /// <summary>Remembers which function made a value, for the losses that expect another one.</summary>
    public Node MarkAs(string function, Node node)
    {
        marks[node] = function;
        return node;
    }

    public string? MarkOf(Node node) => marks.TryGetValue(node, out var mark) ? mark : null;

    /// <summary>Remembers which layer, or function of its name, made a value.</summary>
    public Node MadeBy(LayerKind kind, LayerInstance? layer, Node node)
    {
        makers[node] = (kind, layer);
        return node;
    }

    /// <summary>The layer of a kind that made a value; null where another one did, or an operation since.</summary>
    public LayerInstance? MakerOf(Node node, LayerKind kind) => IsMadeBy(node, kind) ? makers[node].Layer : null;

    /// <summary>The layer that made a value; null where an operation did.</summary>
    public LayerInstance? MakerOf(Node node) => makers.TryGetValue(node, out var maker) ? maker.Layer : null;

    public bool IsMadeBy(Node node, LayerKind kind) => makers.TryGetValue(node, out var maker) && maker.Kind == kind;

    /// <summary>A value must not be negative: an error where that is contradicted, a check at run time where it stays open.</summary>
    public void Require(Dim nonNegative, string message, Func<Exception> failure)
    {
        switch (Decision.NonNegative(nonNegative))
        {
            case Truth.Contradicted: throw failure();
            case Truth.Unknown when guards.All(g => !g.NonNegative.Equals(nonNegative)):
                guards.Add(new Guard(nonNegative, message));
                Warn(Rule.RuntimeGuard, message, nonNegative.ToString());
                break;
        }
    }

    /// <summary>
    /// Indices must lie in [0, count) or be <paramref name="except"/>: at build time where they are computed, at run time where they are inputs.
    /// </summary>
    public void BoundIndices(Node indices, Dim count, string operation, long? except = null)
    {
        bounded.Add((indices, count, operation));
        foreach (var input in Inputs(indices))
        {
            var bound = new IndexBound(input, count, operation) { Except = except };
            if (!bounds.Contains(bound)) bounds.Add(bound);
        }
        if (Limit(indices) is not { } limit) return;
        Require(count - limit, $"{operation} has {count} entries, but is asked for index {limit - 1}",
            () => new ShapeException("NG0214", (limit - 1).ToString(), "0", $"[{count}]"));
    }

    /// <summary>Indices that become those of a parameter of a loop: they lie in the same bounds.</summary>
    public void BoundAlso(Node next, Node parameter)
    {
        foreach (var (_, count, operation) in bounded.Where(b => b.Indices != next && Topological.Order([b.Indices], n => n.Inputs).Contains(parameter)).ToArray())
            BoundIndices(next, count, operation);
    }

    /// <summary>The inputs whose numbers the indices are.</summary>
    IEnumerable<string> Inputs(Node indices) => indices.Op switch
    {
        Input when Graph.OriginOf(indices) is { } origin => Inputs(origin),
        Input input => [input.Id],
        _ => indices.Inputs.Where(i => i.Type == ElementType.Int32).SelectMany(Inputs).Distinct(),
    };

    /// <summary>What computed indices stay below; null for indices that are inputs.</summary>
    Dim? Limit(Node indices) => indices switch
    {
        { Op: Input } when Graph.OriginOf(indices) is { } origin => Limit(origin),
        { Op: Iota iota } => iota.Count,
        { Op: ArgSort sort } => indices.Shape[sort.Axis],
        { Op: Minimum } when Passes.Simplify.Uniform(indices.Inputs[1]) is { } largest => (long)largest + 1,
        { Op: ArgMax argMax } => indices.Inputs[0].Shape[argMax.Axis],
        { Op: WindowArgMax windows } => windows.Window.Count,
        { Op: Slice slice } when IsIota(indices.Inputs[0]) => slice.Start + slice.Step * (slice.Length - 1) + 1,
        { Inputs.Count: 1 } => Limit(indices.Inputs[0]),
        _ => null,
    };

    static bool IsIota(Node node) => node.Op is Iota || node.Op is Cast && IsIota(node.Inputs[0]);
}
