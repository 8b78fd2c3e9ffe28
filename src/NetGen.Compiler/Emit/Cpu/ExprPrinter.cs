using NetGen.Compiler.Graphs;
using NetGen.Compiler.Kernels;
using NetGen.Compiler.Ops;
using NetGen.Compiler.Shapes;

namespace NetGen.Compiler.Emit.Cpu;

/// <summary>
/// Prints an expression as vector code. Every subexpression becomes a local in the outermost loop that it is constant in, once; what is
/// used once in the innermost loop is printed in place.
/// </summary>
sealed class ExprPrinter(StageContext context, Axis? vector, bool vectorIsFull)
{
    readonly List<Scope> scopes = [new Scope(null)];
    readonly Dictionary<Expr, int> uses = [];

    /// <summary>The mask of the lanes that exist; null where all do.</summary>
    string? Lanes => vector is null || vectorIsFull ? null : "lanes";

    sealed class Scope(Axis? axis)
    {
        public Axis? Axis => axis;

        public List<string> Lines { get; } = [];

        public Dictionary<Expr, string> Locals { get; } = [];

        public Dictionary<string, string> Pointers { get; } = [];

        /// <summary>Inside an if: nothing may move out, its memory may not exist there.</summary>
        public bool IsGuarded { get; init; }

        public string? Mask { get; init; }
    }

    /// <summary>Enters a loop.</summary>
    public void Push(Axis axis) => scopes.Add(new Scope(axis));

    /// <summary>The lines that belong into a loop before what it contains; 0 is the method's body.</summary>
    public IReadOnlyList<string> LinesOf(int level) => scopes[level].Lines;

    public int Depth => scopes.Count - 1;

    public void CountUses(Expr expr)
    {
        uses[expr] = uses.TryGetValue(expr, out var n) ? n + 1 : 1;
        if (uses[expr] > 1) return;
        foreach (var child in expr.Children) CountUses(child);
    }

    /// <summary>Adds a line to the innermost loop.</summary>
    public void Line(string line) => scopes[scopes.Count - 1].Lines.Add(line);

    public string Print(Expr expr)
    {
        if (expr is Const { Value: 0 }) return "V.Zero";
        foreach (var scope in Enumerable.Reverse(scopes))
        {
            if (scope.Locals.TryGetValue(expr, out var known)) return known;
        }
        if (expr is Guarded guarded) return PrintGuarded(guarded);
        if (expr is Apply { Op: StopGradient or Cast { To: ElementType.Float32 } } wrapper && !IsMask(wrapper.Arguments[0])) return Print(wrapper.Arguments[0]);

        var level = LevelOf(expr);
        var text = Text(expr);
        var top = level == scopes.Count - 1;
        if (top && !(uses.TryGetValue(expr, out var count) && count > 1)) return text;
        return Name(expr, level, text);
    }

    string Name(Expr expr, int level, string text)
    {
        var name = context.Names.Make(Wish(expr));
        scopes[level].Lines.Add($"var {name} = {Trim(text)};");
        return scopes[level].Locals[expr] = name;
    }

    static string Trim(string text) => text.Length > 2 && text[0] == '(' && Matching(text) == text.Length - 1 ? text.Substring(1, text.Length - 2) : text;

    static int Matching(string text)
    {
        var depth = 0;
        for (var i = 0; i < text.Length; i++)
        {
            depth += text[i] == '(' ? 1 : text[i] == ')' ? -1 : 0;
            if (depth == 0) return i;
        }
        return -1;
    }

    static string Wish(Expr expr) => expr switch
    {
        Const => "c",
        At at => ShortName(at.Value),
        Apply a => char.ToLowerInvariant(a.Op.Name[0]) + a.Op.Name.Substring(1),
        UniformAt => "uniform",
        IndexValue => "index",
        _ => "t",
    };

    public static string ShortName(Value value)
    {
        var name = value.Name;
        var dot = name.LastIndexOf('.');
        return dot < 0 ? name : name.Substring(dot + 1);
    }

    /// <summary>The outermost loop in which an expression is constant; the innermost guard holds it back.</summary>
    int LevelOf(Expr expr)
    {
        if (expr is Const) return 0;
        var level = scopes.Count - 1;
        while (level > 0 && !scopes[level].IsGuarded && !(scopes[level].Axis is { } axis && DependsOn(expr, axis))) level--;
        return level;
    }

    static bool DependsOn(Expr expr, Axis axis) => expr.Indices.Any(d => d.DependsOn(axis)) || expr.Children.Any(c => DependsOn(c, axis));

    string Mask => CombineMasks(Lanes, EnclosingMask) ?? "";

    /// <summary>The lanes for which the guards around hold; null where all may be read.</summary>
    string? EnclosingMask => scopes.LastOrDefault(s => s.Mask is not null)?.Mask;

    static string? CombineMasks(string? a, string? b) => a is null ? b : b is null ? a : a == b ? a : $"V.And({a}, {b})";

    string Text(Expr expr) => expr switch
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
        if (stride.Is(0)) return $"V.Create({context.Pointer(at.Value)}[{context.Index(at.Offset)}])";
        var pointer = Address(at.Value, at.Offset);
        var mask = Mask;
        if (integer) return $"V.LoadInt32({pointer}, {(mask.Length > 0 ? mask : "V.Lanes(V.Count)")})";
        if (!stride.Is(1)) return $"V.LoadStrided({pointer}, {context.Index(stride)}, {(mask.Length > 0 ? mask : "V.Lanes(V.Count)")})";
        return mask.Length > 0 ? $"V.Load({pointer}, {mask})" : $"V.Load({pointer})";
    }

    /// <summary>A position as a pointer to the row, taken once outside the innermost loop, plus the place in the row.</summary>
    public string Address(Value value, Dim offset)
    {
        var stride = vector is null ? Dim.Zero : offset.Coefficient(vector)!;
        var row = vector is null ? offset : offset - stride * Dim.Of(vector);
        var step = stride.Is(0) ? "" : " + " + context.Index(stride * Dim.Of(vector!));
        if (row.Is(0)) return context.Pointer(value) + step;
        var level = scopes.Count - 1;
        while (level > 0 && !scopes[level].IsGuarded && !(scopes[level].Axis is { } axis && row.DependsOn(axis))) level--;
        var text = $"{context.Pointer(value)} + {context.Index(row)}";
        if (level == scopes.Count - 1 || vector is null) return text + step;
        if (!scopes[level].Pointers.TryGetValue(text, out var name))
        {
            name = context.Names.Make(ShortName(value) + "Row");
            scopes[level].Lines.Add($"var {name} = {text};");
            scopes[level].Pointers[text] = name;
        }
        return name + step;
    }

    string PrintIndex(Dim index)
    {
        var stride = vector is null ? Dim.Zero : index.Coefficient(vector)!;
        if (stride.Is(0)) return $"V.Create((float)({context.Index(index)}))";
        if (stride.Is(1)) return $"V.Iota({context.Index(index)})";
        var rest = index - stride * Dim.Of(vector!);
        return $"V.MultiplyAdd(V.Iota({context.Index(Dim.Of(vector!))}), V.Create({context.Index(stride)}), V.Create({context.Index(rest)}))";
    }

    string PrintUniform(UniformAt uniform)
    {
        var key = context.RandomKey(uniform.Draw);
        var stride = vector is null ? Dim.Zero : uniform.Counter.Coefficient(vector)!;
        return stride.Is(0)
            ? $"V.Create(global::NetGen.Cpu.Threefry.Uniform({key}, (ulong)({context.Index(uniform.Counter)})))"
            : $"V.Uniform({key}, {context.Index(uniform.Counter)})";
    }

    string PrintGuarded(Guarded guarded)
    {
        // Unrolled windows have positions that are inside, or outside, for certain.
        if (guarded.Guards.Any(NeverHolds)) return Print(guarded.Outside);
        if (guarded.Guards.All(AlwaysHolds)) return Print(guarded.Inside);
        // Loops that it is constant in are left out of the way, so that it stands where what is made of it can stand.
        var level = LevelOf(guarded);
        Scope[] inner = [.. scopes.Skip(level + 1)];
        scopes.RemoveRange(level + 1, inner.Length);
        var name = context.Names.Make("t");
        scopes[level].Lines.AddRange(Choice(name, guarded));
        scopes[level].Locals[guarded] = name;
        scopes.AddRange(inner);
        return name;
    }

    /// <summary>The lines that set a new local to one of two values. Neither reads what may not exist where the other is chosen.</summary>
    IReadOnlyList<string> Choice(string name, Guarded guarded)
    {
        var scalar = guarded.Guards.Where(g => vector is null || g.Index.Coefficient(vector)!.Is(0)).ToArray();
        var lanes = guarded.Guards.Except(scalar).ToArray();
        var readsOutside = guarded.Outside.Loads.Any() || guarded.Outside.Descendants.Any(e => e is At);
        if (readsOutside && scalar.Length > 0 && lanes.Length > 0)
            return Choice(name, new Guarded([.. scalar], guarded with { Guards = [.. lanes] }, guarded.Outside));

        List<string> lines = [];
        var mask = lanes.Length == 0 ? null : context.Names.Make("inside");
        if (mask is not null) lines.Add($"var {mask} = {Tests(lanes)};");
        if (!readsOutside) lines.Add($"var {name} = {Print(guarded.Outside)};");
        else if (mask is null) lines.Add($"V {name};");
        else lines.AddRange(Branch(guarded.Outside, CombineMasks($"V.Not({mask})", EnclosingMask), outside => $"var {name} = {outside};"));

        var inside = Branch(guarded.Inside, mask ?? EnclosingMask, value => $"{name} = {(mask is null ? value : $"V.Select({mask}, {value}, {name})")};");
        if (scalar.Length == 0) return [.. lines, .. inside];
        lines.Add($"if ({string.Join(" && ", scalar.Select(g => $"{Unsigned(context.Index(g.Index))} < {Unsigned(context.Index(g.Extent))}"))})");
        lines.AddRange(Block(inside));
        if (!readsOutside) return lines;
        lines.Add("else");
        lines.AddRange(Block(Branch(guarded.Outside, EnclosingMask, value => $"{name} = {value};")));
        return lines;
    }

    /// <summary>The lanes for which all hold, of those that an enclosing guard leaves.</summary>
    string Tests(IEnumerable<InRange> guards)
    {
        var tests = guards.Select(g => $"V.And(V.LessOrEqual(V.Zero, {PrintIndex(g.Index)}), V.Less({PrintIndex(g.Index)}, V.Create({context.Index(g.Extent)})))")
            .Aggregate((a, b) => $"V.And({a}, {b})");
        return CombineMasks(tests, EnclosingMask)!;
    }

    /// <summary>The lines of one side of a guard, from which nothing moves out.</summary>
    List<string> Branch(Expr expr, string? mask, Func<string, string> last)
    {
        scopes.Add(new Scope(null) { IsGuarded = true, Mask = mask });
        var line = last(Trim(Print(expr)));
        var own = scopes[scopes.Count - 1];
        scopes.RemoveAt(scopes.Count - 1);
        return [.. own.Lines, line];
    }

    static IEnumerable<string> Block(IEnumerable<string> lines) => ["{", .. lines.Select(l => "    " + l), "}"];

    static bool AlwaysHolds(InRange guard) => Dim.IsNonNegative(guard.Index) && Dim.IsPositive(guard.Extent - guard.Index);

    static bool NeverHolds(InRange guard) => Dim.IsPositive(-1 * guard.Index) || Dim.IsNonNegative(guard.Index - guard.Extent);

    /// <summary>C# wants to be told that a negative constant is meant to be a very large number.</summary>
    static string Unsigned(string index) => index.StartsWith("-", StringComparison.Ordinal) ? $"unchecked((nuint)({index}))" : $"(nuint)({index})";

    /// <summary>Whether a register holds a mask, all bits of a lane set or none, rather than numbers.</summary>
    public static bool IsMask(Expr expr) => expr switch
    {
        Apply { Op: ElementwiseOp { ResultType: ElementType.Bool } } => true,
        Apply { Op: StopGradient } apply => IsMask(apply.Arguments[0]),
        Guarded guarded => IsMask(guarded.Inside) || IsMask(guarded.Outside),
        _ => false,
    };

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

    /// <summary>Whether a product is used only here, so that it can be fused with the addition.</summary>
    bool IsOwn(Expr expr) => LevelOf(expr) == scopes.Count - 1 && !(uses.TryGetValue(expr, out var n) && n > 1);

    string Arg(Expr expr) => Trim(Print(expr));

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
