using NetGen.Networks.Tests.Networks;

namespace NetGen.Networks.Tests;

/// <summary>The methods of networks of attention over a sequence.</summary>
static class SequenceCases
{
    public static IReadOnlyList<NetworkCase> All { get; } =
    [
        NetworkCase.Forward<SmallTransformer>("Predict", (n, v) => n.Predict(v.Indices("text"), v["result"], v.Dim("N"), v.Dim("T"))),
        NetworkCase.Loss<SmallTransformer>(
            (n, v) => n.Loss(v.Indices("text"), v.Indices("next"), v.Dim("N"), v.Dim("T")),
            (n, v) => n.LossAndGradients(v.Indices("text"), v.Indices("next"), v.Dim("N"), v.Dim("T"))),
        NetworkCase.Forward<AttentionNet>("Run", (n, v) => n.Run(v["x"], v["weight"], v["result"])),
        NetworkCase.Loss<AttentionNet>((n, v) => n.Loss(v["x"], v["weight"]), (n, v) => n.LossAndGradients(v["x"], v["weight"])),
    ];
}
