using NetGen.Compiler.Kernels;
using NetGen.Compiler.Shapes;

namespace NetGen.Compiler.Passes;

/// <summary>The loads of a stage as the question of cells needs them: an index that a guard keeps in range is taken for an axis of that range.</summary>
static class GuardedLoads
{
    public static IEnumerable<Load> Of(Stage stage) => stage.Bodies.SelectMany(b => Of(b, []));

    static IEnumerable<Load> Of(Expr expr, EquatableArray<InRange> guards)
    {
        if (expr is Guarded g)
        {
            EquatableArray<InRange> both = [.. guards, .. g.Guards];
            return Of(g.Inside, both).Concat(Of(g.Outside, guards));
        }
        IEnumerable<Load> own = expr is Load load ? [guards.IsEmpty ? load : load with { Index = [.. load.Index.Select(i => Known(i, guards))] }] : [];
        var indices = expr.Indices.SelectMany(d => d.AllAtoms).OfType<LoadedIndex>().Select(l => l.Load);
        return own.Concat(indices).Concat(expr.Children.SelectMany(c => Of(c, guards)));
    }

    static Dim Known(Dim index, EquatableArray<InRange> guards)
    {
        for (var i = 0; i < guards.Count; i++)
        {
            if (guards[i].Index.Equals(index) && index.SingleAtom is not Axis) return Dim.Of(new Axis($"$guarded{i}", guards[i].Extent));
        }
        return index;
    }
}
