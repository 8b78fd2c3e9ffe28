using System.Globalization;
using System.Text;

namespace NetGen.Compiler.Templates;

/// <summary>The text form of templates, close to the C# that they were read from: for dumps, tests and debugging.</summary>
public static class TemplateText
{
    /// <summary>A whole class.</summary>
    public static string Of(TypeTemplate type)
    {
        var text = new StringBuilder();
        var parameters = string.Join(", ", type.Hyperparameters.Select(h => h.Default is null ? h.Name : $"{h.Name} = {Of(h.Default)}"));
        text.Append(type.IsNetwork ? "network " : "block ").Append(type.FullName);
        text.Append(parameters.Length > 0 ? $"({parameters})" : "").Append('\n');
        foreach (var dim in type.Dims) text.Append("  dim ").Append(Of(dim)).Append('\n');
        if (type.Shape is { } shape) text.Append("  shape ").Append(Of(shape)).Append('\n');
        foreach (var layer in type.Layers) text.Append("  layer ").Append(Of(layer)).Append('\n');
        foreach (var field in type.Fields) Append(field, text);
        foreach (var method in type.Methods) Append(method, text);
        foreach (var issue in type.Issues) text.Append("  issue ").Append(Of(issue)).Append('\n');
        return text.ToString();
    }

    /// <summary>One line.</summary>
    public static string Of(Expression expression) => expression switch
    {
        Literal e => Constant(e.Value),
        Variable e => e.Name,
        This => "this",
        Hyperparameter e => "#" + e.Name,
        Member e => $"{Of(e.Target)}.{e.Name}",
        StaticMember e => $"{e.Type}::{e.Name}",
        New e => $"new {e.Type}({Join(e.Arguments, ": ")})" + (e.Sets.IsEmpty ? "" : $" {{ {Join(e.Sets, " = ")} }}"),
        ArrayOf e => $"[{Join(e.Items)}]",
        Spread e => ".. " + Of(e.Items),
        TupleOf e => $"({Join(e.Items)})",
        TupleItem e => $"{Of(e.Tuple)}.Item{e.Index + 1}",
        Unary e => (e.Operator == UnaryOperator.Not ? "!" : "-") + Of(e.Operand),
        Binary e => $"({Of(e.Left)} {Symbol(e.Operator)} {Of(e.Right)})",
        Conditional e => $"({Of(e.Condition)} ? {Of(e.WhenTrue)} : {Of(e.WhenFalse)})",
        SwitchOf e => $"{Of(e.Value)} switch {{ {string.Join(", ", e.Arms.Select(Of))} }}",
        Index e => $"{Of(e.Target)}[{Join(e.Items)}]",
        RangeOf e => $"{(e.From is null ? "" : Of(e.From))}..{(e.To is null ? "" : Of(e.To))}",
        FromEnd e => "^" + Of(e.Value),
        LibraryCall e => $"{(e.Receiver is null ? "" : Of(e.Receiver) + ".")}{{{e.Method}}}({Join(e.Arguments, ": ")})",
        Call e => $"{(e.Receiver is null ? "" : Of(e.Receiver) + ".")}{{{e.Type}::{e.Method}}}({Join(e.Arguments, ": ")})",
        Invoke e => $"{Of(e.Function)}({Join(e.Arguments)})",
        Lambda e => $"({string.Join(", ", e.Parameters)}) => {OneLine(e.Body)}",
        MethodGroup e => $"{(e.Receiver is null ? "" : Of(e.Receiver) + ".")}{{{e.Type}::{e.Method}}}",
        Poison => "<poison>",
        _ => throw new ArgumentException($"no text for {expression.GetType().Name}", nameof(expression)),
    };

    /// <summary>Lines without indentation; what is nested is indented by two blanks.</summary>
    public static IEnumerable<string> Of(Statement statement) => statement switch
    {
        Block s => s.Statements.SelectMany(Of),
        Assign s => [$"{s.Variable} = {Of(s.Value)}"],
        Deconstruction s => [$"({string.Join(", ", s.Variables.Select(v => v ?? "_"))}) = {Of(s.Value)}"],
        Discard s => ["_ = " + Of(s.Value)],
        Return s => [s.Value is null ? "return" : "return " + Of(s.Value)],
        If s => [$"if {Of(s.Condition)}", .. Nested(s.Then), .. s.Else is null ? [] : (string[])["else", .. Nested(s.Else)]],
        ForEach s => [$"foreach {s.Variable} in {Of(s.Items)}", .. Nested(s.Body)],
        Loop s => [$"for {OneLine(s.Before)}; {Of(s.Condition)}; {OneLine(s.Step)}", .. Nested(s.Body)],
        Break => ["break"],
        Continue => ["continue"],
        LocalFunction s => [$"{s.Name} = {Of(s.Function)}"],
        ShapeComment s => Commented([.. Of(s.Statement)], s.Shape),
        _ => throw new ArgumentException($"no text for {statement.GetType().Name}", nameof(statement)),
    };

    /// <summary>The rule, the arguments of its message, and where.</summary>
    public static string Of(Issue issue) =>
        $"{issue.Rule} [{string.Join(" | ", issue.Arguments)}] at {string.Join(" < ", issue.Trail.Select(Of))}";

    static string Of(Site site) => $"{site.Type}/{site.Member}@{site.Node}";

    static void Append(FieldTemplate field, StringBuilder text)
    {
        text.Append(field.IsStatic ? "  static " : "  field ").Append(field.Name).Append(" = ").Append(Of(field.Value)).Append('\n');
        foreach (var layer in field.Layers) text.Append("    layer ").Append(Of(layer)).Append('\n');
    }

    static void Append(MethodTemplate method, StringBuilder text)
    {
        var parameters = string.Join(", ", method.Parameters.Select(Of));
        var kind = method.Kind.ToString().ToLowerInvariant();
        text.Append($"  {(method.IsStatic ? "static " : "")}{kind} {method.Key} ({parameters})");
        if (!method.Results.IsEmpty) text.Append(" -> ").Append(string.Join(", ", method.Results.Select(Of)));
        if (!method.Trains.IsEmpty) text.Append(" trains ").Append(string.Join(", ", method.Trains.Select(t => t.Path)));
        foreach (var dim in method.Dims) text.Append(" dim ").Append(Of(dim));
        text.Append('\n');
        foreach (var line in Of(method.Body)) text.Append("    ").Append(line).Append('\n');
    }

    static string Of(ParameterTemplate parameter) =>
        $"{parameter.Variable}: {parameter.Type}"
        + (parameter.Shape is null ? "" : " " + Of(parameter.Shape))
        + (parameter.Default is null ? "" : " = " + Of(parameter.Default));

    static string Of(ShapeTemplate shape) => (shape.Element is null ? "" : shape.Element + ": ") + $"[{Join(shape.Dims)}]";

    static string Of(DimTemplate dim) => $"{dim.Name} in {dim.Min}..{(dim.Max == long.MaxValue ? "" : dim.Max)} by {dim.Multiple}";

    static string Of(SwitchArm arm)
    {
        var pattern = arm.Pattern is null ? arm.Binding ?? "_" : $"{Symbol(arm.Comparison)} {Of(arm.Pattern)}";
        return pattern + (arm.Guard is null ? "" : " when " + Of(arm.Guard)) + " => " + Of(arm.Value);
    }

    static IEnumerable<string> Nested(Statement statement) => Of(statement).Select(line => "  " + line);

    static IEnumerable<string> Commented(string[] lines, string shape) =>
        [.. lines.Take(lines.Length - 1), $"{lines[lines.Length - 1]} // {shape}"];

    static string OneLine(Statement body) => $"{{ {string.Join("; ", Of(body).Select(line => line.Trim()))} }}";

    static string OneLine(EquatableArray<Statement> statements) => string.Join(", ", statements.SelectMany(Of));

    static string Join(EquatableArray<Expression> items) => string.Join(", ", items.Select(Of));

    static string Join(EquatableArray<Argument> arguments, string separator) =>
        string.Join(", ", arguments.Select(a => a.Name + separator + Of(a.Value)));

    static string Constant(object? value) => value switch
    {
        null => "null",
        string text => $"\"{text}\"",
        bool truth => truth ? "true" : "false",
        double number =>
            number.ToString("R", CultureInfo.InvariantCulture) is var digits && digits.All(c => char.IsDigit(c) || c == '-')
                ? digits + ".0"
                : digits,
        EnumValue member => $"{member.Type}.{member.Member}",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture),
    };

    /// <summary>The operator as C# writes it.</summary>
    public static string Symbol(BinaryOperator kind) => kind switch
    {
        BinaryOperator.Add => "+",
        BinaryOperator.Subtract => "-",
        BinaryOperator.Multiply => "*",
        BinaryOperator.Divide => "/",
        BinaryOperator.Remainder => "%",
        BinaryOperator.Less => "<",
        BinaryOperator.LessOrEqual => "<=",
        BinaryOperator.Greater => ">",
        BinaryOperator.GreaterOrEqual => ">=",
        BinaryOperator.Equal => "==",
        BinaryOperator.NotEqual => "!=",
        BinaryOperator.And => "&&",
        _ => "||",
    };
}
