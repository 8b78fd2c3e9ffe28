using NetGen.Compiler.Emit.Stages;
using NetGen.Compiler.Kernels;
using NetGen.Compiler.Shapes;

namespace NetGen.Compiler.Emit.Ilgpu;

/// <summary>
/// Where the values are that exist only within a cell: single numbers in registers, which all threads of a cell compute alike; small
/// values in the memory that a group shares; all else in a part of the arena that each group has for itself.
/// </summary>
sealed class KernelLocals
{
    /// <summary>Floats of shared memory that values of a kernel may take: half of what every device has, so that two groups fit.</summary>
    const long MostShared = 6 * 1024;

    readonly Dictionary<Value, string> registers = [];
    readonly Dictionary<(Value Value, int Neighbour), string> neighbours = [];
    readonly Dictionary<Value, string> bases = [];
    readonly Dictionary<Value, string> vectors = [];
    readonly List<string> vectorViews = [];
    readonly Dictionary<(Value Value, Dim Offset), string> held = [];
    readonly StageContext context;

    public KernelLocals(Kernel kernel, IlgpuSchedule schedule, IReadOnlyList<string> dimensionNames)
    {
        context = new StageContext(dimensionNames, IlgpuDialect.Instance) { ElementOf = Element };
        var free = MostShared;
        foreach (var local in kernel.Locals.Distinct())
        {
            var length = local.Layout.Length;
            if (!NeedsMemory(kernel, local)) registers[local] = context.Names.Make(ExprPrinter.ShortName(local));
            else if (length.Constant is { } count && count * schedule.Rows <= free)
            {
                free -= count * schedule.Rows;
                Shared.Add(local);
            }
            else Scratch.Add(local);
        }
    }

    /// <summary>Whether a value that exists only within a cell is more than a number, or what a routine works on.</summary>
    public static bool NeedsMemory(Kernel kernel, Value local) => !local.Layout.Length.Is(1)
        || kernel.Stages.Any(s => s is RoutineStage && (s.Target == local || s.Reads.Contains(local)));

    /// <summary>Whether all that needs memory fits into what a group shares.</summary>
    public static bool FitShared(Kernel kernel, int rows) =>
        kernel.Locals.Distinct().Where(v => NeedsMemory(kernel, v)).Select(v => v.Layout.Length.Constant).ToArray() is var lengths
        && lengths.All(l => l is not null) && lengths.Sum(l => l!.Value) * rows <= MostShared;

    /// <summary>The names of the kernel.</summary>
    public StageContext Context => context;

    public List<Value> Shared { get; } = [];

    public List<Value> Scratch { get; } = [];

    /// <summary>Floats of scratch memory that a cell needs.</summary>
    public Dim ScratchLength => Dim.Sum(Scratch.Select(v => v.Layout.Length));

    /// <summary>Whether cells that come one after the other use the same memory.</summary>
    public bool AreReused => Shared.Count + Scratch.Count > 0;

    /// <summary>Which of the neighbouring cells that a thread computes together is being printed; null where it has one.</summary>
    public int? Neighbour { get; set; }

    /// <summary>The variable that holds a value of one number; null for others.</summary>
    public string? Register(Value value)
    {
        if (!registers.TryGetValue(value, out var name) || Neighbour is not { } neighbour) return name;
        if (!neighbours.TryGetValue((value, neighbour), out var own)) neighbours[(value, neighbour)] = own = context.Names.Make(name + Components[neighbour]);
        return own;
    }

    /// <summary>The fields of a vector.</summary>
    public const string Components = "XYZW";

    /// <summary>The name of a value's memory as vectors of four.</summary>
    public string Vectors(Value value)
    {
        if (!vectors.TryGetValue(value, out var name))
        {
            vectors[value] = name = context.Names.Make(ExprPrinter.ShortName(value) + "Vectors");
            vectorViews.Add($"var {name} = {context.Pointer(value)}.Cast<global::NetGen.Ilgpu.Float4>();");
        }
        return name;
    }

    /// <summary>The lines that look at memory as vectors, for the head of the kernel.</summary>
    public IReadOnlyList<string> VectorViews => vectorViews;

    /// <summary>Notes that a variable has what an element of memory holds, for all threads of a cell.</summary>
    public void Hold(Value value, Dim offset, string variable) => held[(value, offset)] = variable;

    /// <summary>Forgets the variables of a loop that has ended.</summary>
    public void Release(Action loop)
    {
        HashSet<(Value, Dim)> before = [.. held.Keys];
        loop();
        foreach (var key in held.Keys.Where(k => !before.Contains(k)).ToArray()) held.Remove(key);
    }

    /// <summary>The variable that has an element: a register, or what was just stored; null where only memory has it.</summary>
    public string? Variable(Value value, Dim offset) => Register(value) ?? (held.TryGetValue((value, offset), out var name) ? name : null);

    /// <summary>An element, as C#.</summary>
    public string Element(Value value, Dim offset) => Variable(value, offset) ?? Memory(value, offset);

    /// <summary>The place of an element, as C#.</summary>
    public string Memory(Value value, Dim offset) => $"{context.Pointer(value)}[{Position(value, offset)}]";

    /// <summary>A position in a value's memory, as C#.</summary>
    public string Position(Value value, Dim offset)
    {
        var own = context.Index(offset);
        return !bases.TryGetValue(value, out var start) ? own : offset.Is(0) ? start : $"{start} + {own}";
    }

    /// <summary>Declares the shared and scratch memory at the head of a kernel.</summary>
    public void Declare(CodeWriter code, IlgpuSchedule schedule)
    {
        foreach (var value in Shared)
        {
            var length = value.Layout.Length;
            code.Line($"var {context.Pointer(value)} = global::ILGPU.SharedMemory.Allocate<{IlgpuDialect.Element(value)}>({length * schedule.Rows});");
            if (schedule.Rows > 1) DeclareBase(code, value, $"row * {length}");
        }
        if (Scratch.Count == 0) return;
        var cell = schedule.Lanes == Lanes.One ? "global::ILGPU.Grid.IdxX * global::ILGPU.Group.DimX + global::ILGPU.Group.IdxX"
            : schedule.Rows > 1 ? "global::ILGPU.Grid.IdxX * rows + row" : "global::ILGPU.Grid.IdxX";
        Dim start = 0;
        foreach (var value in Scratch)
        {
            code.Line($"var {context.Pointer(value)} = scratch{(value.Type == Graphs.ElementType.Int32 ? ".Cast<int>()" : "")};");
            DeclareBase(code, value, $"({cell}) * ({context.Index(ScratchLength)}){(start.Is(0) ? "" : $" + {context.Index(start)}")}");
            start += value.Layout.Length;
        }
    }

    void DeclareBase(CodeWriter code, Value value, string start)
    {
        bases[value] = context.Names.Make(ExprPrinter.ShortName(value) + "Start");
        code.Line($"int {bases[value]} = {start};");
    }
}
