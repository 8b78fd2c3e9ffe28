using NetGen.Networks.Tests;

namespace NetGen.Models.Tests;

/// <summary>A training step of every network at small size against the float64 interpreter of graphs: the loss, all gradients, all statistics.</summary>
public class ModelNumberTests
{
    public static TheoryData<string> Losses { get; } = [.. ModelCases.All.Select(c => c.Label)];

    // Each form in a run of its own: the reference draws the numbers of a first call.
    [Theory, MemberData(nameof(Losses))]
    public void Inference(string label)
    {
        using var run = Run(label);
        NetworkNumbers.CheckInference(run);
    }

    [Theory, MemberData(nameof(Losses))]
    public void TrainingStep(string label)
    {
        using var run = Run(label);
        NetworkNumbers.CheckTraining(run);
    }

    /// <summary>Where a loss holds a step of descent or a solved system, differences of the loss are a reference that knows neither.</summary>
    [Theory]
    [InlineData("SmallMaml.Loss")]
    [InlineData("SmallRidge.Loss")]
    [InlineData("ProjectedImages.Loss")]
    public void GradientsAreSlopes(string label)
    {
        using var run = Run(label);
        NetworkNumbers.CheckSlopes(run);
    }

    static NetworkRun Run(string label) => new(ModelCases.All.Single(c => c.Label == label), batch: 3);

    [Fact]
    public void EveryNetworkHasACase() => Assert.Equal(
        typeof(ModelNumberTests).Assembly.GetTypes().Where(t => typeof(INetwork).IsAssignableFrom(t) && !typeof(Runtime.NetworkSession).IsAssignableFrom(t))
            .Select(t => t.FullName).Order(),
        ModelCases.All.Select(c => c.Network.FullName).Distinct().Order());
}
