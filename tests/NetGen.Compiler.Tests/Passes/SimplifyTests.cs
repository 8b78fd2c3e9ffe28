using NetGen.Compiler.Graphs;
using NetGen.Compiler.Ops;
using NetGen.Compiler.Passes;
using NetGen.Compiler.Shapes;
using NetGen.Fuzz.Checks;
using NetGen.Fuzz.Models;

namespace NetGen.Compiler.Tests.PassesTests;

/// <summary>Each rule of the simplifier applies, and keeps the value.</summary>
public class SimplifyTests
{
    static readonly Dim n = Dim.Name("N");

    /// <summary>The rules by what they are given, and how many operations may be left.</summary>
    public static TheoryData<string, int> Rules => new()
    {
        { "x + 0", 0 }, { "0 + x", 0 }, { "x * 1", 0 }, { "1 * x", 0 }, { "x * -1", 1 }, { "-x * -y", 1 }, { "x * -y", 2 }, { "2 * (3 * x)", 1 },
        { "x / 1", 0 }, { "x / 4", 1 }, { "--x", 0 }, { "x ^ 1", 0 }, { "x ^ 2", 1 }, { "x ^ 0.5", 1 }, { "x ^ 0", 0 }, { "m ? x : x", 0 },
        { "m ? 3 : 3", 0 }, { "m ? (m ? x : y) : z", 1 }, { "!!m ? x : y", 1 }, { "reshape reshape x", 0 }, { "transpose transpose x", 0 },
        { "sum of 2", 2 }, { "sum over size 1", 0 }, { "slice of all", 0 }, { "concat of one", 0 }, { "fold", 0 }, { "f of broadcasts", 2 },
        { "broadcast of broadcast", 1 }, { "x * 0", 0 }, { "0 * x", 0 },
    };

    [Theory]
    [MemberData(nameof(Rules))]
    public void RuleKeepsTheValue(string rule, int left)
    {
        var g = new GraphBuilder();
        var shape = new Shape(n, 3);
        Node x = Source("x"), y = Source("y"), z = Source("z"), m = g.Apply(new Input("m", shape, ElementType.Bool));
        var made = rule switch
        {
            "x + 0" => g.Add(x, g.Constant(0)),
            "0 + x" => g.Add(g.Constant(0), x),
            "x * 1" => g.Multiply(x, g.Constant(1)),
            "1 * x" => g.Multiply(g.Constant(1), x),
            "x * 0" => g.Multiply(x, g.Constant(0)),
            "0 * x" => g.Multiply(g.Constant(0), x),
            "x * -1" => g.Multiply(x, g.Constant(-1)),
            "-x * -y" => g.Multiply(g.Negate(x), g.Negate(y)),
            "x * -y" => g.Multiply(x, g.Negate(y)),
            "2 * (3 * x)" => g.Multiply(g.Constant(2), g.Multiply(g.Constant(3), x)),
            "x / 1" => g.Divide(x, g.Constant(1)),
            "x / 4" => g.Divide(x, g.Constant(4)),
            "--x" => g.Negate(g.Negate(x)),
            "x ^ 1" => g.Power(x, g.Constant(1)),
            "x ^ 2" => g.Power(x, g.Constant(2)),
            "x ^ 0.5" => g.Power(x, g.Constant(0.5)),
            "x ^ 0" => g.Power(x, g.Constant(0)),
            "m ? x : x" => g.Select(m, x, x),
            "m ? 3 : 3" => g.Select(m, g.Constant(3), g.Constant(3)),
            "m ? (m ? x : y) : z" => g.Select(m, g.Select(m, x, y), z),
            "!!m ? x : y" => g.Select(g.Elementwise(new Not(), g.Elementwise(new Not(), m)), x, y),
            "reshape reshape x" => g.Reshape(g.Reshape(x, new Shape(3, n)), shape),
            "transpose transpose x" => g.Transpose(g.Transpose(x, [1, 0]), [1, 0]),
            "sum of 2" => g.Sum(g.BroadcastTo(g.Constant(2), shape), [0]),
            "sum over size 1" => g.Sum(g.KeepAxis(x, 1), [1]),
            "slice of all" => g.Apply(new Slice(1, 0, 3), x),
            "concat of one" => g.Apply(new Concat(0), x),
            "fold" => g.Elementwise(new Compiler.Ops.Tanh(), g.Add(g.Constant(1), g.BroadcastTo(g.Constant(2), shape))),
            "f of broadcasts" => g.Add(g.BroadcastTo(Row("u"), shape), g.BroadcastTo(Row("v"), shape)),
            "broadcast of broadcast" => g.BroadcastTo(g.BroadcastTo(Row("u"), shape), new Shape(2, n, 3)),
            _ => throw new ArgumentOutOfRangeException(nameof(rule)),
        };
        var before = Graph.Of([new("y", OutputKind.Result, made)]);
        var after = Simplify.AfterDifferentiation(before);
        GraphVerifier.Verify(after, rule);
        // Numbers and their repetition cost nothing: they vanish into whatever uses them.
        Assert.Equal(left, after.Nodes.Count(node => node.Op is not (Compiler.Ops.Source or Constant or DimValue) && Simplify.Uniform(node) is null));

        var oracle = new Oracle(1, ("N", 4));
        foreach (var id in new[] { "x", "y", "z" }) oracle.Source(id, shape, ElementType.Float32, 0.1, 2);
        Equivalence.AssertSame(before, oracle.Run(before), oracle.Run(after), 1e-14, rule);

        Node Source(string id) => g.Apply(new Input(id, shape, ElementType.Float32));

        Node Row(string id) => g.Apply(new Input(id, new Shape(3), ElementType.Float32));
    }

    [Fact]
    public void StopGradientStaysUntilTheGradientIsTaken()
    {
        var g = new GraphBuilder();
        var x = g.Apply(new ScalarInput("x"));
        var graph = Graph.Of([new("y", OutputKind.Result, g.Multiply(x, g.StopGradient(x)))]);
        Assert.Contains(Simplify.BeforeDifferentiation(graph).Nodes, node => node.Op is StopGradient);
        Assert.DoesNotContain(Simplify.AfterDifferentiation(graph).Nodes, node => node.Op is StopGradient);
    }

    /// <summary>A draw used twice is one draw; two draws stay two.</summary>
    [Fact]
    public void DrawsAreNeverMerged()
    {
        var g = new GraphBuilder();
        var graph = Graph.Of([new("y", OutputKind.Result,
            g.Add(g.Apply(new Uniform(g.NextDraw(), new Shape(3))),
            g.Apply(new Uniform(g.NextDraw(), new Shape(3)))))]);
        Assert.Equal(2, Simplify.AfterDifferentiation(graph).Nodes.Count(node => node.Op is Uniform));
    }

    [Fact]
    public void SimplifyingTwiceChangesNothing() => Assert.All(Enumerable.Range(0, 100), seed =>
    {
        var once = FuzzCase.Of(RandomModels.Of(seed)).Simple;
        var twice = Simplify.AfterDifferentiation(once);
        Assert.True(twice.Nodes.Count <= once.Nodes.Count, $"{GraphText.Print(once)}\n{GraphText.Print(twice)}");
    });
}
