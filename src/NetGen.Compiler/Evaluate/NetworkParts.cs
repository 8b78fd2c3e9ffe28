using NetGen.Compiler.Graphs;
using NetGen.Compiler.Layers;
using NetGen.Compiler.Ops;
using NetGen.Compiler.Shapes;

namespace NetGen.Compiler.Evaluate;

/// <summary>The layers and weights of a network in the order of their fields, each once.</summary>
sealed class NetworkParts
{
    readonly List<LayerInstance> layers = [];
    readonly List<WeightSlot> slots = [];
    readonly HashSet<object> seen = [];

    /// <param name="list">The layers on the class.</param>
    /// <param name="root">The network with its fields.</param>
    public NetworkParts(IReadOnlyList<LayerInstance> list, BlockInstance root)
    {
        foreach (var layer in list) Add(layer);
        Add(root);
    }

    /// <param name="part">A layer, a block, or a list of them.</param>
    public NetworkParts(Value part) => Add(part);

    /// <summary>All weights and buffers that are used.</summary>
    public IReadOnlyList<WeightSlot> Slots => slots;

    public IReadOnlyList<ParameterRow> Parameters =>
        [.. slots.Where(s => !s.IsBuffer).Select(s => new ParameterRow(s.Path!, s.Shape, s.Initialization, s.Frozen))];

    public IReadOnlyList<BufferRow> States => [.. slots.Where(s => s.IsState).Select(s => new BufferRow(s.Path!, s.Shape, s.Initialization))];

    public IReadOnlyList<BufferRow> Buffers => [.. slots.Where(s => s.IsBuffer && !s.IsState).Select(s => new BufferRow(s.Path!, s.Shape, s.Initialization))];

    /// <summary>The bare weights and the layers' weights, with the places to which messages about them belong.</summary>
    public IEnumerable<(WeightSlot Slot, Place Place)> Weights =>
        layers.SelectMany(l => l.Slots.Select(s => (s, l.Place))).Concat(slots.Where(s => s.Place is not null).Select(s => (s, s.Place!)));

    public IReadOnlyList<LayerRow> Rows(IReadOnlyList<Form> forms)
    {
        var costs = forms.Where(f => f.Results is not null)
            .Select(f => f.Graph.Nodes.GroupBy(n => n.Scope).ToDictionary(g => g.Key, g => Dim.Sum(g.Select(Flops.Of)))).ToArray();
        return [.. layers.Where(l => l is { Output: not null, Path: not null, Children.Count: 0 }).Select(l => new LayerRow(
            l.Path!, l.Text, l.Output!, [.. l.Slots.Where(s => !s.IsBuffer).Select(s => s.Path!)],
            costs.FirstOrDefault(c => c.ContainsKey(l.Scope!)) is { } cost ? cost[l.Scope!] : Dim.Zero))];
    }

    void Add(LayerInstance layer)
    {
        if (!seen.Add(layer)) return;
        layers.Add(layer);
        slots.AddRange(layer.Slots);
        foreach (var child in layer.Children) Add(child);
    }

    void Add(BlockInstance block)
    {
        if (!seen.Add(block)) return;
        foreach (var (_, value) in block.Fields ?? []) Add(value);
    }

    void Add(Value value)
    {
        switch (value)
        {
            case LayerValue layer: Add(layer.Layer); break;
            case BlockValue block: Add(block.Block); break;
            case WeightValue weight when seen.Add(weight.Slot) && weight.Slot is { Used: true }: slots.Add(weight.Slot); break;
            case ArrayValue array: foreach (var item in array.Items) Add(item); break;
            case TupleValue tuple: foreach (var item in tuple.Items) Add(item); break;
        }
    }
}
