using NetGen.Networks.Tests.Networks;

namespace NetGen.Networks.Tests;

/// <summary>The methods of networks of graphs, of linear algebra and of sorted rows.</summary>
static class RowCases
{
    public static IReadOnlyList<NetworkCase> All { get; } =
    [
        NetworkCase.Forward<NodeClassifier>("Classify", (n, v) => n.Classify(v["x"], v.Indices("source"), v.Indices("target"), v["result"])),
        NetworkCase.Loss<NodeClassifier>(
            (n, v) => n.Loss(v["x"], v.Indices("source"), v.Indices("target"), v.Indices("label")),
            (n, v) => n.LossAndGradients(v["x"], v.Indices("source"), v.Indices("target"), v.Indices("label"))),
        NetworkCase.Forward<GraphClassifier>("Classify", (n, v) =>
            n.Classify(v["x"], v["edge"], v.Indices("source"), v.Indices("target"), v.Indices("graph"), v["known"], v["result"])),
        NetworkCase.Loss<GraphClassifier>(
            (n, v) => n.Loss(v["x"], v["edge"], v.Indices("source"), v.Indices("target"), v.Indices("graph"), v["known"], v.Indices("label")),
            (n, v) => n.LossAndGradients(v["x"], v["edge"], v.Indices("source"), v.Indices("target"), v.Indices("graph"), v["known"], v.Indices("label"))),
        NetworkCase.Forward<TiedAutoencoder>("Encode", (n, v) => n.Encode(v["x"], v["result"])),
        NetworkCase.Loss<TiedAutoencoder>((n, v) => n.Loss(v["x"]), (n, v) => n.LossAndGradients(v["x"])),
        NetworkCase.Forward<RidgeHead>("Predict", (n, v) => n.Predict(v["support"], v["answers"], v["query"], v["result"])),
        NetworkCase.Loss<RidgeHead>(
            (n, v) => n.Loss(v["support"], v["answers"], v["query"], v["target"]),
            (n, v) => n.LossAndGradients(v["support"], v["answers"], v["query"], v["target"])),
        NetworkCase.Loss<FullNormal>((n, v) => n.Loss(v["x"], v["y"]), (n, v) => n.LossAndGradients(v["x"], v["y"])),
        NetworkCase.Forward<ListwiseRanking>("Best", (n, v) => n.Best(v["items"], v["values"], v.Indices("places"))),
        NetworkCase.Loss<ListwiseRanking>((n, v) => n.Loss(v["items"], v["relevance"]), (n, v) => n.LossAndGradients(v["items"], v["relevance"])),
        NetworkCase.Forward<OrderStatistics>("Run", (n, v) => n.Run(v["x"], v.Indices("chosen"), v["result"])),
        NetworkCase.Loss<OrderStatistics>((n, v) => n.Loss(v["x"], v.Indices("chosen")), (n, v) => n.LossAndGradients(v["x"], v.Indices("chosen"))),
    ];
}
