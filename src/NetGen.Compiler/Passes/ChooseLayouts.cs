using NetGen.Compiler.Kernels;
using NetGen.Compiler.Shapes;

namespace NetGen.Compiler.Passes;

/// <summary>
/// Chooses where the elements of each parameter lie, once for all programs of a network: the columns of a product's right side contiguous,
/// rows padded to whole vectors. Activations keep the order of their axes.
/// </summary>
public static class ChooseLayouts
{
    /// <summary>Rows of parameters start at multiples of this many floats (64 bytes).</summary>
    public const long Alignment = 16;

    /// <summary>The layout of each parameter by name.</summary>
    public static IReadOnlyDictionary<string, Layout> Run(IEnumerable<IReadOnlyList<Stage>> programs)
    {
        Dictionary<string, Layout> layouts = [];
        Dictionary<string, Value> parameters = [];
        HashSet<string> rowMajor = [];
        foreach (var stage in programs.SelectMany(p => p))
        {
            foreach (var load in stage.Loads.Where(l => l.Value.Storage == Storage.Parameter))
            {
                var name = load.Value.Binding!;
                parameters[name] = load.Value;
                // A table that is read by row, or under another shape, keeps its rows.
                if (!load.Shape.Equals(load.Value.Shape) || load.Index.Any(d => d.AllAtoms.Any(a => a is LoadedIndex))) rowMajor.Add(name);
            }
            if (stage is ContractStage { Convolution: null } contract) Vote(contract, layouts);
        }
        return parameters.ToDictionary(p => p.Key, p => !rowMajor.Contains(p.Key) && layouts.TryGetValue(p.Key, out var layout) ? layout : Layout.RowMajor(p.Value.Shape));
    }

    /// <summary>Gives the values of a program their layouts, gradients those of their parameters.</summary>
    public static void Assign(IEnumerable<Stage> stages, IReadOnlyDictionary<string, Layout> layouts)
    {
        foreach (var value in stages.SelectMany(s => s.Reads.Append(s.Target)).Distinct())
        {
            if (value.Storage is Storage.Parameter or Storage.Gradient && layouts.TryGetValue(value.Binding!, out var layout)) value.Layout = layout;
        }
    }

    static void Vote(ContractStage contract, Dictionary<string, Layout> layouts)
    {
        foreach (var operand in new[] { contract.Left, contract.Right })
        {
            if (operand is not Load { Value.Storage: Storage.Parameter } load || load.Value.Shape.Rank < 2 || !load.Shape.Equals(load.Value.Shape)) continue;
            if (layouts.ContainsKey(load.Value.Binding!)) continue;
            var free = Enumerable.Range(0, load.Index.Count).Where(i => load.Index[i].SingleAtom is Axis a && !contract.Summed.Contains(a)).ToArray();
            if (free.Length != 1) continue;
            var order = Enumerable.Range(0, load.Index.Count).Where(i => i != free[0]).Append(free[0]).ToArray();
            layouts[load.Value.Binding!] = Padded(load.Value.Shape, order);
        }
    }

    /// <summary>Rows whose length is a multiple of 4 KB would fall on the same cache sets, so they get one vector more.</summary>
    static Layout Padded(Shape shape, int[] order)
    {
        var width = shape[order[order.Length - 1]].Constant ?? 0;
        var row = (width + Alignment - 1) / Alignment * Alignment;
        if (row % 1024 == 0) row += Alignment;
        return Layout.Permuted(shape, order, row);
    }
}
