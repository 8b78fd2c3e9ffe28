using NetGen.Compiler.Emit.Stages;
using NetGen.Compiler.Graphs;
using NetGen.Compiler.Kernels;
using NetGen.Compiler.Ops;
using NetGen.Compiler.Shapes;

namespace NetGen.Compiler.Emit.Ilgpu;

/// <summary>Prints expressions as what one thread computes: floats, and bools for masks.</summary>
sealed class ScalarExprPrinter(StageContext context, KernelLocals locals) : ExprPrinter(context)
{
    protected override string? Literal(Expr expr) => expr switch
    {
        Const c => Identifiers.Float(c.Value),
        At at when locals.Variable(at.Value, at.Offset) is { } variable => (at.Value.Type == ElementType.Int32 ? "(float)" : "") + variable,
        _ => null,
    };

    protected override string Text(Expr expr) => expr switch
    {
        At at => (at.Value.Type == ElementType.Int32 ? "(float)" : "") + locals.Memory(at.Value, at.Offset),
        IndexValue v => $"(float)({Context.Index(v.Index)})",
        UniformAt u => $"global::NetGen.Ilgpu.DeviceRandom.Uniform({Context.RandomKey(u.Draw)}, (ulong)({Context.Index(u.Counter)}))",
        Apply a => PrintApply(a),
        _ => throw new NotSupportedException(expr.GetType().Name),
    };

    protected override IReadOnlyList<string> Choice(string name, Guarded guarded)
    {
        var isMask = IsMask(guarded);
        var outside = Branch(EnclosingMask, () => $"{name} = {Typed(guarded.Outside, isMask)};");
        var inside = Branch(EnclosingMask, () => $"{name} = {Typed(guarded.Inside, isMask)};");
        var test = string.Join(" && ", guarded.Guards.Select(g => $"{Unsigned(Context.Index(g.Index))} < {Unsigned(Context.Index(g.Extent))}"));
        var type = isMask ? "bool" : "float";
        return ReadsMemory(guarded.Outside) || outside.Count > 1
            ? [$"{type} {name};", $"if ({test})", .. Block(inside), "else", .. Block(outside)]
            : [$"{type} {outside[0]}", $"if ({test})", .. Block(inside)];
    }

    static string Unsigned(string index) => index.StartsWith("-", StringComparison.Ordinal) ? $"unchecked((uint)({index}))" : $"(uint)({index})";

    string Typed(Expr expr, bool isMask) => isMask ? Mask(expr) : Arg(expr);

    /// <summary>An expression as a bool.</summary>
    string Mask(Expr expr) => expr is Const c ? (c.Value != 0 ? "true" : "false") : IsMask(expr) ? Print(expr) : $"!{Function("Equal", [expr, new Const(0)])}";

    /// <summary>What is stored: masks lie in memory as 0 and 1.</summary>
    public string Stored(Expr expr, Value target) =>
        IsMask(expr) ? $"{Print(expr)} ? 1{(target.Type == ElementType.Int32 ? "" : "f")} : 0" + (target.Type == ElementType.Int32 ? "" : "f")
        : target.Type == ElementType.Int32 ? $"(int){Print(expr)}" : Arg(expr);

    string PrintApply(Apply apply)
    {
        var x = apply.Arguments;
        return apply.Op switch
        {
            Add when x[1] is Apply { Op: Negate } n => $"({Print(x[0])} - {Print(n.Arguments[0])})",
            Add when x[0] is Apply { Op: Negate } n => $"({Print(x[1])} - {Print(n.Arguments[0])})",
            Add => $"({Print(x[0])} + {Print(x[1])})",
            Multiply => $"({Print(x[0])} * {Print(x[1])})",
            Divide => $"({Print(x[0])} / {Print(x[1])})",
            Negate => Print(x[0]) is var negated && negated[0] == '-' ? $"(-({negated}))" : $"(-{negated})",
            And => $"({Mask(x[0])} & {Mask(x[1])})",
            Or => $"({Mask(x[0])} | {Mask(x[1])})",
            Not => $"(!{Mask(x[0])})",
            Select => $"({Mask(x[0])} ? {Print(x[1])} : {Print(x[2])})",
            Cast { To: ElementType.Bool } => Mask(x[0]),
            Cast when IsMask(x[0]) => $"({Print(x[0])} ? 1f : 0f)",
            Cast { To: ElementType.Int32 } => Function("Truncate", x),
            Cast or StopGradient => Print(x[0]),
            Maximum => Function("Max", x),
            Minimum => Function("Min", x),
            Power => Function("Pow", x),
            Ceil => Function("Ceiling", x),
            Trunc => Function("Truncate", x),
            var op => Function(op.Name, x),
        };
    }

    string Function(string name, IEnumerable<Expr> arguments) => $"global::NetGen.Ilgpu.DeviceMath.{name}({string.Join(", ", arguments.Select(Arg))})";
}
