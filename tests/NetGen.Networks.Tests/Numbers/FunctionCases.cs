using NetGen.Networks.Tests.Networks;

namespace NetGen.Networks.Tests;

/// <summary>The methods of the networks of attention, losses, positions and random numbers.</summary>
static class FunctionCases
{
    public static IReadOnlyList<NetworkCase> All { get; } =
    [
        NetworkCase.Forward<Translator>("Score", (n, v) =>
            n.Score(v.Indices("source"), v.Indices("target"), v["result"], v.Dim("N"), v.Dim("S"), v.Dim("T"))),
        NetworkCase.Loss<Translator>(
            (n, v) => n.Loss(v.Indices("source"), v.Indices("target"), v.Indices("next"), v.Dim("N"), v.Dim("S"), v.Dim("T")),
            (n, v) => n.LossAndGradients(v.Indices("source"), v.Indices("target"), v.Indices("next"), v.Dim("N"), v.Dim("S"), v.Dim("T"))),
    ];
}
