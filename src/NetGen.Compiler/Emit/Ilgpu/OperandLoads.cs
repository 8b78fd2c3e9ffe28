using NetGen.Compiler.Emit.Stages;
using NetGen.Compiler.Kernels;
using NetGen.Compiler.Shapes;

namespace NetGen.Compiler.Emit.Ilgpu;

/// <summary>
/// How the threads of a group read their part of a product's operand: neighbouring threads take neighbours in memory, along the depth or
/// along the operand's own axes, and store them so that the latter lie side by side.
/// </summary>
sealed class OperandLoads
{
    readonly StageContext context;
    readonly string name;
    readonly string[] steps, sides;
    readonly List<string> before = [], lines = [];
    readonly Dictionary<string, string> declared = [];

    /// <param name="locals">The kernel's values and names.</param>
    /// <param name="product">The product.</param>
    /// <param name="core">How it is multiplied.</param>
    /// <param name="operand">An element of the operand.</param>
    /// <param name="axes">The operand's own axes.</param>
    /// <param name="name">What the printed names begin with.</param>
    /// <param name="first">The first element of the tile along them, as C#.</param>
    /// <param name="size">Elements of the tile along them.</param>
    /// <param name="count">How many words each thread reads.</param>
    public OperandLoads(
        KernelLocals locals, ProductForm product, ProductCore core, Expr operand, EquatableArray<Axis> axes, string name, string first, int size, int count)
    {
        context = locals.Context;
        this.name = name;
        var alongDepth = IsContiguous(operand, product.Depth) && !IsContiguous(operand, axes);
        var neighbours = alongDepth ? Tile.Depth : size;
        Names = [.. Enumerable.Range(0, count).Select(i => context.Names.Make($"{name}{i}"))];
        (steps, sides) = (new string[count], new string[count]);
        Dictionary<string, Place> sidePlaces = [], stepPlaces = [];
        for (var i = 0; i < count; i++)
        {
            var inner = $"thread % {neighbours}";
            var outer = $"thread / {neighbours}{(i == 0 ? "" : $" + {i * Tile.Threads / neighbours}")}";
            steps[i] = Declare(name + "Step", alongDepth ? inner : outer);
            sides[i] = Declare(name + "Side", alongDepth ? outer : inner);
            if (!sidePlaces.TryGetValue(sides[i], out var side)) sidePlaces[sides[i]] = side = Decode(axes, $"{first} + {sides[i]}", size, before);
            List<string> elements = [];
            for (var p = 0; p < core.Packed; p++)
            {
                var number = core.Packed == 1 ? $"first + {steps[i]}" : $"first + {core.Packed} * {steps[i]}{(p == 0 ? "" : $" + {p}")}";
                if (!stepPlaces.TryGetValue(number, out var step)) stepPlaces[number] = step = Decode(product.Depth, number, core.Depth, lines);
                elements.Add(PrintLoad(new ScalarExprPrinter(context, locals), operand, side, step));
            }
            lines.Add($"{Names[i]} = {core.Pack(elements)};");
        }
    }

    /// <summary>The variables that hold what a thread has read.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>The lines before the loop over the depth.</summary>
    public IReadOnlyList<string> Before => before;

    /// <summary>The lines that read the part of the depth that begins at <c>first</c>.</summary>
    public IReadOnlyList<string> Lines => lines;

    /// <summary>The lines that store what was read to shared memory, each step of the depth in a row.</summary>
    public IEnumerable<string> Stores(string start, int pitch) => Names.Select((n, i) => $"words[{start} + {steps[i]} * {pitch} + {sides[i]}] = {n};");

    /// <summary>Axes as they follow from the number of a row, a column or a step; the guard says that the number is not beyond the end.</summary>
    sealed record Place(IReadOnlyDictionary<Axis, Axis> Axes, Axis Number, InRange Guard);

    string PrintLoad(ScalarExprPrinter printer, Expr operand, Place side, Place step)
    {
        printer.Push([step.Number, .. step.Axes.Values]);
        var element = operand.Substitute(a => a is not Axis axis ? null
            : side.Axes.TryGetValue(axis, out var s) ? Dim.Of(s) : step.Axes.TryGetValue(axis, out s) ? Dim.Of(s) : null);
        InRange[] guards = [.. new[] { side.Guard, step.Guard }.Where(g => !Dim.IsPositive(g.Extent - g.Index))];
        var value = printer.Print(guards.Length == 0 ? element : new Guarded([.. guards], element, new Const(0)));
        before.AddRange(printer.LinesOf(0));
        lines.AddRange(printer.LinesOf(1));
        return value;
    }

    string Declare(string wish, string value)
    {
        if (declared.TryGetValue(value, out var known)) return known;
        var made = declared[value] = context.Names.Make(wish);
        before.Add($"int {made} = {value};");
        return made;
    }

    Place Decode(EquatableArray<Axis> axes, string number, int tile, List<string> into)
    {
        var total = ProductForm.Count(axes);
        // Its extent is that of all tiles, so a number that may be beyond the end shows.
        var whole = tile * Dim.FloorDivide(total + (tile - 1), tile);
        var place = NewAxis(whole, axes.Count == 1 ? "At" : "Place");
        into.Add($"int {context.NameOf(place)} = {number};");
        var guard = new InRange(Dim.Of(place), total);
        if (axes.Count == 1) return new(new Dictionary<Axis, Axis> { [axes[0]] = place }, place, guard);
        var parts = axes.ToDictionary(a => a, a => NewAxis(a.Extent, "Axis"));
        into.AddRange(IlgpuStagePrinter.Decode(context, [.. axes.Select(a => parts[a])], context.NameOf(place), context.NameOf));
        return new(parts, place, guard);
    }

    Axis NewAxis(Dim extent, string wish)
    {
        var bound = new Axis("$" + context.Names.Make(name), extent);
        context.Bind(bound, name + wish);
        return bound;
    }

    /// <summary>Whether neighbours along the last of some axes are neighbours in memory.</summary>
    static bool IsContiguous(Expr operand, EquatableArray<Axis> axes) =>
        operand.Descendants.OfType<At>().First().Offset.Coefficient(axes[axes.Count - 1]) is { } step && step.Is(1);
}
