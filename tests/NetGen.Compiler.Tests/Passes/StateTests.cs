using NetGen.Compiler.Graphs;
using NetGen.Compiler.Kernels;
using NetGen.Compiler.Ops;
using NetGen.Compiler.Passes;
using NetGen.Compiler.Shapes;

namespace NetGen.Compiler.Tests.PassesTests;

/// <summary>A part of a session's state is written in place where nothing reads the old value, and as a copy elsewhere.</summary>
public class StateTests
{
    static readonly Dim n = Dim.Name("N");

    [Fact]
    public void APartIsWrittenInPlace()
    {
        var stages = Stages((_, _, next) => next, out var graph);
        var put = Assert.Single(stages.OfType<PutStage>());
        Assert.Equal(Storage.SessionState, put.Target.Storage);
        Assert.Equal("[2, 1, 3]", new Shape(put.Axes.Select(a => a.Extent)).ToString());
        Assert.DoesNotContain(stages, s => s.Target.Storage == Storage.NextSessionState);
        Check(graph);
    }

    [Fact]
    public void AStateThatIsReadBeforeIsCopied()
    {
        var stages = Stages((g, old, next) => g.Add(old, next), out var graph);
        Assert.Empty(stages.OfType<PutStage>());
        Assert.Single(stages, s => s.Target.Storage == Storage.NextSessionState);
        Check(graph);
    }

    [Fact]
    public void TwoPartsOfOneStateAreCopied()
    {
        var g = new GraphBuilder();
        var (state, position, part) = Sources(g);
        var next = g.Apply(new UpdateAt(1), g.Apply(new UpdateAt(1), state, position, part), g.Cast(g.Constant(1), ElementType.Int32), part);
        var graph = Graph.Of([new("result", OutputKind.Result, g.Square(next)), new("cache", OutputKind.State, next)]);
        Assert.Empty(Fuse.Run(graph).OfType<PutStage>());
        Check(graph);
    }

    /// <summary>Attention of one query over the cache, in the kernel that fills it where that pays.</summary>
    [Fact]
    public void WhatReadsTheStateSeesThePart()
    {
        var g = new GraphBuilder();
        var (state, position, part) = Sources(g);
        var next = g.Apply(new UpdateAt(1), state, position, g.Sigmoid(part));
        var query = g.Apply(new Input("query", new Shape(n, 2, 3), ElementType.Float32));
        var scores = g.Apply(new Contract("nbd", "btd", "nbt"), query, next);
        var mixed = g.Apply(new Contract("nbt", "btd", "nbd"), g.Sigmoid(scores), next);
        Check(Graph.Of([new("result", OutputKind.Result, mixed), new("cache", OutputKind.State, next)]));
    }

    static IReadOnlyList<Stage> Stages(Func<GraphBuilder, Node, Node, Node> result, out Graph graph)
    {
        var g = new GraphBuilder();
        var (state, position, part) = Sources(g);
        var next = g.Apply(new UpdateAt(1), state, position, part);
        graph = Graph.Of([new("result", OutputKind.Result, g.Square(result(g, state, next))), new("cache", OutputKind.State, next)]);
        return Fuse.Run(graph);
    }

    static (Node State, Node Position, Node Part) Sources(GraphBuilder g) => (
        g.Apply(new State("cache", new Shape(2, 5, 3))), g.Apply(new Input("at", Shape.Scalar, ElementType.Int32)),
        g.Apply(new Input("part", new Shape(2, 1, 3), ElementType.Float32)));

    static void Check(Graph graph)
    {
        foreach (var at in new[] { 0, 2, 4 })
        {
            var oracle = new Oracle(7, ("N", 3));
            oracle.Set("at", Reference.Scalar(at));
            Equivalence.AssertKernels(graph, oracle, 1);
        }
    }
}
