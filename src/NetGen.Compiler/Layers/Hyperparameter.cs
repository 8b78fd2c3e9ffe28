using NetGen.Compiler.Evaluate;
using NetGen.Compiler.Templates;

namespace NetGen.Compiler.Layers;

/// <summary>A hyperparameter of a layer: constructor parameter or property, its default, and the range that is checked at the argument.</summary>
/// <param name="Name">As in the source.</param>
/// <param name="Default">Null when every use must give it.</param>
/// <param name="Range">What it must be, for the message.</param>
/// <param name="IsValid">Whether a value is in the range.</param>
sealed record Hyperparameter(string Name, Value? Default, string Range, Func<Value, bool> IsValid)
{
    /// <summary>An integer of at least <paramref name="least"/>.</summary>
    public static Hyperparameter Count(string name, long? standard = null, long least = 1) =>
        new(name, standard is { } s ? new IntegerValue(s) : null, least == int.MinValue ? "an int" : $"at least {least}", v =>
            Constant(v) is { } n && n >= least && n <= int.MaxValue);

    public static Hyperparameter Axis(string name, long standard) => Count(name, standard, int.MinValue);

    public static Hyperparameter Flag(string name, bool standard) =>
        new(name, new BooleanValue(standard), "true or false", v => v is BooleanValue);

    /// <summary>A number; defaults are float32, as the library's are.</summary>
    public static Hyperparameter Number(string name, float? standard, string range, Func<double, bool> isValid) =>
        new(name, standard is { } s ? new FloatValue(s) : null, range, v => Real(v) is { } x && isValid(x));

    /// <summary>A probability below 1.</summary>
    public static Hyperparameter Rate(string name, float standard) => Number(name, standard, "at least 0 and below 1", x => x is >= 0 and < 1);

    public static Hyperparameter Positive(string name, float standard) => Number(name, standard, "above 0", x => x > 0 && !double.IsInfinity(x));

    /// <summary>One number per image axis, or one for both where <paramref name="orOne"/>; else it may be left out.</summary>
    public static Hyperparameter Pair(string name, bool orOne, long least)
    {
        return new(name, orOne ? null : new NullValue(), (orOne ? "one number or two" : "two numbers") + $", each at least {least}", IsValid);

        bool IsValid(Value value) => value switch
        {
            NullValue => !orOne,
            ArrayValue array => array.Items.Count == 2 && array.Items.All(IsCount),
            _ => orOne && IsCount(value),
        };

        bool IsCount(Value value) => Constant(value) is { } n && n >= least && n <= int.MaxValue;
    }

    public static Hyperparameter Init { get; } = new("Init", new EnumerationValue(new EnumValue("NetGen.Init", "Default")),
        "a member of Init", v => v is EnumerationValue);

    public static long? Constant(Value value) => value is IntegerValue { Dim.Constant: { } n } ? n : null;

    public static double? Real(Value value) => value is FloatValue f ? f.Number : Constant(value);
}
