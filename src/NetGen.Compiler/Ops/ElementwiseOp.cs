using NetGen.Compiler.Graphs;
using NetGen.Compiler.Kernels;
using NetGen.Compiler.Shapes;

namespace NetGen.Compiler.Ops;

/// <summary>A function of elements at the same index; broadcasting is explicit, by <see cref="Broadcast"/>.</summary>
public abstract record ElementwiseOp : PullOp
{
    public abstract int Arity { get; }

    /// <summary>Rough cost in additions, for the decision to store or to recompute.</summary>
    public virtual int Cost => 1;

    public virtual ElementType ResultType => ElementType.Float32;

    public abstract double Compute(params double[] x);

    protected override Signature ResultOf(IReadOnlyList<Node> inputs) => new(inputs[0].Shape, ResultType);

    /// <summary>Arguments of one shape.</summary>
    protected static IReadOnlyList<Operand> OfOneShape(params Operand[] arguments) => [arguments[0], .. arguments.Skip(1).Select(a => a.Like(0))];

    public override Expr At(Node node, IReadOnlyList<Dim> index, Access input) =>
        new Apply(this, [.. Enumerable.Range(0, Arity).Select(i => input(i, index))]);

    public override Node? Stacked(GraphBuilder g, Node node, IReadOnlyList<Stackable> inputs, Dim length) =>
        g.Apply(this, [.. inputs.Select(i => i.Stack(g, length))]);

    public override Reference Evaluate(EvaluationContext context, Node node, IReadOnlyList<Reference> inputs)
    {
        var result = new Reference(inputs[0].Shape);
        var x = new double[Arity];
        for (var i = 0; i < result.Data.Length; i++)
        {
            for (var k = 0; k < Arity; k++) x[k] = inputs[k].Data[i];
            result.Data[i] = Compute(x);
        }
        return result;
    }

    protected static Shape SampleShape { get; } = new(3, 5);
}

/// <summary>A function of one number.</summary>
public abstract record UnaryOp : ElementwiseOp
{
    static readonly IReadOnlyList<Operand> number = OfOneShape(Operand.Numbers);

    public override int Arity => 1;

    public override IReadOnlyList<Operand> Operands => number;

    protected abstract double Compute(double x);

    public sealed override double Compute(params double[] x) => Compute(x[0]);

    /// <summary>The derivative times <paramref name="gradient"/>; null when it is zero everywhere.</summary>
    protected virtual Node? Derivative(GraphBuilder g, Node x, Node y, Node gradient) => null;

    public override Node?[] Differentiate(GraphBuilder g, Node node, Node gradient) => [Derivative(g, node.Inputs[0], node, gradient)];

    public override IEnumerable<Sample> Samples => [new(this, SampleShape)];
}

/// <summary>A function of two numbers.</summary>
public abstract record BinaryOp : ElementwiseOp
{
    static readonly IReadOnlyList<Operand> numbers = OfOneShape(Operand.Numbers, Operand.Numbers);

    public override int Arity => 2;

    public override IReadOnlyList<Operand> Operands => numbers;

    protected abstract double Compute(double x, double y);

    public sealed override double Compute(params double[] x) => Compute(x[0], x[1]);

    public override IEnumerable<Sample> Samples => [new(this, SampleShape, SampleShape)];
}
