using NetGen.Compiler.Graphs;
using NetGen.Compiler.Ops;
using NetGen.Fuzz;
using NetGen.Fuzz.Checks;
using NetGen.Fuzz.Models;

namespace NetGen.Compiler.Tests.Fuzzing;

/// <summary>Fixed seeds of the fuzzer. Many more are run by hand; what failed there once is in <see cref="FoundByFuzzingTests"/>.</summary>
public class RandomModelTests
{
    const int Seeds = 300;

    [Fact]
    public void AllWaysToRunAModelAgreeAndItsGradientsAreDerivatives()
    {
        List<string> failures = [];
        var run = new FuzzRun(from: 1, Seeds, threads: Environment.ProcessorCount)
        {
            Failed = failed => failures.Add(failed.ToString()),
            LongestSearch = TimeSpan.FromSeconds(30),
        };
        Assert.True(run.Run() == 0, string.Join("\n", failures));
        Assert.Equal(Seeds, run.Counts.Models);
        Assert.InRange(run.Counts.Comparable, 0.8 * Seeds, Seeds);
        Assert.InRange(run.Counts.Gradients, 0.75 * Seeds, Seeds);
    }

    /// <summary>No primitive escapes: each stands in models, or in their gradients.</summary>
    [Fact]
    public void EveryPrimitiveIsProduced()
    {
        HashSet<string> produced = [.. Enumerable.Range(1, Seeds).SelectMany(seed => FuzzCase.Of(RandomModels.Of(seed)).Plain.Nodes).Select(n => n.Op.GetType().Name)];
        Assert.Empty(OpCatalogue.Prototypes.Select(p => p.GetType().Name).Except(produced));
    }

    [Fact]
    public void ModelsHaveTheSizesThatAreAskedFor()
    {
        var models = Enumerable.Range(1, Seeds).Select(RandomModels.Of).ToArray();
        Assert.All(models, m => Assert.InRange(m.Steps.Count, 5, 60));
        Assert.Equal(StepKinds.All.Select(k => k.Name).Order(), models.SelectMany(m => m.Steps).Select(s => s.Kind).Distinct().Order());
        Assert.Equal(Seeds, models.Distinct().Count());
        Assert.Equal(models[7], RandomModels.Of(8));
    }

    public sealed record WrongDerivative : UnaryOp
    {
        protected override double Compute(double x) => Math.Sin(x);

        protected override Node? Derivative(GraphBuilder g, Node x, Node y, Node gradient) => g.Multiply(gradient, g.Sin(x));
    }

    public sealed record WrongLowering : UnaryOp
    {
        protected override double Compute(double x) => Math.Sin(x);

        public override Kernels.Expr At(Node node, IReadOnlyList<Shapes.Dim> index, Access input) => new Kernels.Apply(new Cos(), [input(0, index)]);
    }

    public static TheoryData<Op, string> Wrong => new()
    {
        { new WrongDerivative(), "gradients = differences" },
        { new WrongLowering(), "unfused kernels = graph" },
    };

    [Theory]
    [MemberData(nameof(Wrong), DisableDiscoveryEnumeration = true)]
    public void WhatIsWrongIsFound(Op op, string check)
    {
        var g = new GraphBuilder();
        var x = g.Apply(op, g.Apply(new Parameter("p", new(3), new("Zeros", 1, 1))));
        Assert.Equal(check, CaseCheck.Run(new FuzzCase(Graph.Of([new("loss", OutputKind.Result, g.Sum(x, [0]))]), 1, 1, 1), new CheckCounts())?.Check);
    }
}
