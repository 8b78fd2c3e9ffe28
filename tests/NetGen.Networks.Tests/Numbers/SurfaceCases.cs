using NetGen.Networks.Tests.Networks;

namespace NetGen.Networks.Tests;

/// <summary>The methods of networks whose methods have unusual arguments, results, names or places.</summary>
static class SurfaceCases
{
    public static IReadOnlyList<NetworkCase> All { get; } =
    [
        NetworkCase.Forward<Autoencoder>("Encode", (n, v) => n.Encode(v["x"], v["mean"], v["logVariance"])),
        NetworkCase.Forward<Autoencoder>("Decode", (n, v) => n.Decode(v["code"], v["result"])),
        NetworkCase.Loss<Autoencoder>((n, v) => n.Loss(v["x"], v["weight"][0]), (n, v) => n.LossAndGradients(v["x"], v["weight"][0])),
        NetworkCase.Forward<Masked>("Run", (n, v) => n.Run(v["x"], v.Mask("keep"), v["result"])),
        NetworkCase.Forward<Masked>("Row", (n, v) => n.Row(v.Indices("at")[0], v["result"])),
        NetworkCase.Loss<Masked>((n, v) => n.Loss(v["x"], v.Mask("keep")), (n, v) => n.LossAndGradients(v["x"], v.Mask("keep"))),
        NetworkCase.Forward<Ranking>("Choose", (n, v) => n.Choose(v["x"], v.Indices("result"))),
        NetworkCase.Forward<Ranking>("Best", (n, v) => n.Best(v["x"], v.Indices("best"), v["value"])),
        NetworkCase.Loss<Ranking>((n, v) => n.Loss(v["x"], v.Indices("label")), (n, v) => n.LossAndGradients(v["x"], v.Indices("label"))),
        NetworkCase.Forward<Adversaries>("Generate", (n, v) => n.Generate(v["noise"], v["result"])),
        NetworkCase.Loss<Adversaries>((n, v) => n.CriticLoss(v["real"], v["noise"]), (n, v) => n.CriticLossAndGradients(v["real"], v["noise"]), "CriticLoss"),
        NetworkCase.Loss<Adversaries>((n, v) => n.GeneratorLoss(v["noise"]), (n, v) => n.GeneratorLossAndGradients(v["noise"]), "GeneratorLoss"),
        NetworkCase.Loss<TwoHeads>((n, v) => n.First(v["x"], v["wanted"]), (n, v) => n.FirstAndGradients(v["x"], v["wanted"]), "First"),
        NetworkCase.Loss<TwoHeads>((n, v) => n.Both(v["x"], v["wanted"]), (n, v) => n.BothAndGradients(v["x"], v["wanted"]), "Both"),
        NetworkCase.Forward<Reserved>("Run", (n, v) => n.Run(v["in"], v["event"], v["result"])),
        NetworkCase.Loss<Reserved>((n, v) => n.Loss(v["in"], v["event"], v["float"][0]), (n, v) => n.LossAndGradients(v["in"], v["event"], v["float"][0])),
        NetworkCase.Forward<Crowded>("LossAndGradients", (n, v) => n.LossAndGradients(v["f"], v["core"], v["result"])),
        NetworkCase.Loss<Crowded>((n, v) => n.Loss(v["call"], v["loss"], v["callPointer"][0]), (n, v) => n.LossAndGradients(v["call"], v["loss"], v["callPointer"][0])),
        NetworkCase.Forward<StatisticsNet>("Normalize", (n, v) => n.Normalize(v["image"], v["result"])),
        NetworkCase.Loss<StatisticsNet>((n, v) => n.Loss(v["image"], v["target"]), (n, v) => n.LossAndGradients(v["image"], v["target"])),
        NetworkCase.Loss<Outer.Middle.Nested>((n, v) => n.Loss(v["input"], v.Indices("labels")), (n, v) => n.LossAndGradients(v["input"], v.Indices("labels"))),
        NetworkCase.Forward<GlobalNet>("Run", (n, v) => n.Run(v["image"], v["rows"], v["result"], v.Dim("N"), v.Dim("W"))),
        NetworkCase.Loss<GlobalNet>((n, v) => n.Loss(v["image"], v["rows"], v["target"]), (n, v) => n.LossAndGradients(v["image"], v["rows"], v["target"])),
    ];
}
