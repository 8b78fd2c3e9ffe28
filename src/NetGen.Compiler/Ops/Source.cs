using NetGen.Compiler.Graphs;
using NetGen.Compiler.Kernels;
using NetGen.Compiler.Shapes;

namespace NetGen.Compiler.Ops;

/// <summary>A value that comes from outside the graph.</summary>
public abstract record Source(string Id, Shape Shape, ElementType Type) : Op
{
    protected override Signature ResultOf(IReadOnlyList<Node> inputs) => new(Shape, Type);

    public override Reference Evaluate(EvaluationContext context, Node node, IReadOnlyList<Reference> inputs) =>
        throw new InvalidOperationException($"The value of {Name} '{Id}' was not given.");
}

/// <summary>An argument of the compiled method.</summary>
public sealed record Input(string Id, Shape Shape, ElementType Type) : Source(Id, Shape, Type);

/// <summary>A run-time scalar argument.</summary>
public sealed record ScalarInput(string Id) : Source(Id, Shape.Scalar, ElementType.Float32);

/// <summary>A trained weight, named by its field path.</summary>
public sealed record Parameter(string Id, Shape Shape, Initialization Initialization) : Source(Id, Shape, ElementType.Float32)
{
    public bool Frozen { get; init; }
}

/// <summary>State that is not trained, such as running statistics.</summary>
public sealed record Buffer(string Id, Shape Shape, Initialization Initialization) : Source(Id, Shape, ElementType.Float32);

/// <summary>State of a session, such as a key/value cache: zero at its start, and kept from call to call.</summary>
public sealed record State(string Id, Shape Shape) : Source(Id, Shape, ElementType.Float32);

/// <summary>How a parameter starts: a kind by the name of the library's enum, and its fans.</summary>
public sealed record Initialization(string Kind, long FanIn, long FanOut)
{
    /// <summary>The number that all elements start at, whatever the kind says.</summary>
    public double? Value { get; init; }
}

/// <summary>A number known at build time.</summary>
public sealed record Constant(double Value) : PullOp
{
    protected override Signature ResultOf(IReadOnlyList<Node> inputs) => new(Shape.Scalar);

    public override Expr At(Node node, IReadOnlyList<Dim> index, Access input) => new Const(Value);

    public override Reference Evaluate(EvaluationContext context, Node node, IReadOnlyList<Reference> inputs) => Reference.Scalar(Value);

    public override IEnumerable<Sample> Samples => [new(new Constant(1.5))];
}

/// <summary>A polynomial of the named dimensions as a number.</summary>
public sealed record DimValue(Dim Value) : PullOp
{
    protected override Signature ResultOf(IReadOnlyList<Node> inputs) => new(Shape.Scalar);

    public override Expr At(Node node, IReadOnlyList<Dim> index, Access input) => new IndexValue(Value);

    public override Reference Evaluate(EvaluationContext context, Node node, IReadOnlyList<Reference> inputs) =>
        Reference.Scalar(Value.Evaluate(context.Dims));

    public override IEnumerable<Sample> Samples => [new(new DimValue(3 * Sample.N * Sample.T + 2))];
}
