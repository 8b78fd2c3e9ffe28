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
        NetworkCase.Forward<Positioned>("Encode", (n, v) => n.Encode(v.Indices("text"), v["result"], v.Dim("N"), v.Dim("T"))),
        NetworkCase.Loss<Positioned>(
            (n, v) => n.Loss(v.Indices("text"), v.Indices("label"), v["time"]),
            (n, v) => n.LossAndGradients(v.Indices("text"), v.Indices("label"), v["time"])),
        NetworkCase.Loss<ManyLosses>(
            (n, v) => n.Loss(v["x"], v["target"], v.Indices("label"), v["temperature"][0]),
            (n, v) => n.LossAndGradients(v["x"], v["target"], v.Indices("label"), v["temperature"][0])),
        NetworkCase.Forward<Elementary>("Run", (n, v) => n.Run(v["x"], v["rounded"], v["result"])),
        NetworkCase.Loss<Elementary>((n, v) => n.Loss(v["x"], v["target"]), (n, v) => n.LossAndGradients(v["x"], v["target"])),
        NetworkCase.Forward<HeldOperation>("Run", (n, v) => n.Run(v["x"], v["y"], v["result"])),
        NetworkCase.Forward<Units>("Predict", (n, v) => n.Predict(v["input"], v["result"])),
        NetworkCase.Loss<Units>((n, v) => n.Loss(v["input"], v["target"]), (n, v) => n.LossAndGradients(v["input"], v["target"])),
        NetworkCase.Forward<Sampled>("Draw", (n, v) => n.Draw(v["x"], v.Indices("choice"), v["sample"], v["one"])),
        NetworkCase.Loss<Sampled>((n, v) => n.Loss(v["x"]), (n, v) => n.LossAndGradients(v["x"])),
    ];
}
