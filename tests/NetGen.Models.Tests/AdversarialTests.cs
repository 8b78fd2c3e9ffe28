using NetGen.Compiler.Evaluate;
using NetGen.Compiler.Graphs;
using NetGen.Compiler.Ops;
using NetGen.Models.Tests.Networks;
using NetGen.Networks.Tests;

namespace NetGen.Models.Tests;

/// <summary>Two losses of one network: each is a program of its own, without what only the other needs.</summary>
public class AdversarialTests
{
    static EvaluatedMethod Method(string name) => DeclaredNetworks.Evaluate(typeof(Adversarial)).Methods.Single(m => m.Name == name);

    [Theory]
    [InlineData("CriticLoss", "critic")]
    [InlineData("GeneratorLoss", "generator")]
    public void EachLossTrainsItsOwnPart(string loss, string part)
    {
        var method = Method(loss);
        Assert.Equal(6, method.Trained.Count);
        Assert.All(method.Trained, name => Assert.StartsWith(part + "[", name));
        Assert.Equal(method.Trained, method.Training!.Outputs.Where(o => o.Kind == OutputKind.Gradient).Select(o => o.Name));
    }

    [Fact]
    public void TheCriticsLossHasNoGradientStageOfTheGenerator() =>
        Assert.Equal(Products(Method("CriticLoss").Inference, "generator"), Products(Method("CriticLoss").Training!, "generator"));

    /// <summary>The generator's gradients go through the critic's layers, but not into their weights: one product back for each one forward.</summary>
    [Fact]
    public void TheGeneratorsLossHasNoGradientStageOfTheCritic()
    {
        var (forward, both) = (Products(Method("GeneratorLoss").Inference, "critic"), Products(Method("GeneratorLoss").Training!, "critic"));
        Assert.Equal(3, forward);
        Assert.Equal(2 * forward, both);
    }

    static int Products(Graph graph, string part) => graph.Nodes.Count(n => n.Op is Contract && n.Scope.StartsWith(part + "[", StringComparison.Ordinal));
}
