using NetGen.Compiler.Ops;
using NetGen.Compiler.Shapes;

namespace NetGen.Compiler.Graphs;

// Short compositions that layers and operations share.
public sealed partial class GraphBuilder
{
    public Node LessOrEqual(Node x, Node y) => Elementwise(new LessOrEqual(), x, y);

    public Node Not(Node x) => Elementwise(new Not(), x);

    public Node Abs(Node x) => Elementwise(new Abs(), x);

    public Node Log1p(Node x) => Elementwise(new Log1p(), x);

    public Node Tanh(Node x) => Elementwise(new Tanh(), x);

    public Node Erf(Node x) => Elementwise(new Erf(), x);

    /// <summary>A part of an axis that begins at a position given at run time.</summary>
    public Node SliceAt(Node x, int axis, Node position, Dim length)
    {
        var rows = Cast(Add(position, Apply(new Iota(length))), ElementType.Int32);
        return MoveAxis(Apply(new Gather(), MoveAxis(x, axis, 0), rows), 0, axis);
    }

    public Node Square(Node x) => Multiply(x, x);

    public Node Add(Node x, double y) => Add(x, Constant(y));

    public Node Multiply(Node x, double y) => Multiply(x, Constant(y));

    /// <summary>How many elements the axes hold together.</summary>
    public static Dim Count(Shape shape, IReadOnlyCollection<int> axes) => Dim.Product(axes.Select(a => shape[a]));

    public Node Mean(Node x, IReadOnlyCollection<int> axes) => axes.Count == 0 ? x : Divide(Sum(x, axes), DimValue(Count(x.Shape, axes)));

    public Node SumOfAll(Node x) => Sum(x, AllAxes(x.Shape));

    /// <summary>The mean of all elements, a scalar.</summary>
    public Node MeanOfAll(Node x) => Mean(x, AllAxes(x.Shape));

    /// <summary>Maximum over axes, which vanish.</summary>
    public Node Max(Node x, IEnumerable<int> axes) => axes.OrderByDescending(a => a).Aggregate(x, (y, axis) => Apply(new ReduceMax(axis), y));

    /// <summary>The mean squared distance from the mean over axes, divided by the count.</summary>
    public Node Variance(Node x, IReadOnlyCollection<int> axes) => Mean(Square(Subtract(x, Along(Mean(x, axes), x.Shape, axes))), axes);

    /// <summary>(x − mean) / √(variance + ε), with the statistics of the axes.</summary>
    public Node Standardize(Node x, IReadOnlyCollection<int> axes, double epsilon)
    {
        var centred = Subtract(x, Along(Mean(x, axes), x.Shape, axes));
        return Divide(centred, Along(Sqrt(Add(Mean(Square(centred), axes), epsilon)), x.Shape, axes));
    }

    /// <summary>x · weight + bias, each a vector along an axis; without them x itself.</summary>
    public Node Affine(Node x, int axis, (Node Weight, Node Bias)? vectors) =>
        vectors is var (weight, bias) ? Add(Multiply(x, Across(weight, x.Shape, axis)), Across(bias, x.Shape, axis)) : x;

    /// <summary>A value that lacks the given axes, repeated along them to a shape.</summary>
    public Node Along(Node reduced, Shape shape, IReadOnlyCollection<int> axes) =>
        BroadcastTo(reduced, shape, [.. Enumerable.Range(0, shape.Rank).Where(a => !axes.Contains(a))]);

    /// <summary>A value of the given axes of a shape, repeated along all others.</summary>
    public Node Across(Node value, Shape shape, params int[] axes) => BroadcastTo(value, shape, [.. axes]);

    /// <summary>New random numbers, uniform in [0, 1).</summary>
    public Node Uniform(Shape shape) => Apply(new Uniform(NextDraw(), shape));

    /// <summary>New random numbers with density e⁻ˣ. 1 − u lies in (0, 1], so the logarithm is finite.</summary>
    public Node Exponential(Shape shape) => Negate(Log(Subtract(Constant(1), Uniform(shape))));

    /// <summary>New random numbers with mean 0 and deviation 1. Box and Muller, 1958: two uniforms make a normal.</summary>
    public Node Normal(Shape shape)
    {
        var radius = Sqrt(Multiply(Exponential(shape), 2));
        return Multiply(radius, Cos(Multiply(Uniform(shape), 2 * Math.PI)));
    }

    public static int[] AllAxes(Shape shape) => [.. Enumerable.Range(0, shape.Rank)];
}
