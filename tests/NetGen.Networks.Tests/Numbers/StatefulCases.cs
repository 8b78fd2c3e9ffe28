using NetGen.Networks.Tests.Networks;

namespace NetGen.Networks.Tests;

/// <summary>The methods of networks with states, inner values that are read, and tables.</summary>
static class StatefulCases
{
    public static IReadOnlyList<NetworkCase> All { get; } =
    [
        NetworkCase.Forward<Generator>("Read", (n, v) => n.Read(v.Indices("text"), v["result"], v.Dim("N"), v.Dim("T"))),
        NetworkCase.Forward<Generator>("Next", (n, v) => n.Next(v.Indices("token"), v.Indices("position")[0], v["result"])),
        NetworkCase.Loss<Generator>(
            (n, v) => n.Loss(v.Indices("text"), v.Indices("next"), v.Dim("N"), v.Dim("T")),
            (n, v) => n.LossAndGradients(v.Indices("text"), v.Indices("next"), v.Dim("N"), v.Dim("T"))),
        NetworkCase.Forward<Streaming>("Step", (n, v) => n.Step(v["x"], v["result"])),
        NetworkCase.Forward<Streaming>("Remember", (n, v) => n.Remember(v["rows"], v.Indices("at")[0], v["before"], v["after"])),
        NetworkCase.Forward<Streaming>("Replace", (n, v) => n.Replace(v["x"], v["part"], v.Indices("at")[0], v["result"])),
        NetworkCase.Loss<Streaming>((n, v) => n.Loss(v["x"], v["target"]), (n, v) => n.LossAndGradients(v["x"], v["target"])),
        NetworkCase.Forward<Probed>("Score", (n, v) => n.Score(v["x"], v["result"])),
        NetworkCase.Forward<Probed>("Inner", (n, v) => n.Inner(v["x"], v["first"], v["features"])),
        NetworkCase.Loss<Probed>((n, v) => n.Loss(v["x"], v["target"]), (n, v) => n.LossAndGradients(v["x"], v["target"])),
        NetworkCase.Forward<Tabled>("Filter", (n, v) => n.Filter(v["image"], v["result"])),
        NetworkCase.Loss<Tabled>((n, v) => n.Loss(v["image"], v.Indices("label")), (n, v) => n.LossAndGradients(v["image"], v.Indices("label"))),
    ];
}
