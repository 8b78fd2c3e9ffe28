using NetGen.Compiler.Diagnostics;
using NetGen.Compiler.Templates;

namespace NetGen.Compiler.Evaluate;

/// <summary>Finds the argument that is to blame for an operation that failed: an axis or a number out of range, not the whole call.</summary>
static class Blame
{
    /// <summary>The site of what is wrong; that of the call where no single argument is.</summary>
    /// <param name="expression">The call.</param>
    /// <param name="rule">The rule that does not hold.</param>
    /// <param name="arguments">The arguments of its message after the operation's name.</param>
    public static int Of(Expression expression, Rule rule, IReadOnlyList<string> arguments)
    {
        if (expression is not LibraryCall call) return expression.Site;
        if (rule == Rule.Axis) return Axis(call, arguments[0]);
        if (rule != Rule.Hyper) return expression.Site;
        return arguments[0] == "a dimension" ? Item(call, "shape", arguments[1]) : Argument(call, arguments[0]);
    }

    /// <summary>The site of the argument of a parameter; that of the call where the source leaves it out.</summary>
    public static int Argument(Expression expression, string parameter) =>
        expression is LibraryCall call && Find(call, parameter) is { } value ? value.Site : expression.Site;

    static int Axis(LibraryCall call, string axis)
    {
        foreach (var parameter in new[] { "axis", "startAxis" })
        {
            if (Find(call, parameter) is { } value) return value.Site;
        }
        return Find(call, "axes") is not null ? Item(call, "axes", axis)
            : call.Arguments.FirstOrDefault(a => IsNumber(a.Value, axis)) is { } named ? named.Value.Site
            : call.Site;
    }

    /// <summary>The number in a list, or the list where it is computed.</summary>
    static int Item(LibraryCall call, string parameter, string number) => Find(call, parameter) switch
    {
        null => call.Site,
        ArrayOf array => array.Items.FirstOrDefault(i => IsNumber(i, number))?.Site ?? array.Site,
        var value => value.Site,
    };

    static bool IsNumber(Expression expression, string number) => expression is Literal && TemplateText.Of(expression) == number;

    static Expression? Find(LibraryCall call, string parameter) => call.Arguments.FirstOrDefault(a => a.Name == parameter)?.Value;
}
