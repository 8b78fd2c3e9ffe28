using NetGen.Compiler.Graphs;
using NetGen.Compiler.Kernels;
using NetGen.Compiler.Shapes;

namespace NetGen.Compiler.Emit.Stages;

/// <summary>
/// The parameters of a printed stage method: pointers to the values it touches, dimensions, the cell of the grid. Collected while the body
/// is printed.
/// </summary>
sealed class StageContext(IEnumerable<string> dimensionNames, Dialect dialect)
{
    readonly List<(Value Value, string Name)> pointers = [];
    readonly List<string> dims = [];
    readonly Dictionary<string, string> axisNames = [];
    readonly SortedDictionary<int, string> randomKeys = [];

    public Identifiers Names { get; } = new([.. dialect.Reserved, .. dimensionNames]);

    /// <summary>How an integer that stands in an index is read, where that is not simply an element behind a pointer.</summary>
    public Func<Value, Dim, string>? ElementOf { get; init; }

    public IReadOnlyList<(Value Value, string Name)> Pointers => pointers;

    /// <summary>Named dimensions used, in order of use.</summary>
    public IReadOnlyList<string> Dims => dims;

    /// <summary>Ids of the random draws used.</summary>
    public IReadOnlyDictionary<int, string> RandomKeys => randomKeys;

    public string Pointer(Value value)
    {
        foreach (var (known, pointer) in pointers)
        {
            if (known == value) return pointer;
        }
        var name = Names.Make(ExprPrinter.ShortName(value));
        pointers.Add((value, name));
        return name;
    }

    public string RandomKey(int draw) => randomKeys.TryGetValue(draw, out var name) ? name : randomKeys[draw] = Names.Make("random" + (randomKeys.Count == 0 ? "Key" : "Key2"));

    /// <summary>Gives an axis its C# name.</summary>
    public string Bind(Axis axis, string wish) => axisNames[axis.Id] = Names.Make(wish);

    public string NameOf(Axis axis) => axisNames.TryGetValue(axis.Id, out var name) ? name : throw new InvalidOperationException($"axis {axis.Id} has no loop");

    /// <summary>A polynomial as C#.</summary>
    public string Index(Dim index) => index.Substitute(Rename).ToString();

    /// <summary>A polynomial as a factor of a product.</summary>
    public string Factor(Dim factor) => factor.Substitute(Rename).AsFactor;

    Dim? Rename(Atom atom)
    {
        switch (atom)
        {
            case Iteration step:
                if (!dims.Contains(step.Id)) dims.Add(step.Id);
                return null;
            case Axis axis:
                return Dim.Of(new Axis(NameOf(axis), axis.Extent));
            case NamedDim dim:
                if (!dims.Contains(dim.Id)) dims.Add(dim.Id);
                return dialect.Name(dim.Id) is var name && name != dim.Id ? Dim.Of(new NamedDim(name, dim.Min, dim.Max, dim.Multiple)) : null;
            case LoadedAt loaded:
                return Dim.Of(new Printed(ElementOf?.Invoke(loaded.Value, loaded.Offset) ?? $"{Pointer(loaded.Value)}[{Index(loaded.Offset)}]"));
            // Sizes are checked at the entry; a position may be negative behind a guard, and C# rounds quotients towards zero.
            case FloorDivision division when division.InnerAxes.Any() && !Dim.IsNonNegative(division.Numerator):
                return Dim.Of(new Printed(dialect.FloorDivide(Index(division.Numerator), Index(division.Denominator))));
            default:
                return null;
        }
    }
}

/// <summary>An atom that is already C#.</summary>
sealed record Printed(string Code) : Atom(Code)
{
    public bool Equals(Printed? other) => base.Equals(other);

    public override int GetHashCode() => base.GetHashCode();
}
