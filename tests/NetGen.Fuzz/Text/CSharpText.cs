using System.Collections;
using System.Globalization;
using System.Reflection;
using Microsoft.CodeAnalysis.CSharp;
using NetGen.Compiler.Shapes;

namespace NetGen.Fuzz.Text;

/// <summary>Values as C# expressions that make them: numbers, dimensions, shapes, and records by their constructors.</summary>
static class CSharpText
{
    public static string Of(object? value) => value switch
    {
        null => "null",
        bool b => b ? "true" : "false",
        double.NaN => "double.NaN",
        double.PositiveInfinity => "double.PositiveInfinity",
        double.NegativeInfinity => "double.NegativeInfinity",
        double d => SymbolDisplay.FormatPrimitive(d, false, false),
        int or long => Convert.ToString(value, CultureInfo.InvariantCulture)!,
        string s => SymbolDisplay.FormatLiteral(s, true),
        Enum e => $"{e.GetType().Name}.{e}",
        Dim d => Polynomial(d),
        Shape { Rank: 0 } => "Shape.Scalar",
        Shape s => $"new Shape({List(s.Dims)})",
        IEnumerable items => $"[{List(items)}]",
        _ => Record(value),
    };

    public static string List(IEnumerable items) => string.Join(", ", items.Cast<object?>().Select(Of));

    static string Polynomial(Dim dim)
    {
        if (dim.Constant is { } constant) return Of(constant);
        return string.Join(" + ", dim.Terms.Select(t => string.Join(" * ", t.Factors.Select(Part).Prepend(Of(t.Coefficient)).Where((text, i) => i > 0 || text != "1" || t.Factors.IsEmpty))));
    }

    static string Part(Atom atom) => atom switch
    {
        FloorDivision d => $"Dim.FloorDivide({Polynomial(d.Numerator)}, {Polynomial(d.Denominator)})",
        NamedDim n => n.Id,
        _ => throw new NotSupportedException($"{atom.GetType().Name} is no dimension of a graph"),
    };

    /// <summary>A record by its primary constructor, and the properties that an initialiser has set.</summary>
    static string Record(object value)
    {
        var type = value.GetType();
        var constructor = type.GetConstructors().OrderByDescending(c => c.GetParameters().Length).First();
        var parameters = constructor.GetParameters();
        object? Property(ParameterInfo p) => type.GetProperty(p.Name!, BindingFlags.Public | BindingFlags.Instance | BindingFlags.IgnoreCase)!.GetValue(value);
        var arguments = parameters.Select(Property).ToArray();
        var set = type.GetProperties().Where(p => p.SetMethod is not null && parameters.All(a => a.Name != p.Name) && p.PropertyType == typeof(bool) && p.GetValue(value) is true)
            .Select(p => $"{p.Name} = true").ToArray();
        return $"new {type.Name}({List(arguments)})" + (set.Length == 0 ? "" : $" {{ {string.Join(", ", set)} }}");
    }
}
