using NetGen.Compiler.Emit.Stages;
using NetGen.Compiler.Graphs;
using NetGen.Compiler.Kernels;
using NetGen.Compiler.Ops;
using NetGen.Compiler.Shapes;

namespace NetGen.Compiler.Emit.Cpu;

/// <summary>Prints expressions as vector code: a register of lanes along one axis.</summary>
sealed class VectorExprPrinter(StageContext context, Axis? vector, bool vectorIsFull) : ExprPrinter(context)
{
    /// <summary>The mask of the lanes that exist; null where all do.</summary>
    string? Lanes => vector is null || vectorIsFull ? null : "lanes";

    protected override string? Literal(Expr expr) => expr is Const { Value: 0 } ? "V.Zero" : null;

    string Mask => CombineMasks(Lanes, EnclosingMask) ?? "";

    static string? CombineMasks(string? a, string? b) => a is null ? b : b is null ? a : a == b ? a : $"V.And({a}, {b})";

    protected override string Text(Expr expr) => expr switch
    {
        Const c => $"V.Create({Identifiers.Float(c.Value)})",
        At at => PrintLoad(at),
        IndexValue v => PrintIndex(v.Index),
        UniformAt u => PrintUniform(u),
        Apply a => PrintApply(a),
        _ => throw new NotSupportedException(expr.GetType().Name),
    };

    string PrintLoad(At at)
    {
        var stride = vector is null ? Dim.Zero : at.Offset.Coefficient(vector)!;
        var integer = at.Value.Type == ElementType.Int32;
        if (stride.Is(0)) return $"V.Create({Context.Pointer(at.Value)}[{Context.Index(at.Offset)}])";
        var pointer = Address(at.Value, at.Offset);
        var mask = Mask;
        if (integer) return $"V.LoadInt32({pointer}, {(mask.Length > 0 ? mask : "V.Lanes(V.Count)")})";
        if (!stride.Is(1)) return $"V.LoadStrided({pointer}, {Context.Index(stride)}, {(mask.Length > 0 ? mask : "V.Lanes(V.Count)")})";
        return mask.Length > 0 ? $"V.Load({pointer}, {mask})" : $"V.Load({pointer})";
    }

    /// <summary>A position as a pointer to the row, taken once outside the innermost loop, plus the place in the row.</summary>
    public string Address(Value value, Dim offset)
    {
        var stride = vector is null ? Dim.Zero : offset.Coefficient(vector)!;
        var row = vector is null ? offset : offset - stride * Dim.Of(vector);
        var step = stride.Is(0) ? "" : " + " + Context.Index(stride * Dim.Of(vector!));
        if (row.Is(0)) return Context.Pointer(value) + step;
        var text = $"{Context.Pointer(value)} + {Context.Index(row)}";
        return (vector is null ? null : Hoisted(text, row, ShortName(value) + "Row")) is { } name ? name + step : text + step;
    }

    string PrintIndex(Dim index)
    {
        var stride = vector is null ? Dim.Zero : index.Coefficient(vector)!;
        if (stride.Is(0)) return $"V.Create((float)({Context.Index(index)}))";
        if (stride.Is(1)) return $"V.Iota({Context.Index(index)})";
        var rest = index - stride * Dim.Of(vector!);
        return $"V.MultiplyAdd(V.Iota({Context.Index(Dim.Of(vector!))}), V.Create({Context.Index(stride)}), V.Create({Context.Index(rest)}))";
    }

    string PrintUniform(UniformAt uniform)
    {
        var key = Context.RandomKey(uniform.Draw);
        var stride = vector is null ? Dim.Zero : uniform.Counter.Coefficient(vector)!;
        return stride.Is(0)
            ? $"V.Create(global::NetGen.Cpu.Threefry.Uniform({key}, (ulong)({Context.Index(uniform.Counter)})))"
            : $"V.Uniform({key}, {Context.Index(uniform.Counter)})";
    }

    protected override IReadOnlyList<string> Choice(string name, Guarded guarded)
    {
        var scalar = guarded.Guards.Where(g => vector is null || g.Index.Coefficient(vector)!.Is(0)).ToArray();
        var lanes = guarded.Guards.Except(scalar).ToArray();
        var readsOutside = ReadsMemory(guarded.Outside);
        if (readsOutside && scalar.Length > 0 && lanes.Length > 0)
            return Choice(name, new Guarded([.. scalar], guarded with { Guards = [.. lanes] }, guarded.Outside));

        List<string> lines = [];
        var mask = lanes.Length == 0 ? null : Context.Names.Make("inside");
        if (mask is not null) lines.Add($"var {mask} = {Tests(lanes)};");
        if (!readsOutside) lines.Add($"var {name} = {Print(guarded.Outside)};");
        else if (mask is null) lines.Add($"V {name};");
        else lines.AddRange(Branch(guarded.Outside, CombineMasks($"V.Not({mask})", EnclosingMask), outside => $"var {name} = {outside};"));

        var inside = Branch(guarded.Inside, mask ?? EnclosingMask, value => $"{name} = {(mask is null ? value : $"V.Select({mask}, {value}, {name})")};");
        if (scalar.Length == 0) return [.. lines, .. inside];
        lines.Add($"if ({string.Join(" && ", scalar.Select(g => $"{Unsigned(Context.Index(g.Index))} < {Unsigned(Context.Index(g.Extent))}"))})");
        lines.AddRange(Block(inside));
        if (!readsOutside) return lines;
        lines.Add("else");
        lines.AddRange(Block(Branch(guarded.Outside, EnclosingMask, value => $"{name} = {value};")));
        return lines;
    }

    /// <summary>The lanes for which all hold, of those that an enclosing guard leaves.</summary>
    string Tests(IEnumerable<InRange> guards)
    {
        var tests = guards.Select(g => $"V.And(V.LessOrEqual(V.Zero, {PrintIndex(g.Index)}), V.Less({PrintIndex(g.Index)}, V.Create({Context.Index(g.Extent)})))")
            .Aggregate((a, b) => $"V.And({a}, {b})");
        return CombineMasks(tests, EnclosingMask)!;
    }

    List<string> Branch(Expr expr, string? mask, Func<string, string> last) => Branch(mask, () => last(Arg(expr)));

    /// <summary>C# wants to be told that a negative constant is meant to be a very large number.</summary>
    static string Unsigned(string index) => index.StartsWith("-", StringComparison.Ordinal) ? $"unchecked((nuint)({index}))" : $"(nuint)({index})";

    string PrintApply(Apply apply)
    {
        var x = apply.Arguments;
        switch (apply.Op)
        {
            case Add when x[0] is Apply { Op: Multiply } m && IsOwn(m): return $"V.MultiplyAdd({Arg(m.Arguments[0])}, {Arg(m.Arguments[1])}, {Arg(x[1])})";
            case Add when x[1] is Apply { Op: Multiply } m && IsOwn(m): return $"V.MultiplyAdd({Arg(m.Arguments[0])}, {Arg(m.Arguments[1])}, {Arg(x[0])})";
            case Add when x[1] is Apply { Op: Negate } n: return $"({Print(x[0])} - {Print(n.Arguments[0])})";
            case Add when x[0] is Apply { Op: Negate } n: return $"({Print(x[1])} - {Print(n.Arguments[0])})";
            case Add: return $"({Print(x[0])} + {Print(x[1])})";
            case Multiply: return $"({Print(x[0])} * {Print(x[1])})";
            case Divide: return $"({Print(x[0])} / {Print(x[1])})";
            case Negate: return Print(x[0]) is var negated && negated[0] == '-' ? $"-({negated})" : $"-{negated}";
            case Maximum or Minimum when x.OfType<Const>().FirstOrDefault() is { } bound && !double.IsNaN(bound.Value):
                var value = x[0] is Const ? x[1] : x[0];
                return $"V.{(apply.Op is Maximum ? "AtLeast" : "AtMost")}({Arg(value)}, {Arg(bound)})";
            case Cast { To: ElementType.Bool } when IsMask(x[0]): return Print(x[0]);
            case Cast { To: ElementType.Bool }: return $"V.Not(V.Equal({Arg(x[0])}, V.Zero))";
            case Cast when IsMask(x[0]): return $"V.And({Arg(x[0])}, {Print(new Const(1))})";
            case Cast { To: ElementType.Int32 }: return $"V.Truncate({Arg(x[0])})";
            case Cast: return Print(x[0]);
            case StopGradient: return Print(x[0]);
            default: return $"V.{Function(apply.Op)}({string.Join(", ", x.Select(Arg))})";
        }
    }

    static string Function(ElementwiseOp op) => op switch
    {
        Maximum => "Max",
        Minimum => "Min",
        Power => "Pow",
        Ceil => "Ceiling",
        Trunc => "Truncate",
        Round => "RoundToNearest",
        _ => op.Name,
    };
}
