using NetGen.Compiler.Graphs;
using NetGen.Compiler.Ops;
using NetGen.Compiler.Shapes;
using NetGen.Compiler.Templates;

namespace NetGen.Compiler.Evaluate;

/// <summary>What the templates of a network mean: its programs as graphs, its weights, and everything that is wrong with it.</summary>
/// <param name="Issues">Errors, warnings and infos; with an error among them the graphs are not to be compiled.</param>
/// <param name="Methods">One per [Forward] and [Loss] method, in their order; attribute-only networks have <c>Predict</c> and <c>Loss</c>.</param>
/// <param name="Parameters">All weights in the order of fields and layers, each once, by field path.</param>
/// <param name="Buffers">All state that is not trained, in the same order.</param>
/// <param name="Layers">All layers that are used, for a summary.</param>
public sealed record EvaluatedNetwork(
    EquatableArray<Issue> Issues,
    IReadOnlyList<EvaluatedMethod> Methods,
    IReadOnlyList<ParameterRow> Parameters,
    IReadOnlyList<BufferRow> Buffers,
    IReadOnlyList<LayerRow> Layers)
{
    /// <summary>The state of a session, which is not saved; it starts at 0.</summary>
    public IReadOnlyList<BufferRow> States { get; init; } = [];
}

/// <summary>A compiled method: its signature and its programs.</summary>
public sealed record EvaluatedMethod
{
    public required string Name { get; init; }

    public required MethodKind Kind { get; init; }

    /// <summary>All parameters in their order, run-time scalars included.</summary>
    public required IReadOnlyList<MethodInput> Inputs { get; init; }

    /// <summary>Empty when the method has errors.</summary>
    public IReadOnlyList<MethodResult> Results { get; init; } = [];

    /// <summary>The program in inference form; its outputs are named <c>loss</c>, <c>result</c>, or as the elements of the tuple.</summary>
    public Graph Inference { get; init; } = new([], []);

    /// <summary>
    /// Of a loss: the program in training form, with the loss, a gradient per trained parameter and the next value of each updated buffer.
    /// </summary>
    public Graph? Training { get; init; }

    /// <summary>The parameters that have gradients, in the order of <see cref="EvaluatedNetwork.Parameters"/>.</summary>
    public IReadOnlyList<string> Trained { get; init; } = [];

    /// <summary>The named dimensions in order of appearance.</summary>
    public IReadOnlyList<NamedDim> Dims { get; init; } = [];

    /// <summary>What could not be decided at build time and is to be checked once per call, before anything is changed.</summary>
    public IReadOnlyList<Guard> Guards { get; init; } = [];

    /// <summary>Index inputs whose numbers must lie in [0, Count).</summary>
    public IReadOnlyList<IndexBound> IndexBounds { get; init; } = [];
}

/// <summary>An argument of a compiled method; scalars have the shape [].</summary>
public sealed record MethodInput(string Name, ValueType Type, Shape Shape);

/// <summary>A result of a compiled method; <see cref="Name"/> is that of the graph's output.</summary>
public sealed record MethodResult(string Name, Shape Shape, ElementType Type);

/// <summary>A condition on the named dimensions: <see cref="NonNegative"/> >= 0; the message says what is wrong when it does not hold.</summary>
public sealed record Guard(Dim NonNegative, string Message);

/// <summary>The numbers of an index input must lie in [0, <see cref="Count"/>); <see cref="Operation"/> uses them.</summary>
public sealed record IndexBound(string Input, Dim Count, string Operation)
{
    /// <summary>A number that stands for no index, and may be any.</summary>
    public long? Except { get; init; }
}

/// <summary>A weight; <see cref="Frozen"/> ones are in no gradient.</summary>
public sealed record ParameterRow(string Name, Shape Shape, Initialization Initialization, bool Frozen);

/// <summary>State that is saved with the weights but not trained.</summary>
public sealed record BufferRow(string Name, Shape Shape, Initialization Initialization);

/// <summary>
/// A layer as it is used: where, what (<c>Conv2d(6, kernel: 5)</c>), what comes out at its first use, and what all its uses in one program
/// cost.
/// </summary>
public sealed record LayerRow(string Path, string Kind, Shape Output, IReadOnlyList<string> Parameters, Dim Flops);
