using NetGen.Compiler.Emit.Stages;
using NetGen.Compiler.Ops;

namespace NetGen.Compiler.Emit.Ilgpu;

/// <summary>The running value of a reduction in a thread, and how the threads of a cell bring theirs together.</summary>
sealed class ScalarAccumulator(StageContext context, Monoid monoid)
{
    readonly string? element = monoid == Monoid.ArgMax ? context.Names.Make("element") : null;

    public string Name { get; } = context.Names.Make(monoid == Monoid.Sum ? "sum" : "best");

    /// <summary>Where the largest element is; null unless that is asked for.</summary>
    public string? Position { get; } = monoid == Monoid.ArgMax ? context.Names.Make("position") : null;

    public IEnumerable<string> Declarations =>
        [$"float {Name} = {Identifiers.Float(monoid.Identity())};", .. Position is null ? Array.Empty<string>() : [$"int {Position} = 0;"]];

    public IEnumerable<string> Combine(string term, string position) => monoid switch
    {
        Monoid.Sum => [$"{Name} += {term};"],
        Monoid.Max => [$"{Name} = global::NetGen.Ilgpu.DeviceMath.Max({Name}, {term});"],
        _ =>
        [
            $"float {element} = {term};",
            $"if (global::NetGen.Ilgpu.GroupReduce.IsBetter({element}, {position}, {Name}, {Position}))",
            "{",
            $"    {Name} = {element};",
            $"    {Position} = {position};",
            "}",
        ],
    };

    /// <summary>Gives every lane the result of all.</summary>
    public string Meeting => monoid switch
    {
        Monoid.Sum => $"{Name} = global::NetGen.Ilgpu.GroupReduce.Sum({Name}, partials, thread, lanes);",
        Monoid.Max => $"{Name} = global::NetGen.Ilgpu.GroupReduce.Max({Name}, partials, thread, lanes);",
        _ => $"{Name} = global::NetGen.Ilgpu.GroupReduce.ArgMax({Name}, {Position}, partials, places, thread, lanes, out {Position});",
    };
}
