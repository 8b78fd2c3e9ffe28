using NetGen.Compiler.Graphs;
using NetGen.Compiler.Kernels;
using NetGen.Compiler.Ops;
using NetGen.Compiler.Shapes;

namespace NetGen.Compiler.Passes;

/// <summary>
/// Computes elementwise values of a cell where they are read, for machines whose arithmetic is cheaper than memory: the exponentials of a
/// softmax once for their sum and once for the result. What a product would read again and again stays where it is.
/// </summary>
static class InlineMaps
{
    /// <summary>More readers, or a longer expression, are worth the memory.</summary>
    const int MostReaders = 3, LongestExpression = 40, CostOfRandomNumber = 20;

    public static KernelProgram Run(KernelProgram program)
    {
        HashSet<Value> inlined = [];
        Kernel[] kernels = [.. program.Kernels.Select(k => k with { Stages = [.. Run(k, inlined)] })];
        return inlined.Count == 0 ? program : new KernelProgram(program.Name, [.. kernels], [.. program.Values.Where(v => !inlined.Contains(v))]);
    }

    static List<Stage> Run(Kernel kernel, HashSet<Value> inlined)
    {
        List<Stage> stages = [.. kernel.Stages];
        for (var i = 0; i < stages.Count; i++)
        {
            if (stages[i] is not MapStage map || !MayInline(map, stages, kernel.Grid)) continue;
            for (var j = i + 1; j < stages.Count; j++) stages[j] = Inline(map, stages[j]);
            inlined.Add(map.Target);
            stages.RemoveAt(i--);
        }
        return stages;
    }

    static bool MayInline(MapStage map, List<Stage> stages, EquatableArray<Axis> grid)
    {
        if (map.Target is not { Storage: Storage.Local, Type: ElementType.Float32 } || map.Target.Layout.Length.Is(1)) return false;
        if (map.Body.Descendants.Sum(e => e is UniformAt ? CostOfRandomNumber : 1) > LongestExpression) return false;
        var readers = stages.Where(s => s.Reads.Contains(map.Target)).ToArray();
        return readers.Length <= MostReaders && readers.All(r => r is MapStage or PutStage or ReduceStage && ReadsOnce(r, map.Target, grid));
    }

    /// <summary>Whether every loop of a stage runs over other elements of the value.</summary>
    static bool ReadsOnce(Stage reader, Value value, EquatableArray<Axis> grid)
    {
        var loops = reader.Axes.Concat(reader.InnerAxes).Where(a => !a.Extent.Is(1) && !grid.Contains(a)).ToArray();
        var loads = reader.Loads.Where(l => l.Value == value).ToArray();
        return loads.All(l => l.Index.SelectMany(d => d.AllAtoms).ToArray() is var atoms && loops.All(a => atoms.Contains(a)));
    }

    static Stage Inline(MapStage map, Stage reader) => !reader.Reads.Contains(map.Target) ? reader : reader switch
    {
        MapStage s => s with { Body = Inline(map, s.Body) },
        PutStage s => s with { Body = Inline(map, s.Body) },
        ReduceStage s => s with { Body = Inline(map, s.Body) },
        _ => throw new NotSupportedException(reader.GetType().Name),
    };

    static Expr Inline(MapStage map, Expr expr)
    {
        if (expr is not Load load || load.Value != map.Target) return expr.Rebuild(e => Inline(map, e), d => d);
        return map.Body.Substitute(Axis.At(map.Axes, FormKernels.OwnIndex(load)));
    }
}
