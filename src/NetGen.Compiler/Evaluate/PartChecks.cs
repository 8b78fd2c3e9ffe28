using NetGen.Compiler.Diagnostics;
using NetGen.Compiler.Templates;

namespace NetGen.Compiler.Evaluate;

/// <summary>Warnings about the parts of a valid network: what nothing uses, and what no loss trains.</summary>
sealed class PartChecks(TypeTemplate network, NetworkParts parts, BlockInstance root, IssueList issues)
{
    public void Run(IReadOnlyList<EvaluatedMethod> methods)
    {
        Unused(root);
        if (methods.All(m => m.Kind != MethodKind.Loss)) return;
        HashSet<string> trained = [.. methods.SelectMany(m => m.Trained)];
        foreach (var (slot, place) in parts.Weights)
        {
            if (!slot.IsBuffer && !slot.Frozen && slot.Used && !trained.Contains(slot.Path!)) issues.Add(Rule.Untrained, place.Trail, slot.Path!);
        }
    }

    /// <summary>A part of which nothing is used is named once; else its own parts are looked at.</summary>
    void Unused(BlockInstance block)
    {
        foreach (var (field, value) in block.Fields ?? [])
        {
            if (!IsPart(value)) continue;
            if (!IsUsed(value))
                issues.Add(Rule.Unused, new Frame(block.Template.FullName, field.Name, block.Place).Trail(field.Site),
                    block.PathOf(field.Name) ?? field.Name);
            else foreach (var inner in Blocks(value)) Unused(inner);
        }
    }

    bool IsPart(Value value) => value switch
    {
        LayerValue or WeightValue => true,
        BlockValue block => block.Block.Template.FullName != network.FullName && (block.Block.Fields ?? []).Any(f => IsPart(f.Value)),
        ArrayValue array => array.Items.Any(IsPart),
        TupleValue tuple => tuple.Items.Any(IsPart),
        _ => false,
    };

    bool IsUsed(Value value) => value switch
    {
        LayerValue layer => layer.Layer.Used,
        WeightValue weight => weight.Slot.Used,
        BlockValue block => (block.Block.Fields ?? []).Any(f => IsUsed(f.Value)),
        ArrayValue array => array.Items.Any(IsUsed),
        TupleValue tuple => tuple.Items.Any(IsUsed),
        _ => false,
    };

    static IEnumerable<BlockInstance> Blocks(Value value) => value switch
    {
        BlockValue block => [block.Block],
        ArrayValue array => array.Items.SelectMany(Blocks),
        TupleValue tuple => tuple.Items.SelectMany(Blocks),
        _ => [],
    };
}
