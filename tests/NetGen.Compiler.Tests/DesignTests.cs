using NetGen.Compiler.Graphs;
using NetGen.Compiler.Kernels;
using NetGen.Compiler.Ops;
using NetGen.Compiler.Passes;
using NetGen.Compiler.Shapes;

namespace NetGen.Compiler.Tests;

/// <summary>The two tests that decide whether the design of fusion, kernels, layouts and memory holds.</summary>
public class DesignTests
{
    static readonly Dim N = Dim.Name("N"), T = Dim.Name("T");

    static Graph WithGradients(GraphBuilder g, Node loss, params Node[] parameters)
    {
        var gradients = Differentiate.Gradients(g, loss, parameters);
        return Simplify.AfterDifferentiation(Graph.Of([
            new("loss", OutputKind.Result, loss),
            .. parameters.Select((p, i) => new GraphOutput(((Source)p.Op).Id, OutputKind.Gradient, gradients[i]))]));
    }

    static Node Mean(GraphBuilder g, Node x, int axis) => g.Divide(g.Sum(x, [axis]), g.DimValue(x.Shape[axis]));

    static Node SumOfAll(GraphBuilder g, Node x) => g.Sum(x, [.. Enumerable.Range(0, x.Shape.Rank)]);

    static Node Source(GraphBuilder g, string id, params Dim[] shape) => g.Apply(new Input(id, new Shape(shape), ElementType.Float32));

    static Node Weight(GraphBuilder g, string id, params Dim[] shape) => g.Apply(new Parameter(id, new Shape(shape), new("HeUniform", 1, 1)));

    [Fact]
    public void LayerNormTakesAtMostThreeBackwardKernels()
    {
        var g = new GraphBuilder();
        Node x = Weight(g, "x", N, 24), gamma = Weight(g, "gamma", 24), beta = Weight(g, "beta", 24), up = Source(g, "up", N, 24);
        var centred = g.Subtract(x, g.KeepAxis(Mean(g, x, 1), 1));
        var variance = Mean(g, g.Multiply(centred, centred), 1);
        var y = g.Add(g.Multiply(g.Divide(centred, g.Sqrt(g.KeepAxis(g.Add(variance, g.Constant(1e-5)), 1))), gamma), beta);
        var graph = WithGradients(g, SumOfAll(g, g.Multiply(y, up)), x, gamma, beta);

        var program = Oracle.Compile(graph);
        AssertBackwardKernels(graph, program, 3);
        AssertSame(graph, program);
    }

    [Fact]
    public void AttentionTakesAtMostThreeBackwardKernelsAndNoSquareMemory()
    {
        var g = new GraphBuilder();
        Dim heads = 2, width = 4;
        Node q = Weight(g, "q", N, T, heads, width), k = Weight(g, "k", N, T, heads, width), v = Weight(g, "v", N, T, heads, width);
        var up = Source(g, "up", N, T, heads, width);
        var scores = g.Multiply(g.Apply(new Contract("nthd", "nshd", "nhts"), q, k), g.Constant(0.5));
        var shifted = g.Subtract(scores, g.KeepAxis(g.StopGradient(g.Apply(new ReduceMax(3), scores)), 3));
        var exp = g.Exp(shifted);
        var weights = g.Divide(exp, g.KeepAxis(g.Sum(exp, [3]), 3));
        var output = g.Apply(new Contract("nhts", "nshd", "nthd"), weights, v);
        var graph = WithGradients(g, SumOfAll(g, g.Multiply(output, up)), q, k, v);

        var program = Oracle.Compile(graph);
        AssertBackwardKernels(graph, program, 3);
        var plan = PlanMemory.Run(program);
        Assert.All(plan.Slots.SelectMany(s => s.Sizes), size => Assert.True(size.Degree("T") <= 1, $"{size} grows with the square of T"));
        Assert.All(program.Kernels.SelectMany(k => k.Locals), local => Assert.True(local.Layout.Length.Degree("T") <= 1, local.Name));
        AssertSame(graph, program);
    }

    /// <summary>Kernels beyond those that the loss alone takes.</summary>
    static void AssertBackwardKernels(Graph graph, KernelProgram program, int most)
    {
        var forward = Oracle.Compile(Graph.Of(graph.Outputs.Take(1)));
        Assert.True(program.Kernels.Count - forward.Kernels.Count <= most, KernelText.Print(program));
    }

    static void AssertSame(Graph graph, KernelProgram program)
    {
        foreach (var (n, t) in new[] { (1L, 1L), (3L, 5L) })
        {
            var oracle = new Oracle(1, ("N", n), ("T", t));
            var expected = oracle.Run(graph);
            var actual = oracle.RunKernels(graph, program);
            foreach (var (e, a) in expected.Zip(actual)) Oracle.AssertClose(e, a);
        }
    }

    /// <summary>Two losses share a tied embedding, one of them through a step of gradient descent on it; both layouts give the same numbers.</summary>
    [Fact]
    public void TiedEmbeddingIsTheSameInPackedAndRowMajorLayout()
    {
        var g = new GraphBuilder();
        Dim vocabulary = 21, width = 6;
        var table = Weight(g, "embedding", vocabulary, width);
        var mix = Weight(g, "mix", width, width);
        var tokens = g.Apply(new Input("tokens", new Shape(N, T), ElementType.Int32));

        Node Loss(Node embedding)
        {
            var hidden = g.Elementwise(new Tanh(), g.Apply(new Contract("ntd", "ed", "nte"), g.Apply(new Gather(), embedding, tokens), mix));
            var logits = g.Apply(new Contract("nte", "ve", "ntv"), hidden, embedding);
            return g.Divide(SumOfAll(g, g.Multiply(logits, logits)), g.DimValue(N * T));
        }

        var first = Loss(table);
        var adapted = g.Subtract(table, g.Multiply(g.Constant(0.1), Differentiate.Gradients(g, first, [table])[0]));
        var second = Loss(adapted);
        var gradients = Differentiate.Gradients(g, g.Add(first, second), [table, mix]);
        var graph = Simplify.AfterDifferentiation(Graph.Of([
            new("first", OutputKind.Result, first), new("second", OutputKind.Result, second),
            new("embedding", OutputKind.Gradient, gradients[0]), new("mix", OutputKind.Gradient, gradients[1])]));

        var oracle = new Oracle(3, ("N", 2), ("T", 3));
        oracle.Source("tokens", new Shape(N, T), ElementType.Int32, 0, 20);
        var expected = oracle.Run(graph);
        var rowMajor = oracle.RunKernels(graph, layouts: _ => new Dictionary<string, Layout>());
        var packed = oracle.RunKernels(graph, layouts: _ => new Dictionary<string, Layout>
        {
            ["embedding"] = Layout.Panels(new Shape(vocabulary, width), 4),
            ["mix"] = Layout.Permuted(new Shape(width, width), [1, 0], 16),
        });
        for (var i = 0; i < expected.Length; i++)
        {
            Oracle.AssertClose(expected[i], rowMajor[i]);
            Oracle.AssertClose(rowMajor[i], packed[i], 0);
        }
    }
}
