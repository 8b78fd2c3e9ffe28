using NetGen.Networks.Tests.Networks;

namespace NetGen.Networks.Tests;

/// <summary>The methods of networks made of blocks.</summary>
static class BlockCases
{
    public static IReadOnlyList<NetworkCase> All { get; } =
    [
        NetworkCase.Forward<ResidualNet>("Classify", (n, v) => n.Classify(v["image"], v["result"])),
        NetworkCase.Loss<ResidualNet>((n, v) => n.Loss(v["image"], v.Indices("label")), (n, v) => n.LossAndGradients(v["image"], v.Indices("label"))),
        NetworkCase.Forward<SequentialNet>("Embed", (n, v) => n.Embed(v["image"], v["result"])),
        NetworkCase.Loss<SequentialNet>((n, v) => n.Loss(v["image"], v["wanted"]), (n, v) => n.LossAndGradients(v["image"], v["wanted"])),
        NetworkCase.Forward<CompileTimeNet>("Run", (n, v) => n.Run(v["x"], v["result"])),
        NetworkCase.Loss<CompileTimeNet>((n, v) => n.Loss(v["x"], v["target"]), (n, v) => n.LossAndGradients(v["x"], v["target"])),
        NetworkCase.Forward<SharedNet>("Run", (n, v) => n.Run(v["x"], v["result"])),
        NetworkCase.Loss<SharedNet>((n, v) => n.Loss(v["x"], v["target"]), (n, v) => n.LossAndGradients(v["x"], v["target"])),
    ];
}
