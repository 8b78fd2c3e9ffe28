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
    public static Hyperparameter Rate(string name, float? standard) => Number(name, standard, "at least 0 and below 1", x => x is >= 0 and < 1);

    public static Hyperparameter Positive(string name, float standard) => Number(name, standard, "above 0", x => x > 0 && !double.IsInfinity(x));

    public static Hyperparameter Finite(string name, float? standard = null) =>
        Number(name, standard, "a finite number", x => !double.IsNaN(x) && !double.IsInfinity(x));

    /// <summary>Sizes of at least 1: one for all spatial axes, or one for each.</summary>
    public static Hyperparameter Sizes(string name, int rank) => Each(name, rank, orOne: true, least: 1);

    /// <summary>The widths of a border: one number for all sides, or two for each spatial axis.</summary>
    public static Hyperparameter Border(int rank) => Each("padding", 2 * rank, orOne: true, least: 0);

    /// <summary>A number for all spatial axes, and an array of one for each (<c>Strides</c>) that may replace it.</summary>
    public static IEnumerable<Hyperparameter> PerAxis(string name, int rank, long standard, long least) => rank == 1
        ? [Count(name, standard, least)]
        : [Count(name, standard, least), Each(name + "s", rank, orOne: false, least)];

    /// <summary>Several numbers; <paramref name="orOne"/> allows one that stands for all, else they may be left out.</summary>
    static Hyperparameter Each(string name, int count, bool orOne, long least)
    {
        var range = (orOne ? "one number or " : "") + Words(count) + $", each at least {least}";
        return count == 1 ? Count(name, null, least) : new(name, orOne ? null : new NullValue(), range, IsValid);

        bool IsValid(Value value) => value switch
        {
            NullValue => !orOne,
            ArrayValue array => array.Items.Count == count && array.Items.All(IsCount),
            _ => orOne && IsCount(value),
        };

        bool IsCount(Value value) => Constant(value) is { } n && n >= least && n <= int.MaxValue;

        string Words(int n) => (n switch { 2 => "two", 3 => "three", 4 => "four", _ => "six" }) + (orOne ? "" : " numbers");
    }

    public static Hyperparameter Init { get; } = Member("Init", "Default");

    /// <summary>A member of an enum of the library that has the hyperparameter's name, or another one.</summary>
    public static Hyperparameter Member(string name, string standard, string? type = null) =>
        new(name, new EnumerationValue(new EnumValue($"NetGen.{type ?? name}", standard)), $"a member of {type ?? name}", v => v is EnumerationValue);

    public static long? Constant(Value value) => value is IntegerValue { Dim.Constant: { } n } ? n : null;

    public static double? Real(Value value) => value is FloatValue f ? f.Number : Constant(value);
}
