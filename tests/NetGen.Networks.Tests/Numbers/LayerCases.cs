using NetGen.Networks.Tests.Networks;

namespace NetGen.Networks.Tests;

/// <summary>The methods of networks of attributes alone.</summary>
static class LayerCases
{
    public static IReadOnlyList<NetworkCase> All { get; } =
    [
        NetworkCase.Forward<SmallMlp>("Predict", (n, v) => n.Predict(v["input"], v["result"])),
        NetworkCase.Loss<SmallMlp>((n, v) => n.Loss(v["input"], v.Indices("labels")), (n, v) => n.LossAndGradients(v["input"], v.Indices("labels"))),
        NetworkCase.Forward<SmallLeNet>("Predict", (n, v) => n.Predict(v["input"], v["result"])),
        NetworkCase.Loss<SmallLeNet>((n, v) => n.Loss(v["input"], v.Indices("labels")), (n, v) => n.LossAndGradients(v["input"], v.Indices("labels"))),
        NetworkCase.Forward<Activations>("Predict", (n, v) => n.Predict(v["input"], v["result"])),
        NetworkCase.Loss<Activations>((n, v) => n.Loss(v["input"], v["target"]), (n, v) => n.LossAndGradients(v["input"], v["target"])),
        NetworkCase.Forward<Probabilities>("Predict", (n, v) => n.Predict(v["input"], v["result"])),
        NetworkCase.Loss<Probabilities>((n, v) => n.Loss(v["input"], v["target"]), (n, v) => n.LossAndGradients(v["input"], v["target"])),
        NetworkCase.Loss<Logits>((n, v) => n.Loss(v["input"], v["target"]), (n, v) => n.LossAndGradients(v["input"], v["target"])),
        NetworkCase.Forward<SmoothedImages>("Predict", (n, v) => n.Predict(v["input"], v["result"])),
        NetworkCase.Loss<SmoothedImages>((n, v) => n.Loss(v["input"], v.Indices("labels")), (n, v) => n.LossAndGradients(v["input"], v.Indices("labels"))),
        NetworkCase.Forward<Normalized>("Predict", (n, v) => n.Predict(v["input"], v["result"])),
        NetworkCase.Loss<Normalized>((n, v) => n.Loss(v["input"], v.Indices("labels")), (n, v) => n.LossAndGradients(v["input"], v.Indices("labels"))),
        NetworkCase.Forward<Dropped>("Predict", (n, v) => n.Predict(v["input"], v["result"])),
        NetworkCase.Loss<Dropped>((n, v) => n.Loss(v["input"], v.Indices("labels")), (n, v) => n.LossAndGradients(v["input"], v.Indices("labels"))),
    ];
}
