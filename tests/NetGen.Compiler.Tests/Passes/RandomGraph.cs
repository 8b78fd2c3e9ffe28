using NetGen.Compiler.Graphs;
using NetGen.Compiler.Ops;
using NetGen.Compiler.Passes;
using NetGen.Compiler.Shapes;

namespace NetGen.Compiler.Tests.PassesTests;

/// <summary>
/// A random graph of primitives and of the patterns that networks are made of, over named dimensions N and T, with shared subexpressions.
/// Values stay moderate, so that float64 results of different orders of computation can be compared.
/// </summary>
sealed partial class RandomGraph
{
    const long LargestTensor = 160;

    readonly Random random;
    readonly bool smooth;
    readonly List<Node> pool = [];
    readonly List<Node> parameters = [];
    readonly List<(string Id, Shape Shape, int Count)> integers = [];
    int sources;

    /// <param name="seed">Equal seeds make equal graphs.</param>
    /// <param name="steps">How many operations or patterns.</param>
    /// <param name="smooth">Leaves out what has kinks, so that gradients can be compared with differences.</param>
    public RandomGraph(int seed, int steps, bool smooth = false)
    {
        random = new Random(seed);
        this.smooth = smooth;
        for (var i = 0; i < 2; i++) pool.Add(NewSource(NewShape()));
        for (var i = 0; i < steps; i++) Grow();
        Loss = MakeLoss();
    }

    public static Dim N { get; } = Dim.Name("N");

    public static Dim T { get; } = Dim.Name("T");

    public GraphBuilder Builder { get; } = new();

    public Node Loss { get; }

    public IReadOnlyList<Node> Parameters => parameters;

    GraphBuilder G => Builder;

    /// <summary>An oracle that knows the ranges of the integer inputs.</summary>
    public Oracle Oracle(long n, long t)
    {
        var oracle = new Oracle(random.Next(1000), ("N", n), ("T", t));
        foreach (var (id, shape, count) in integers) oracle.Source(id, shape, ElementType.Int32, 0, count - 1);
        return oracle;
    }

    /// <summary>The loss, the gradients and some other values.</summary>
    public Graph WithGradients() => Graph.Of(
    [
        new("loss", OutputKind.Result, Loss),
        .. parameters.Zip(Differentiate.Gradients(G, Loss, parameters), (p, d) => new GraphOutput(((Source)p.Op).Id, OutputKind.Gradient, d)),
        .. pool.Where((_, i) => i % 5 == 4).Select((n, i) => new GraphOutput($"value{i}", OutputKind.Result, n)),
    ]);

    void Grow()
    {
        for (var attempt = 0; attempt < 20; attempt++)
        {
            var made = random.Next(18) switch
            {
                0 or 1 => Unary(Any()),
                2 or 3 => Binary(),
                4 => Choose(Any()),
                5 => Regroup(Any()),
                6 => Permute(Any()),
                7 => Part(Any()),
                8 => Padded(Any()),
                9 => Joined(Any()),
                10 => Reduced(Any()),
                11 => Product(Any(), random.Next(3) == 0 ? null : Any()),
                12 => Indexed(Any()),
                13 or 14 => AlongRow(Any()),
                15 => random.Next(2) == 0 ? Convolved(Any()) : Windows(Any()),
                _ => Pattern(Any()),
            };
            if (made is null || Size(made.Shape) > LargestTensor || made.Shape.Rank > 5) continue;
            pool.Add(made);
            return;
        }
    }

    Node MakeLoss()
    {
        var loss = G.Constant(0);
        for (var i = 0; i < 3; i++)
        {
            var x = pool[pool.Count - 1 - random.Next(Math.Min(pool.Count, 4))];
            loss = G.Add(loss, SumAll(random.Next(2) == 0 ? x : G.Multiply(G.Sin(x), NewSource(x.Shape))));
        }
        return loss;
    }

    Node SumAll(Node x) => G.Sum(x, [.. Enumerable.Range(0, x.Shape.Rank)]);

    /// <summary>A value made before, a late one rather than an early one.</summary>
    Node Any() => pool[Math.Max(random.Next(pool.Count), random.Next(pool.Count))];

    T1 Pick<T1>(params T1[] items) => items[random.Next(items.Length)];

    Dim NewDim() => Pick<Dim>(1, 2, 3, 4, N, T, T);

    Shape NewShape()
    {
        while (true)
        {
            var shape = new Shape([.. Enumerable.Range(0, random.Next(1, 5)).Select(_ => NewDim())]);
            if (Size(shape) <= LargestTensor) return shape;
        }
    }

    static long Size(Shape shape) => shape.Size.Evaluate(a => a.Text == "N" ? 3 : 4);

    Node NewSource(Shape shape)
    {
        if (random.Next(3) == 0) return G.Apply(new Input($"x{sources++}", shape, ElementType.Float32));
        var parameter = G.Apply(new Parameter($"p{sources++}", shape, new("Zeros", 1, 1)));
        parameters.Add(parameter);
        return parameter;
    }

    Node NewIndices(Shape shape, int count)
    {
        var id = $"k{sources++}";
        integers.Add((id, shape, count));
        return G.Apply(new Input(id, shape, ElementType.Int32));
    }

    /// <summary>Brings a value that may have grown back to the order of 1.</summary>
    Node Tame(Node x) =>
        random.Next(3) == 0 ? G.Multiply(x, G.Constant(0.25)) : G.Elementwise(Pick<ElementwiseOp>(new Compiler.Ops.Tanh(), new Sin()), x);

    Node Positive(Node x) => G.Add(G.Multiply(x, x), G.Constant(0.5));
}
