using NetGen.Compiler.Diagnostics;
using NetGen.Compiler.Emit;
using NetGen.Compiler.Shapes;
using NetGen.Compiler.Templates;

namespace NetGen.Compiler.Evaluate;

/// <summary>The shapes that methods declare with [Shape], against the shapes that they get and return.</summary>
static class Declarations
{
    /// <summary>The declared dimensions as constants and names; null, and reported, where one is neither.</summary>
    public static IReadOnlyList<(string? Name, long Size)>? Dims(Interpreter interpreter, ShapeTemplate shape, Frame frame)
    {
        List<(string?, long)> dims = [];
        foreach (var expression in shape.Dims)
        {
            var value = interpreter.Evaluate(expression, frame);
            switch (value)
            {
                case TextValue { Text: var name } when Identifiers.IsName(name): dims.Add((name, 0)); break;
                case IntegerValue { Dim.Constant: { } size and >= 1 and <= int.MaxValue }: dims.Add((null, size)); break;
                case PoisonValue: return null;
                default:
                    interpreter.Report(Rule.Hyper, new(frame, expression.Site), "[Shape]", $"dimension {dims.Count}", $"{value}",
                        "a name, such as \"N\", that is no keyword of C#, or an int of at least 1");
                    return null;
            }
        }
        return dims;
    }

    /// <summary>Checks an argument and binds the names that its parameter declares.</summary>
    public static bool Matches(Interpreter interpreter, MethodTemplate method, ParameterTemplate parameter, ShapeTemplate stated,
        Shape found, Frame callee, Place place)
    {
        if (Dims(interpreter, stated, callee) is not { } dims) return false;
        var label = $"{method.Name}: argument '{parameter.Name}'";
        var expected = Text(dims);
        if (dims.Count != found.Rank)
        {
            interpreter.Report(Rule.Rank, place, label, expected, found.ToString(), "change the argument, or the [Shape] of the parameter");
            return false;
        }
        for (var axis = 0; axis < dims.Count; axis++)
        {
            var (name, size) = dims[axis];
            if (name is null && !found[axis].Equals(size))
            {
                interpreter.Report(Rule.Argument, place, label, expected, found.ToString(), axis.ToString(), size.ToString(),
                    found[axis].ToString(), "change the argument, or the [Shape] of the parameter");
                return false;
            }
            if (name is null) continue;
            if (callee.Dims.TryGetValue(name, out var bound) && !bound.Equals(found[axis]))
            {
                interpreter.Report(Rule.TwoValues, place, method.Name, name, bound.ToString(), found[axis].ToString(),
                    "a name is one size in one call; give the parameters different names, or pass equal sizes");
                return false;
            }
            callee.Dims[name] = found[axis];
        }
        return true;
    }

    /// <summary>Checks a result against its [return: Shape].</summary>
    public static void CheckResult(Interpreter interpreter, MethodTemplate method, ShapeTemplate stated, Shape found, Frame callee)
    {
        if (Dims(interpreter, stated, callee) is not { } dims) return;
        if (Problem(dims, found, callee) is { } problem)
            interpreter.Report(Rule.ReturnShape, new(callee, stated.Site), method.Name, found.ToString(), Text(dims), problem);
    }

    static string? Problem(IReadOnlyList<(string? Name, long Size)> dims, Shape found, Frame callee)
    {
        if (dims.Count != found.Rank) return $"it has {found.Rank} dimensions, not {dims.Count}";
        for (var axis = 0; axis < dims.Count; axis++)
        {
            var (name, size) = dims[axis];
            Dim? expected = name is null ? size : callee.Dims.TryGetValue(name, out var bound) ? bound : null;
            if (expected is null) return $"'{name}' is not a dimension of the inputs";
            if (expected.Equals(found[axis])) continue;
            var stated = name is null || expected.ToString() == name ? $"{expected}" : $"'{name}' = {expected}";
            return $"dimension {axis} is {found[axis]}, not {stated}";
        }
        return null;
    }

    static string Text(IEnumerable<(string? Name, long Size)> dims) => $"[{string.Join(", ", dims.Select(d => d.Name ?? d.Size.ToString()))}]";
}
