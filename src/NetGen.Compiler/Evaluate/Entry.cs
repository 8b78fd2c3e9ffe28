using NetGen.Compiler.Graphs;
using NetGen.Compiler.Ops;
using NetGen.Compiler.Shapes;
using NetGen.Compiler.Templates;

namespace NetGen.Compiler.Evaluate;

/// <summary>A method to compile: its inputs, and how its body is evaluated on their nodes.</summary>
sealed record Entry(string Name, MethodKind Kind, IReadOnlyList<MethodInput> Inputs, Place Place, Func<IReadOnlyList<Node>, Value> Body)
{
    /// <summary>Names of a tuple's elements.</summary>
    public IReadOnlyList<string> ResultNames { get; init; } = [];

    /// <summary>The parts that a loss trains, and where they are named; empty for all that it reaches.</summary>
    public IReadOnlyList<(string Path, Place Place)> Trains { get; init; } = [];

    /// <summary>The named dimensions in order of appearance.</summary>
    public IReadOnlyList<NamedDim> Dims => [.. Inputs.SelectMany(i => i.Shape.Dims).SelectMany(d => d.Names).Distinct()];

    public static ElementType TypeOf(ValueType type) => type switch
    {
        ValueType.Labels or ValueType.Tokens or ValueType.Int => ElementType.Int32,
        ValueType.Mask => ElementType.Bool,
        _ => ElementType.Float32,
    };

    public static Source SourceOf(MethodInput input) => input.Type == ValueType.Float
        ? new ScalarInput(input.Name)
        : new Input(input.Name, input.Shape, TypeOf(input.Type));
}

/// <summary>An entry evaluated in one form; results are null where the body has errors.</summary>
sealed record Form(Program Program, IReadOnlyList<(string Name, Node Node)>? Results)
{
    /// <summary>Everything that leaves the program, before gradients.</summary>
    public Graph Graph => Graph.Of([
        .. (Results ?? []).Select(r => new GraphOutput(r.Name, OutputKind.Result, r.Node)),
        .. Program.Updates.Select(u => new GraphOutput(u.Buffer.Path!, u.Buffer.IsState ? OutputKind.State : OutputKind.Buffer, u.Next)),
        .. Program.Probes.Select(p => new GraphOutput(p.Key, OutputKind.Probe, p.Value)),
    ]);
}
