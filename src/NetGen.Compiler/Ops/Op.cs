using NetGen.Compiler.Graphs;
using NetGen.Compiler.Kernels;
using NetGen.Compiler.Shapes;

namespace NetGen.Compiler.Ops;

/// <summary>
/// A primitive operation: shape rule, derivative as graph operations, float64 reference, lowering and samples for generated tests. Records
/// compare by value, which is what common-subexpression elimination compares.
/// </summary>
public abstract record Op
{
    public virtual string Name => GetType().Name;

    /// <summary>What the inputs are, in their order.</summary>
    public virtual IReadOnlyList<Operand> Operands => [];

    /// <summary>
    /// Shape and type of the result; throws <see cref="ShapeException"/> where the inputs are not <see cref="Operands"/>, or where no
    /// result could have that shape.
    /// </summary>
    public Signature Infer(IReadOnlyList<Node> inputs)
    {
        Operand.Check(Operands, inputs);
        var result = ResultOf(inputs);
        for (var i = 0; i < result.Shape.Rank; i++)
        {
            if (IsNegative(result.Shape[i]))
                throw new ShapeException("NG0209", $"dimension {i} of the result", result.Shape[i].ToString(), "at least 0");
        }
        return result;
    }

    /// <summary>Whether a size is negative for certain; most are seen not to be at a glance.</summary>
    static bool IsNegative(Dim size) =>
        size.Constant is { } constant ? constant < 0 : size.Terms.Any(t => t.Coefficient < 0) && Dim.IsPositive(-1 * size);

    /// <summary>The shape rule, for inputs that are <see cref="Operands"/>; throws <see cref="ShapeException"/>.</summary>
    protected abstract Signature ResultOf(IReadOnlyList<Node> inputs);

    /// <summary>The gradients of the inputs, null where none flows (integers, masks, zero derivative).</summary>
    public virtual Node?[] Differentiate(GraphBuilder g, Node node, Node gradient) => new Node?[node.Inputs.Count];

    /// <summary>The result in float64, written independently of the lowering.</summary>
    public abstract Reference Evaluate(EvaluationContext context, Node node, IReadOnlyList<Reference> inputs);

    /// <summary>Whether the result costs so much more than its memory that a loop keeps it for its derivative.</summary>
    public virtual bool IsHeavy => false;

    /// <summary>
    /// The operation on stacks: where <paramref name="inputs"/> have one more axis in front, of <paramref name="length"/>, so has the
    /// result. It takes work out of loops. Null where the operation has no such form; never asked when no input is stacked.
    /// </summary>
    public virtual Node? Stacked(GraphBuilder g, Node node, IReadOnlyList<Stackable> inputs, Dim length) => null;

    /// <summary>Cases for the generated tests.</summary>
    public virtual IEnumerable<Sample> Samples => [];
}

/// <summary>An element is an expression of elements of the inputs: it can be computed wherever it is used.</summary>
public abstract record PullOp : Op
{
    public abstract Expr At(Node node, IReadOnlyList<Dim> index, Access input);
}

/// <summary>An element of an input at an index.</summary>
public delegate Expr Access(int input, IReadOnlyList<Dim> index);

public enum Monoid { Sum, Max, ArgMax }

public static class MonoidExtensions
{
    /// <summary>What changes nothing when it is combined with others: the result where there are none.</summary>
    public static double Identity(this Monoid monoid) => monoid == Monoid.Sum ? 0 : double.NegativeInfinity;
}

/// <summary>An element combines expressions over further axes.</summary>
public abstract record ReduceOp : Op
{
    public abstract Monoid Monoid { get; }

    /// <summary>Extents of the axes that are combined; their order is the order of combination.</summary>
    public abstract IReadOnlyList<Dim> ReduceExtents(Node node);

    public abstract Expr At(Node node, IReadOnlyList<Dim> index, IReadOnlyList<Dim> reduceIndex, Access input);
}

/// <summary>An input of an operation, or a stack of them.</summary>
public readonly record struct Stackable(Node Node, bool IsStacked)
{
    /// <summary>The stack; one that is the same everywhere is repeated.</summary>
    public Node Stack(GraphBuilder g, Dim length) => IsStacked ? Node
        : g.BroadcastTo(Node, new Shape([length, .. Node.Shape.Dims]), [.. Enumerable.Range(1, Node.Shape.Rank)]);
}

public readonly record struct Signature(Shape Shape, ElementType Type = ElementType.Float32);

/// <summary>A shape rule that does not hold: the rule's id and the arguments of its message after the first, which names the operation.</summary>
public sealed class ShapeException(string rule, params string[] arguments) : Exception($"{rule}: {string.Join("; ", arguments)}")
{
    public string Rule => rule;

    public IReadOnlyList<string> Arguments => arguments;
}

/// <summary>A case of a generated test: an operation on inputs of given shapes, which may use the named dimensions N and T.</summary>
public sealed record Sample(Op Op, params SampleInput[] Inputs)
{
    internal static Dim N { get; } = Dim.Name("N");

    internal static Dim T { get; } = Dim.Name("T");
}

/// <summary>An input of a sample: values between <see cref="Low"/> and <see cref="High"/>, both included for integers.</summary>
public sealed record SampleInput(Shape Shape, double Low = -2, double High = 2, ElementType Type = ElementType.Float32)
{
    /// <summary>What is added where the last two indices are equal: it makes matrices regular.</summary>
    public double Diagonal { get; init; }

    /// <summary>Adds <see cref="Diagonal"/> to drawn values.</summary>
    public void AddDiagonal(Reference values)
    {
        if (Diagonal == 0) return;
        var last = values.Shape.Length - 1;
        foreach (var index in Reference.Indices(values.Shape).Where(i => i[last] == i[last - 1])) values[index] += Diagonal;
    }

    public static implicit operator SampleInput(Shape shape) => new(shape);
}

/// <summary>What the float64 reference needs beside the inputs: the values of named dimensions and the random numbers.</summary>
public sealed record EvaluationContext(Func<Atom, long> Dims, Func<int, long, double> Uniform)
{
    public long[] Sizes(Shape shape) => [.. shape.Dims.Select(d => d.Evaluate(Dims))];
}
