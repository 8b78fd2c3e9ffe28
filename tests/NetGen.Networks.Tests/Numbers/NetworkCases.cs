using NetGen.Networks.Tests.Networks;

namespace NetGen.Networks.Tests;

/// <summary>Every method of every network of this project.</summary>
static class NetworkCases
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
        NetworkCase.Forward<ResidualNet>("Classify", (n, v) => n.Classify(v["image"], v["result"])),
        NetworkCase.Loss<ResidualNet>((n, v) => n.Loss(v["image"], v.Indices("label")), (n, v) => n.LossAndGradients(v["image"], v.Indices("label"))),
        NetworkCase.Forward<SequentialNet>("Embed", (n, v) => n.Embed(v["image"], v["result"])),
        NetworkCase.Loss<SequentialNet>((n, v) => n.Loss(v["image"], v["wanted"]), (n, v) => n.LossAndGradients(v["image"], v["wanted"])),
        NetworkCase.Forward<CompileTimeNet>("Run", (n, v) => n.Run(v["x"], v["result"])),
        NetworkCase.Loss<CompileTimeNet>((n, v) => n.Loss(v["x"], v["target"]), (n, v) => n.LossAndGradients(v["x"], v["target"])),
        NetworkCase.Forward<SharedNet>("Run", (n, v) => n.Run(v["x"], v["result"])),
        NetworkCase.Loss<SharedNet>((n, v) => n.Loss(v["x"], v["target"]), (n, v) => n.LossAndGradients(v["x"], v["target"])),
        NetworkCase.Forward<SmallTransformer>("Predict", (n, v) => n.Predict(v.Indices("text"), v["result"], v.Dim("N"), v.Dim("T"))),
        NetworkCase.Loss<SmallTransformer>(
            (n, v) => n.Loss(v.Indices("text"), v.Indices("next"), v.Dim("N"), v.Dim("T")),
            (n, v) => n.LossAndGradients(v.Indices("text"), v.Indices("next"), v.Dim("N"), v.Dim("T"))),
        NetworkCase.Forward<AttentionNet>("Run", (n, v) => n.Run(v["x"], v["weight"], v["result"])),
        NetworkCase.Loss<AttentionNet>((n, v) => n.Loss(v["x"], v["weight"]), (n, v) => n.LossAndGradients(v["x"], v["weight"])),
        .. FunctionCases.All,
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
        NetworkCase.Forward<Reserved>("Run", (n, v) => n.Run(v["in"], v["event"], v["result"])),
        NetworkCase.Loss<Reserved>((n, v) => n.Loss(v["in"], v["event"], v["float"][0]), (n, v) => n.LossAndGradients(v["in"], v["event"], v["float"][0])),
        NetworkCase.Forward<Crowded>("LossAndGradients", (n, v) => n.LossAndGradients(v["f"], v["core"], v["result"])),
        NetworkCase.Loss<Crowded>((n, v) => n.Loss(v["call"], v["loss"], v["callPointer"][0]), (n, v) => n.LossAndGradients(v["call"], v["loss"], v["callPointer"][0])),
        NetworkCase.Forward<StatisticsNet>("Normalize", (n, v) => n.Normalize(v["image"], v["result"])),
        NetworkCase.Loss<StatisticsNet>((n, v) => n.Loss(v["image"], v["target"]), (n, v) => n.LossAndGradients(v["image"], v["target"])),
        NetworkCase.Loss<Outer.Middle.Nested>((n, v) => n.Loss(v["input"], v.Indices("labels")), (n, v) => n.LossAndGradients(v["input"], v.Indices("labels"))),
        NetworkCase.Forward<GlobalNet>("Run", (n, v) => n.Run(v["image"], v["rows"], v["result"], v.Dim("N"), v.Dim("W"))),
        NetworkCase.Loss<GlobalNet>((n, v) => n.Loss(v["image"], v["rows"], v["target"]), (n, v) => n.LossAndGradients(v["image"], v["rows"], v["target"])),
        NetworkCase.Forward<MetaLearner>("Adapt", (n, v) => n.Adapt(v["support"], v["target"], v["query"], v["rate"][0], v["result"])),
        NetworkCase.Loss<MetaLearner>(
            (n, v) => n.Loss(v["support"], v["supportTarget"], v["query"], v["target"]),
            (n, v) => n.LossAndGradients(v["support"], v["supportTarget"], v["query"], v["target"])),
        NetworkCase.Forward<AdaptedNet>("Run", (n, v) => n.Run(v["image"], v["result"])),
        NetworkCase.Loss<AdaptedNet>((n, v) => n.Loss(v["image"], v.Indices("label")), (n, v) => n.LossAndGradients(v["image"], v.Indices("label"))),
        NetworkCase.Loss<AdaptedNet>((n, v) => n.OneHead(v["image"], v.Indices("label")), (n, v) => n.OneHeadAndGradients(v["image"], v.Indices("label")), "OneHead"),
        NetworkCase.Forward<Penalised>("Run", (n, v) => n.Run(v["x"], v["result"])),
        NetworkCase.Loss<Penalised>((n, v) => n.Decayed(v["x"], v["target"]), (n, v) => n.DecayedAndGradients(v["x"], v["target"]), "Decayed"),
        .. RowCases.All,
        .. LoopCases.All,
        .. WindowCases.All,
    ];

    public static NetworkCase Get(string label) => All.Single(c => c.Label == label);
}
