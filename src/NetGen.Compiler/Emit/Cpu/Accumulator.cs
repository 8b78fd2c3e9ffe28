using NetGen.Compiler.Emit.Stages;
using NetGen.Compiler.Ops;

namespace NetGen.Compiler.Emit.Cpu;

/// <summary>The running value of a reduction in printed code.</summary>
sealed class Accumulator
{
    readonly Monoid monoid;

    public Accumulator(StageContext context, Monoid monoid)
    {
        this.monoid = monoid;
        Name = context.Names.Make(monoid == Monoid.Sum ? "sum" : "best");
        IndexName = monoid == Monoid.ArgMax ? context.Names.Make("winner") : null;
        isBetter = monoid == Monoid.ArgMax ? context.Names.Make("isBetter") : "";
        element = monoid == Monoid.ArgMax ? context.Names.Make("element") : "";
    }

    readonly string isBetter, element;

    public string Name { get; }

    public string? IndexName { get; }

    public string Start => monoid == Monoid.Sum ? "V.Zero" : "V.Create(float.NegativeInfinity)";

    public IEnumerable<string> Combine(string term, string position) => monoid switch
    {
        Monoid.Sum => [$"{Name} += {term};"],
        Monoid.Max => [$"{Name} = V.Max({Name}, {term});"],
        _ =>
        [
            $"var {element} = {term};",
            // A NaN wins over everything but an earlier NaN.
            $"var {isBetter} = V.And(V.Not(V.LessOrEqual({element}, {Name})), V.Equal({Name}, {Name}));",
            $"{IndexName} = V.Select({isBetter}, V.Create((float)({position})), {IndexName});",
            $"{Name} = V.Select({isBetter}, {element}, {Name});",
        ],
    };

    public string Across => monoid == Monoid.Sum ? $"V.Sum({Name})" : $"V.MaxAcross({Name})";
}
