using System.Runtime.CompilerServices;
using NetGen.Compiler.Ops;
using NetGen.Compiler.Shapes;

namespace NetGen.Compiler.Kernels;

/// <summary>
/// Runs kernels in float64, element by element, on memory laid out as planned: locals are poisoned for every block of cells, so a stage
/// that reads outside its cell is found out.
/// </summary>
public sealed class KernelInterpreter(Func<Atom, long> dims, Func<int, long, double> uniform)
{
    readonly Dictionary<Value, double[]> memory = [];
    readonly Dictionary<Atom, long> axes = [];
    readonly ConditionalWeakTable<object, Dim> offsets = new();

    /// <summary>Cells of the last grid axis that are taken together.</summary>
    public long Block { get; init; } = 2;

    /// <summary>Where arena values lie; null gives each memory of its own.</summary>
    public Passes.MemoryPlan? Plan { get; init; }

    /// <summary>Runs a program.</summary>
    /// <param name="program">The kernels.</param>
    /// <param name="inputs">Logical values of inputs, parameters and states.</param>
    public void Run(KernelProgram program, Func<Value, Reference> inputs)
    {
        var slots = Plan?.Slots.Select(s => NewMemory(s.Sizes.Max(d => d.Evaluate(dims)))).ToArray();
        foreach (var value in program.Values.Where(v => v.Storage != Storage.Local).Select(v => v.Root).Distinct())
        {
            var data = memory[value] = slots is not null && value.Storage == Storage.Arena
                ? slots[Plan!.Assignment[value]]
                : NewMemory(value.Layout.Length.Evaluate(dims));
            if (value.Storage is not (Storage.Input or Storage.Parameter or Storage.State or Storage.SessionState or Storage.Table)) continue;
            var source = value.Table is { } table ? new Reference([.. value.Shape.Dims.Select(d => d.Evaluate(dims))], [.. table.Numbers.Select(n => (double)n)]) : inputs(value);
            var position = 0;
            foreach (var index in Reference.Indices(source.Shape)) data[Offset(value, index)] = source.Data[position++];
        }
        Run(program.Phases);
    }

    void Run(IReadOnlyList<Phase> phases)
    {
        foreach (var phase in phases)
        {
            // The kernels of a phase may run in any order: backwards finds what depends on it.
            foreach (var kernel in phase.Kernels.Reverse()) Run(kernel);
            // Loops neither, but their memory is planned for their order.
            foreach (var loop in Plan is null ? phase.Loops.Reverse() : phase.Loops)
            {
                var extent = Evaluate(loop.Step.Extent);
                for (long step = 0; step < extent; step++)
                {
                    axes[loop.Step] = step;
                    Run(loop.Body);
                }
                axes.Remove(loop.Step);
            }
        }
    }

    /// <summary>The logical elements of a value after a run.</summary>
    public Reference Read(Value value) =>
        Reference.From([.. value.Shape.Dims.Select(d => d.Evaluate(dims))], index => memory[value.Root][Offset(value, index)]);

    static double[] NewMemory(long length)
    {
        var data = new double[length];
        for (var i = 0; i < data.Length; i++) data[i] = double.NaN;
        return data;
    }

    long Offset(Value value, long[] index) => (value.Start + value.Layout.Offset([.. index.Select(i => (Dim)i)])).Evaluate(Lookup);

    long Lookup(Atom atom) => atom switch
    {
        Axis a => axes.TryGetValue(a, out var value) ? value : throw new InvalidOperationException($"axis {a.Id} is not bound"),
        LoadedIndex l => (long)Evaluate(l.Load),
        _ => dims(atom),
    };

    long Evaluate(Dim dim) => dim.Evaluate(Lookup);

    void Run(Kernel kernel)
    {
        var extents = kernel.Grid.Select(a => Evaluate(a.Extent)).ToArray();
        var last = extents.Length - 1;
        var outer = extents.Take(Math.Max(last, 0)).ToArray();
        foreach (var cell in Reference.Indices(outer))
        {
            for (var i = 0; i < cell.Length; i++) axes[kernel.Grid[i]] = cell[i];
            var rows = last < 0 ? 1 : extents[last];
            for (long start = 0; start < rows; start += Block)
            {
                var end = Math.Min(start + Block, rows);
                foreach (var local in kernel.Locals) memory[local] = NewMemory(Evaluate(local.Layout.Length) * rows);
                foreach (var stage in kernel.Stages) RunStage(stage, kernel, last, start, end);
            }
        }
    }

    void RunStage(Stage stage, Kernel kernel, int last, long start, long end)
    {
        EquatableArray<Axis> whole = stage switch { RoutineStage r => r.Whole, SegmentStage => stage.Axes, _ => [] };
        var free = stage.Axes.Where(a => !kernel.Grid.Contains(a) && !whole.Contains(a)).ToArray();
        var rowAxis = last >= 0 && stage.Axes.Contains(kernel.Grid[last]) ? kernel.Grid[last] : null;
        foreach (var axis in kernel.Grid.Take(Math.Max(last, 0)))
        {
            if (!stage.Axes.Contains(axis)) throw new InvalidOperationException($"{stage.Target} lacks grid axis {axis.Id}");
        }
        for (var row = rowAxis is null ? 0 : start; row < (rowAxis is null ? 1 : end); row++)
        {
            if (rowAxis is not null) axes[rowAxis] = row;
            foreach (var index in Reference.Indices([.. free.Select(a => Evaluate(a.Extent))]))
            {
                Bind(free, index);
                if (stage is RoutineStage routine) Call(routine);
                else if (stage is SegmentStage segments) Sort(segments);
                else Write(stage, Element(stage));
            }
        }
    }

    void Call(RoutineStage stage)
    {
        var operands = stage.Operands.Select(o => Reference.From(Extents(o.Whole), index =>
        {
            Bind([.. o.Whole], index);
            return Evaluate(o.Load);
        })).ToArray();
        var result = stage.Routine.Cell(operands, Extents(stage.Whole));
        foreach (var index in Reference.Indices(result.Shape))
        {
            Bind([.. stage.Whole], index);
            Write(stage, result[index]);
        }

        long[] Extents(EquatableArray<Axis> over) => [.. over.Select(a => Evaluate(a.Extent))];
    }

    void Sort(SegmentStage stage)
    {
        var (rows, count) = (new List<double>(), Evaluate(stage.Count));
        foreach (var index in Reference.Indices([.. stage.Terms.Select(a => Evaluate(a.Extent))]))
        {
            Bind([.. stage.Terms], index);
            rows.Add(Evaluate(stage.Row));
        }
        double[] starts = [.. Enumerable.Range(0, (int)count + 1).Select(row => (double)rows.Count(r => r < row))];
        double[] numbers = [.. Enumerable.Range(0, rows.Count).OrderBy(i => rows[i]).Select(i => (double)i)];
        for (var i = 0; i < starts.Length + numbers.Length; i++)
        {
            Bind([.. stage.Axes], [i]);
            Write(stage, i < starts.Length ? starts[i] : numbers[i - starts.Length]);
        }
    }

    void Bind(IReadOnlyList<Axis> bound, long[] index)
    {
        for (var i = 0; i < index.Length; i++) axes[bound[i]] = index[i];
    }

    void Write(Stage stage, double value) =>
        memory[stage.Target.Root][Evaluate(offsets.GetValue(stage, _ => stage.Target.Start + stage.Target.Layout.Offset(stage.TargetIndex)))] = value;

    /// <summary>Where a load reads; polynomials are built once per run, not once per element.</summary>
    Dim Offset(Load load) => offsets.GetValue(load, _ => load.Value.Start + load.Value.Layout.Offset(Passes.FormKernels.OwnIndex(load)));

    double Element(Stage stage) => stage switch
    {
        MapStage s => Evaluate(s.Body),
        PutStage s => Evaluate(s.Body),
        ReduceStage s => Reduce(s),
        ContractStage s => Sum(s.Summed, () => Evaluate(s.Left) * Evaluate(s.Right)),
        ScatterStage s => Scatter(s),
        _ => throw new NotSupportedException(stage.GetType().Name),
    };

    double Sum(EquatableArray<Axis> over, Func<double> term)
    {
        double sum = 0;
        foreach (var index in Reference.Indices([.. over.Select(a => Evaluate(a.Extent))]))
        {
            Bind([.. over], index);
            sum += term();
        }
        return sum;
    }

    double Scatter(ScatterStage stage)
    {
        var row = Evaluate(Dim.Of(stage.Axes[0]));
        if (stage.Monoid == Monoid.Sum) return Sum(stage.Rows, () => Evaluate(stage.Row) == row ? Evaluate(stage.Body) : 0);
        var best = double.NegativeInfinity;
        Sum(stage.Rows, () =>
        {
            if (Evaluate(stage.Row) == row) best = Math.Max(best, Evaluate(stage.Body));
            return 0;
        });
        return best;
    }

    double Reduce(ReduceStage stage)
    {
        if (stage.Monoid == Monoid.Sum) return Sum(stage.Reduced, () => Evaluate(stage.Body));
        double best = double.NegativeInfinity, position = 0, winner = 0;
        Sum(stage.Reduced, () =>
        {
            var value = Evaluate(stage.Body);
            if (value > best || (double.IsNaN(value) && !double.IsNaN(best)))
            {
                best = value;
                winner = position;
            }
            position++;
            return 0;
        });
        return stage.Monoid == Monoid.Max ? best : winner;
    }

    double Evaluate(Expr expr) => expr switch
    {
        Const c => c.Value,
        Load load => memory[load.Value.Root][Evaluate(Offset(load))],
        IndexValue i => Evaluate(i.Index),
        Apply a => a.Op.Compute([.. a.Arguments.Select(Evaluate)]),
        Guarded g => g.Guards.All(r => Evaluate(r.Index) is var i && i >= 0 && i < Evaluate(r.Extent)) ? Evaluate(g.Inside) : Evaluate(g.Outside),
        UniformAt u => uniform(u.Draw, Evaluate(u.Counter)),
        _ => throw new NotSupportedException(expr.GetType().Name),
    };
}
