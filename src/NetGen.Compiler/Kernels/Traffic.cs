using NetGen.Compiler.Shapes;

namespace NetGen.Compiler.Kernels;

/// <summary>What a program costs a device beside arithmetic, by its plan: launches, and bytes that kernels read and write.</summary>
/// <param name="Launches">Kernels that are started, those in loops once for every step.</param>
/// <param name="Bytes">Of all values that kernels touch beyond themselves: in each kernel once, however often it reads them.</param>
sealed record Traffic(long Launches, long Bytes)
{
    public static Traffic Of(KernelProgram program, Func<Atom, long> dims)
    {
        long launches = 0, bytes = 0;
        foreach (var kernel in program.Kernels)
        {
            var steps = Dim.Product(kernel.Loops.Select(l => l.Extent)).Evaluate(dims);
            launches += steps * (kernel.Stages[0] is SegmentStage sort ? sort.Launches(dims) : 1);
            bytes += steps * sizeof(float) * Elements(kernel, dims);
        }
        return new(launches, bytes);
    }

    static long Elements(Kernel kernel, Func<Atom, long> dims)
    {
        Dictionary<Value, long> touched = [];
        foreach (var stage in kernel.Stages)
        {
            Touch(stage.Target, stage.Axes);
            // A look-up reads as many rows as it looks up, not the whole table.
            foreach (var load in stage.Loads) Touch(load.Value, [.. load.Index.SelectMany(d => d.AllAtoms.SelectMany(a => a is LoadedIndex l ? l.Load.Index.SelectMany(i => i.AllAtoms) : [a])).OfType<Axis>().Distinct()]);
        }
        return touched.Values.Sum();

        void Touch(Value value, IEnumerable<Axis> axes)
        {
            if (value.Storage == Storage.Local) return;
            var count = Math.Min(value.Shape.Size.Evaluate(dims), Dim.Product(axes.Where(a => a is not Iteration).Select(a => a.Extent)).Evaluate(dims));
            touched[value] = Math.Max(count, touched.TryGetValue(value, out var known) ? known : 0);
        }
    }
}
