using NetGen.Compiler.Graphs;
using NetGen.Compiler.Kernels;
using NetGen.Compiler.Ops;
using NetGen.Compiler.Passes;
using NetGen.Compiler.Shapes;

namespace NetGen.Compiler.Tests.PassesTests;

/// <summary>What goes into one kernel, and cases that went wrong once.</summary>
public class FormKernelsTests
{
    static readonly Dim n = Dim.Name("N"), t = Dim.Name("T");

    static Node Weight(GraphBuilder g, string id, params Dim[] shape) => g.Apply(new Parameter(id, new Shape(shape), new("Zeros", 1, 1)));

    static KernelProgram AssertSame(Node result)
    {
        var graph = Simplify.AfterDifferentiation(Graph.Of([new("y", OutputKind.Result, result)]));
        var oracle = new Oracle(4, ("N", 3), ("T", 4));
        var indices = graph.Sources.Select(s => (Source)s.Op).Where(s => s.Type == ElementType.Int32).ToArray();
        foreach (var source in indices) oracle.Source(source.Id, source.Shape, source.Type, 0, 2);
        Equivalence.AssertKernels(graph, oracle, 1);
        return Oracle.Compile(graph);
    }

    /// <summary>One copy of the scores cannot serve a row and a column of them.</summary>
    [Fact]
    public void ScoresReadByRowsAndByColumns()
    {
        var g = new GraphBuilder();
        var x = Weight(g, "x", t, 2);
        var scores = g.Elementwise(new Compiler.Ops.Tanh(), g.Apply(new Contract("td", "sd", "ts"), x, x));
        AssertSame(g.Sum(g.Multiply(scores, g.Exp(g.Transpose(scores, [1, 0]))), [1]));
    }

    /// <summary>The gradient of transposed keys: its cells are the columns of the scores, though its columns lie last.</summary>
    [Fact]
    public void ScoresReadByColumnsThatLieLast()
    {
        var g = new GraphBuilder();
        var x = Weight(g, "x", t, 2);
        var scores = g.Elementwise(new Compiler.Ops.Tanh(), g.Apply(new Contract("td", "sd", "ts"), x, x));
        var program = AssertSame(g.Apply(new Contract("td", "ts", "ds"), x, scores));
        Assert.DoesNotContain(program.Values, v => v.Storage == Storage.Arena && v.Shape.Size.Degree("T") > 1);
    }

    /// <summary>What is computed again for more rows than it has would read outside of its inputs.</summary>
    [Fact]
    public void InflatedValueReadThroughALargerAxis()
    {
        var g = new GraphBuilder();
        Node x = Weight(g, "x", t, 2), more = Weight(g, "more", 3, t);
        var scores = g.Apply(new Concat(0), g.Apply(new Contract("td", "sd", "ts"), x, x), more);
        AssertSame(g.Apply(new Contract("ts", "sd", "dt"), scores, x));
        AssertSame(g.Apply(new Contract("ts", "td", "sd"), scores, Weight(g, "tall", t + 3, 2)));
    }

    /// <summary>A parameter that a product reads under another shape keeps its own.</summary>
    [Fact]
    public void ProductOfAReshapedParameter()
    {
        var g = new GraphBuilder();
        AssertSame(
            g.Apply(new Contract("nabc", "bcd", "nad"), g.Apply(new Input("x", new Shape(n, 2, 2, 3), ElementType.Float32)),
            g.Reshape(Weight(g, "w", 6, 4), new Shape(2, 3, 4))));
    }

    /// <summary>The same position of two views of the indices is not the same index.</summary>
    [Fact]
    public void IndicesUnderTwoShapes()
    {
        var g = new GraphBuilder();
        var tokens = g.Apply(new Input("tokens", new Shape(2, 3), ElementType.Int32));
        var row = Weight(g, "table", 3, 4);
        Node At(Node indices) => g.Apply(new Gather(), row, g.Slice(g.Slice(indices, 0, 1, 1), 1, 0, 1));
        Node a = At(tokens), b = At(g.Reshape(tokens, new Shape(3, 2)));
        var program = AssertSame(g.Subtract(a, b));
        var atoms = program.Kernels.SelectMany(k => k.Stages).SelectMany(s => s.Loads)
            .SelectMany(l => l.Index).SelectMany(i => i.AllAtoms).OfType<LoadedIndex>();
        Assert.Equal(2, atoms.Distinct().Count());
    }

    /// <summary>A sum over everything is one cell; what uses the sum for every element is not.</summary>
    [Fact]
    public void ParallelWorkDoesNotJoinASingleCell()
    {
        var g = new GraphBuilder();
        var x = Weight(g, "x", n, 64);
        var program = AssertSame(g.Multiply(x, g.Sum(g.Multiply(x, x), [0, 1])));
        Assert.Contains(program.Kernels, k => k.Grid.Count > 0 && k.Stages.Any(s => s.Target.Name == "y"));
    }

    /// <summary>Softmax, forward, is one kernel.</summary>
    [Fact]
    public void SoftmaxIsOneKernel()
    {
        var g = new GraphBuilder();
        var x = Weight(g, "x", n, 10);
        var exp = g.Exp(g.Subtract(x, g.KeepAxis(g.Apply(new ReduceMax(1), x), 1)));
        Assert.Single(AssertSame(g.Divide(exp, g.KeepAxis(g.Sum(exp, [1]), 1))).Kernels);
    }
}
