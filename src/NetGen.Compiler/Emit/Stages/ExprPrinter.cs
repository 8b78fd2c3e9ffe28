using NetGen.Compiler.Kernels;
using NetGen.Compiler.Ops;
using NetGen.Compiler.Passes;
using NetGen.Compiler.Shapes;
using ElementType = NetGen.Compiler.Graphs.ElementType;

namespace NetGen.Compiler.Emit.Stages;

/// <summary>
/// Prints an expression within a nest of loops: every subexpression becomes a local in the outermost loop that it is constant in, once;
/// what is used once in the innermost loop is printed in place. A dialect says what its C# is.
/// </summary>
abstract class ExprPrinter(StageContext context)
{
    readonly List<Scope> scopes = [new Scope()];
    readonly Dictionary<Expr, int> uses = [];

    protected StageContext Context => context;

    protected sealed class Scope(params Axis[] axes)
    {
        /// <summary>What varies from one run of the loop to the next.</summary>
        public IReadOnlyList<Axis> Axes => axes;

        public List<string> Lines { get; } = [];

        public Dictionary<Expr, string> Locals { get; } = [];

        public Dictionary<string, string> Pointers { get; } = [];

        /// <summary>Inside an if: nothing may move out, its memory may not exist there.</summary>
        public bool IsGuarded { get; init; }

        public string? Mask { get; init; }
    }

    /// <summary>Enters a loop that runs over one axis or several.</summary>
    public void Push(params Axis[] axes) => scopes.Add(new Scope(axes));

    /// <summary>The lines that belong into a loop before what it contains; 0 is outside of all.</summary>
    public IReadOnlyList<string> LinesOf(int level) => scopes[level].Lines;

    public int Depth => scopes.Count - 1;

    protected Scope Innermost => scopes[scopes.Count - 1];

    public void CountUses(Expr expr)
    {
        uses[expr] = uses.TryGetValue(expr, out var n) ? n + 1 : 1;
        if (uses[expr] > 1) return;
        foreach (var child in expr.Children) CountUses(child);
    }

    /// <summary>Adds a line to the innermost loop.</summary>
    public void Line(string line) => Innermost.Lines.Add(line);

    public string Print(Expr expr)
    {
        if (Literal(expr) is { } literal) return literal;
        foreach (var scope in Enumerable.Reverse(scopes))
        {
            if (scope.Locals.TryGetValue(expr, out var known)) return known;
        }
        if (expr is Guarded guarded) return PrintGuarded(guarded);
        if (expr is Apply { Op: StopGradient or Cast { To: ElementType.Float32 } } wrapper && !IsMask(wrapper.Arguments[0])) return Print(wrapper.Arguments[0]);

        var level = LevelOf(expr);
        var text = Text(expr);
        return level == scopes.Count - 1 && !IsUsedAgain(expr) ? text : Name(expr, level, text);
    }

    /// <summary>What stands for an expression wherever it is used, if that is as short as a name.</summary>
    protected abstract string? Literal(Expr expr);

    /// <summary>An expression other than a guard.</summary>
    protected abstract string Text(Expr expr);

    /// <summary>The lines that set a new local to one of two values. Neither reads what may not exist where the other is chosen.</summary>
    protected abstract IReadOnlyList<string> Choice(string name, Guarded guarded);

    string Name(Expr expr, int level, string text)
    {
        var name = context.Names.Make(Wish(expr));
        scopes[level].Lines.Add($"var {name} = {Trim(text)};");
        return scopes[level].Locals[expr] = name;
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
        var name = value.Name.Substring(value.Name.LastIndexOf('.') + 1);
        // The number of a copy (of a copy) says nothing to who reads a kernel, and keeps equal kernels from being one.
        var again = name.IndexOf(FormKernels.Again, StringComparison.Ordinal);
        return again > 0 ? name.Substring(0, again) : name;
    }

    bool IsUsedAgain(Expr expr) => uses.TryGetValue(expr, out var count) && count > 1;

    /// <summary>Whether an expression is used only here and in the innermost loop, so that it can be part of another one.</summary>
    protected bool IsOwn(Expr expr) => LevelOf(expr) == scopes.Count - 1 && !IsUsedAgain(expr);

    /// <summary>The outermost loop in which an expression is constant; the innermost guard holds it back.</summary>
    int LevelOf(Expr expr) => expr is Const ? 0 : Level(axis => DependsOn(expr, axis));

    /// <summary>The outermost loop above which something varies.</summary>
    int Level(Func<Axis, bool> dependsOn)
    {
        var level = scopes.Count - 1;
        while (level > 0 && !scopes[level].IsGuarded && !scopes[level].Axes.Any(dependsOn)) level--;
        return level;
    }

    static bool DependsOn(Expr expr, Axis axis) => expr.Indices.Any(d => d.DependsOn(axis)) || expr.Children.Any(c => DependsOn(c, axis));

    /// <summary>A pointer that is taken once, in the outermost loop that it is constant in; null where that is the innermost one.</summary>
    protected string? Hoisted(string text, Dim position, string wish)
    {
        var level = Level(axis => position.DependsOn(axis));
        if (level == scopes.Count - 1) return null;
        if (scopes[level].Pointers.TryGetValue(text, out var known)) return known;
        var name = context.Names.Make(wish);
        scopes[level].Lines.Add($"var {name} = {text};");
        return scopes[level].Pointers[text] = name;
    }

    /// <summary>The lanes for which the guards around hold; null where all may be read.</summary>
    protected string? EnclosingMask => scopes.LastOrDefault(s => s.Mask is not null)?.Mask;

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

    protected static bool ReadsMemory(Expr expr) => expr.Loads.Any() || expr.Descendants.Any(e => e is At || e.Indices.SelectMany(d => d.AllAtoms).Any(a => a is LoadedAt));

    /// <summary>The lines of one side of a guard, from which nothing moves out.</summary>
    protected List<string> Branch(string? mask, Func<string> last)
    {
        scopes.Add(new Scope() { IsGuarded = true, Mask = mask });
        var line = last();
        var own = Innermost;
        scopes.RemoveAt(scopes.Count - 1);
        return [.. own.Lines, line];
    }

    protected static IEnumerable<string> Block(IEnumerable<string> lines) => ["{", .. lines.Select(l => "    " + l), "}"];

    static bool AlwaysHolds(InRange guard) => Dim.IsNonNegative(guard.Index) && Dim.IsPositive(guard.Extent - guard.Index);

    static bool NeverHolds(InRange guard) => Dim.IsPositive(-1 * guard.Index) || Dim.IsNonNegative(guard.Index - guard.Extent);

    /// <summary>Whether an expression is a mask rather than a number.</summary>
    public static bool IsMask(Expr expr) => expr switch
    {
        Apply { Op: ElementwiseOp { ResultType: ElementType.Bool } } => true,
        Apply { Op: StopGradient } apply => IsMask(apply.Arguments[0]),
        Guarded guarded => IsMask(guarded.Inside) || IsMask(guarded.Outside),
        _ => false,
    };

    /// <summary>Without the parentheses that an argument or the right side of an assignment does not need.</summary>
    protected static string Trim(string text) => text.Length > 2 && text[0] == '(' && Matching(text) == text.Length - 1 ? text.Substring(1, text.Length - 2) : text;

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

    protected string Arg(Expr expr) => Trim(Print(expr));
}
