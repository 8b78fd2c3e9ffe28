using NetGen.Compiler.Emit.Stages;
using NetGen.Compiler.Graphs;
using NetGen.Compiler.Kernels;
using NetGen.Compiler.Shapes;

namespace NetGen.Compiler.Emit.Ilgpu;

/// <summary>Four neighbours along an axis as the work of one thread: what lies side by side is read and written 128 bits at a time.</summary>
sealed class FourWide(KernelLocals locals, Axis axis)
{
    public const int Count = 4;

    readonly StageContext context = locals.Context;

    /// <summary>The axis in steps of four.</summary>
    public Axis Quarter { get; } = QuarterOf(axis);

    public static Axis QuarterOf(Axis axis) => new(axis.Id + "/4", Dim.FloorDivide(axis.Extent, Count));

    /// <summary>Whether an axis goes by four, and a stage reads or writes vectors along it.</summary>
    public static bool HasVectors(PlacedStage stage, Axis axis) =>
        IsMultiple(axis.Extent) && Certain(stage.Body).Select(a => (a.Value, a.Offset)).Append((stage.Value, stage.Target)).Any(p => IsVector(p.Item1, p.Item2, axis));

    /// <summary>Whether all that a stage reads or writes of a device's memory, whatever it depends on, is vectors along an axis or the same for all four.</summary>
    public static bool IsAllVectors(PlacedStage stage, Axis axis)
    {
        (Value Value, Dim Offset)[] places = [.. stage.Elements.Select(a => (a.Value, a.Offset)), (stage.Value, stage.Target)];
        return stage.Body.Descendants.All(e => e is not Guarded)
            && places.All(p => p.Value.Storage == Storage.Local || !p.Offset.DependsOn(axis) || IsVector(p.Value, p.Offset, axis));
    }

    /// <summary>Whether four neighbours along an axis are a vector in memory.</summary>
    static bool IsVector(Value value, Dim offset, Axis axis) =>
        value is { Type: ElementType.Float32, Storage: not Storage.Local } && IsMultiple(value.Start)
        && offset.Coefficient(axis)?.Is(1) == true && IsMultiple(offset - Dim.Of(axis));

    public bool IsVector(Value value, Dim offset) => IsVector(value, offset, axis);

    static bool IsMultiple(Dim size) => size.Terms.All(t => t.Coefficient % Count == 0 || t.Factors.Any(f => f is NamedDim { Multiple: var m } && m % Count == 0));

    /// <summary>What an expression reads whatever its guards say.</summary>
    static IEnumerable<At> Certain(Expr expr) => expr switch
    {
        At at => [at],
        Guarded => [],
        _ => expr.Children.SelectMany(Certain),
    };

    /// <summary>The place of one of the four.</summary>
    public Dim At(Dim index, int neighbour) => index.Substitute(a => Place(a, neighbour));

    /// <summary>What one of the four is.</summary>
    public Expr At(Expr body, int neighbour) => body.Substitute(a => Place(a, neighbour));

    /// <summary>What a body is: four neighbours, or itself where it does not go by four.</summary>
    public static IReadOnlyList<Expr> Elements(Expr body, FourWide? wide) => wide is null ? [body] : [.. Enumerable.Range(0, Count).Select(i => wide.At(body, i))];

    /// <summary>The lines that read the vectors of a body, if it goes by four.</summary>
    public static IEnumerable<string> Loads(Expr body, FourWide? wide) => wide is null ? [] : wide.Loads(body);

    Dim? Place(Atom atom, int neighbour) => atom.Equals(axis) ? Count * Dim.Of(Quarter) + neighbour : null;

    /// <summary>The lines that read the vectors of a body; its elements are the vectors' from then on.</summary>
    public IEnumerable<string> Loads(Expr body)
    {
        foreach (var at in Certain(body).Where(a => IsVector(a.Value, a.Offset)))
        {
            if (locals.Variable(at.Value, At(at.Offset, 0)) is not null) continue;
            var vector = context.Names.Make(ExprPrinter.ShortName(at.Value) + "Vector");
            yield return $"var {vector} = {locals.Vectors(at.Value)}[{context.Index(Dim.FloorDivide(At(at.Offset, 0), Count))}];";
            for (var i = 0; i < Count; i++) locals.Hold(at.Value, At(at.Offset, i), $"{vector}.{KernelLocals.Components[i]}");
        }
    }

    /// <summary>The line that writes a vector.</summary>
    public string Store(Value value, Dim target, IEnumerable<string> elements)
    {
        var fields = string.Join(", ", elements.Select((e, i) => $"{KernelLocals.Components[i]} = {e}"));
        return $"{locals.Vectors(value)}[{context.Index(Dim.FloorDivide(At(target, 0), Count))}] = new global::NetGen.Ilgpu.Float4 {{ {fields} }};";
    }
}
