using NetGen.Compiler.Diagnostics;
using NetGen.Compiler.Graphs;

namespace NetGen.Compiler.Evaluate;

/// <summary>What stands in the place of a weight. It is asked at the moment of use, so it also answers for weights that are made later.</summary>
delegate Node WeightReader(WeightSlot slot);

/// <summary>
/// Values that have the form of a part of the network: a layer, a block or a list of them with other tensors in the place of their weights.
/// Gradients, adapted blocks and everything computed from these are such values; a tensor is the simplest of them.
/// </summary>
static class PartValues
{
    /// <summary>Whether the value is a part or a tensor.</summary>
    public static bool IsPart(Value value) => value switch
    {
        DataValue or LayerValue or BlockValue or WeightValue => true,
        ArrayValue array => array.Items.Count > 0 && array.Items.All(IsPart),
        _ => false,
    };

    /// <summary>A value with other tensors in the place of its weights.</summary>
    public static Value With(Value value, WeightReader? weights) => weights is null ? value : value switch
    {
        LayerValue layer => layer with { Weights = weights },
        BlockValue block => block with { Weights = weights },
        WeightValue weight => weight with { Weights = weights },
        ArrayValue array => new ArrayValue([.. array.Items.Select(i => With(i, weights))]),
        TupleValue tuple => new TupleValue([.. tuple.Items.Select(i => With(i, weights))]),
        _ => value,
    };

    /// <summary>The weights of a part that have been used so far, buffers not among them.</summary>
    public static IReadOnlyList<WeightSlot> Weights(Value part) => [.. new NetworkParts(part).Slots.Where(s => !s.IsBuffer)];

    /// <summary>What a part computes with in place of a weight of its own.</summary>
    public static Node Read(Program program, Value part, WeightSlot slot) => Reader(part) is { } weights ? weights(slot) : program.Stored(slot);

    /// <summary>The tensors of a value.</summary>
    /// <param name="program">The program that reads them.</param>
    /// <param name="part">The value.</param>
    /// <param name="isMeant">Of a part: which of its weights.</param>
    public static IEnumerable<Node> Tensors(Program program, Value part, Func<WeightSlot, bool> isMeant) => part switch
    {
        DataValue data => [data.Node],
        ArrayValue array => array.Items.SelectMany(i => Tensors(program, i, isMeant)),
        _ => program.WeightsOf(part).Where(isMeant).Select(s => Read(program, part, s)),
    };

    /// <summary>The value that a function makes of every weight.</summary>
    public static Value Map(Program program, Value part, Func<Node, Node> function) => part is DataValue data
        ? new DataValue(function(data.Node))
        : part is ArrayValue array ? new ArrayValue([.. array.Items.Select(i => Map(program, i, function))])
        : With(part, Once(program, slot => function(Read(program, part, slot))));

    /// <summary>The value that a function makes of two values of one form, weight by weight.</summary>
    public static Value Zip(Program program, Value left, Value right, Func<Node, Node, Node> function) => (left, right) switch
    {
        (DataValue a, DataValue b) => new DataValue(function(a.Node, b.Node)),
        (ArrayValue a, ArrayValue b) when a.Items.Count == b.Items.Count =>
            new ArrayValue([.. a.Items.Zip(b.Items, (x, y) => Zip(program, x, y, function))]),
        (LayerValue or BlockValue, _) when Counterparts(left, right) is { } counterpart =>
            With(left, Once(program, slot => function(Read(program, left, slot), Read(program, right, counterpart(slot))))),
        _ => throw new EvaluationError(Rule.WrongKind, "The second value", $"{Form(left)}, as the first is", Form(right),
            "pass two tensors, or two parts of one class"),
    };

    /// <summary>Computes each weight's stand-in once per graph: values of values would ask for their parts again and again.</summary>
    static WeightReader Once(Program program, WeightReader weights)
    {
        Dictionary<(GraphBuilder, WeightSlot), Node> known = [];
        return slot => known.TryGetValue((program.Graph, slot), out var node) ? node : known[(program.Graph, slot)] = weights(slot);
    }

    /// <summary>The tensors of two values of one form, pair by pair.</summary>
    public static IEnumerable<(Node Left, Node Right)> Pairs(Program program, Value left, Value right)
    {
        switch (left, right)
        {
            case (DataValue a, DataValue b): return [(a.Node, b.Node)];
            case (ArrayValue a, ArrayValue b) when a.Items.Count == b.Items.Count:
                return a.Items.Zip(b.Items, (x, y) => Pairs(program, x, y)).SelectMany(p => p);
            default:
                List<(Node, Node)> pairs = [];
                var zipped = Zip(program, left, right, (a, b) =>
                {
                    pairs.Add((a, b));
                    return a;
                });
                foreach (var slot in program.WeightsOf(left)) Read(program, zipped, slot);
                return pairs;
        }
    }

    /// <summary>From a weight of one part to that of the other; null where the parts are of different classes.</summary>
    static Func<WeightSlot, WeightSlot>? Counterparts(Value left, Value right) => (left, right) switch
    {
        (LayerValue a, LayerValue b) when a.Layer == b.Layer => s => s,
        (BlockValue a, BlockValue b) when a.Block == b.Block => s => s,
        (LayerValue a, LayerValue b) when a.Layer.Kind == b.Layer.Kind => s => Named(right, b.Layer.Path, Rest(s, a.Layer.Path)),
        (BlockValue a, BlockValue b) when a.Block.Template == b.Block.Template => s => Named(right, b.Block.Path, Rest(s, a.Block.Path)),
        _ => null,
    };

    static string Rest(WeightSlot slot, string? path) => slot.Path!.Substring(path?.Length ?? 0);

    static WeightSlot Named(Value part, string? path, string rest) => Weights(part).FirstOrDefault(s => s.Path == path + rest)
        ?? throw new EvaluationError(Rule.NotConstant, $"'{path}{rest}'", "its size follows from the input: apply the layer before");

    static WeightReader? Reader(Value part) => part switch
    {
        LayerValue layer => layer.Weights,
        BlockValue block => block.Weights,
        _ => null,
    };

    /// <summary>The kind of a value as messages name it.</summary>
    static string Form(Value value) => value switch
    {
        BlockValue block => $"a {block.Block.Template.Name}",
        LayerValue layer => $"a {layer.Layer.Kind.Name}",
        ArrayValue array => $"an array of {array.Items.Count}",
        _ => value.Kind,
    };
}
