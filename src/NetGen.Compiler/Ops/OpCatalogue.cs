using NetGen.Compiler.Shapes;

namespace NetGen.Compiler.Ops;

/// <summary>One prototype of every primitive that is not a source: what the generated tests and the printers' coverage checks run over.</summary>
public static class OpCatalogue
{
    static readonly WindowShape window = new([2, 2], [2, 2], [0, 0], [1, 1]);
    static readonly ConvolutionShape convolution = new([1, 1], [0, 0], [1, 1], 1);

    public static IReadOnlyList<Op> Prototypes { get; } =
    [
        // Elementwise.
        new Negate(), new Exp(), new Log(), new Log1p(), new Sqrt(), new Sin(), new Cos(), new Atan(), new Tanh(), new Sigmoid(), new Erf(), new Abs(),
        new Sign(), new Floor(), new Ceil(), new Trunc(), new Round(), new Add(), new Multiply(), new Divide(), new Power(), new Maximum(), new Minimum(), new Less(),
        new LessOrEqual(), new Equal(), new And(), new Or(), new Not(), new Select(), new Cast(Graphs.ElementType.Float32), new StopGradient(),
        // Shapes.
        new Broadcast(Shape.Scalar, []), new Reshape(Shape.Scalar), new Transpose([]), new Slice(0, 0, 1), new Pad(0, 0, 0), new Concat(0), new Iota(1),
        new Reverse(0),
        // Reductions, products, windows.
        new Sum([]), new ReduceMax(0), new ArgMax(0), new Contract("", "", ""), new Conv(convolution), new ConvInput(convolution, [1, 1]),
        new ConvFilter(convolution, [1, 1]), new WindowSum(window), new WindowSpread(window, Shape.Scalar), new WindowMax(window),
        new WindowArgMax(window), new WindowTake(window), new WindowPut(window, Shape.Scalar),
        // Indices and values without inputs.
        new Gather(), new ScatterAdd(Shape.Scalar), new ScatterMax(Shape.Scalar), new TakeAlong(0), new UpdateAt(0), new Uniform(0, Shape.Scalar), new Constant(0), new DimValue(1),
        // Routines over rows and matrices.
        new CumSum(0), new ArgSort(0), new PutAlong(0, 1), new Cholesky(), new TriangularSolve(),
        // Loops.
        new Scan(new Graphs.Region([], 0, 0, []), 1, 0),
    ];

    /// <summary>All cases of all primitives.</summary>
    public static IEnumerable<Sample> Samples => Prototypes.SelectMany(p => p.Samples);
}
