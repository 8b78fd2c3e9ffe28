using NetGen.Networks.Tests.Networks;

namespace NetGen.Networks.Tests;

/// <summary>Networks with loops over a dimension.</summary>
static class LoopCases
{
    public static IEnumerable<NetworkCase> All =>
    [
        NetworkCase.Forward<ElmanNet>("Run", (n, v) => n.Run(v["x"], v["result"], v.Dim("N"), v.Dim("T"))),
        NetworkCase.Loss<ElmanNet>((n, v) => n.Loss(v["x"], v.Dim("N"), v.Dim("T")), (n, v) => n.LossAndGradients(v["x"], v.Dim("N"), v.Dim("T"))),
        NetworkCase.Loss<CellNet>((n, v) => n.Loss(v["x"], v["target"], v.Dim("N"), v.Dim("T")), (n, v) => n.LossAndGradients(v["x"], v["target"], v.Dim("N"), v.Dim("T"))),
        NetworkCase.Forward<SteppedNet>("Run", (n, v) => n.Run(v["x"], v.Indices("words"), v["all"], v["last"], v["slopes"])),
        NetworkCase.Loss<SteppedNet>((n, v) => n.Loss(v["x"], v.Indices("words")), (n, v) => n.LossAndGradients(v["x"], v.Indices("words"))),
        NetworkCase.Forward<NestedLoops>("Run", (n, v) => n.Run(v["x"], v["result"], v.Dim("N"), v.Dim("T"))),
        NetworkCase.Loss<NestedLoops>((n, v) => n.Loss(v["x"], v.Dim("N"), v.Dim("T")), (n, v) => n.LossAndGradients(v["x"], v.Dim("N"), v.Dim("T"))),
        NetworkCase.Forward<LstmTagger>("Run", (n, v) => n.Run(v.Indices("text"), v["tags"], v["hidden"], v["cell"], v.Dim("N"), v.Dim("T"))),
        NetworkCase.Loss<LstmTagger>(
            (n, v) => n.Loss(v.Indices("text"), v.Indices("tags"), v.Dim("N"), v.Dim("T")),
            (n, v) => n.LossAndGradients(v.Indices("text"), v.Indices("tags"), v.Dim("N"), v.Dim("T"))),
        NetworkCase.Forward<RecurrentLayers>("Predict", (n, v) => n.Predict(v["input"], v["result"])),
        NetworkCase.Loss<RecurrentLayers>((n, v) => n.Loss(v["input"], v["target"]), (n, v) => n.LossAndGradients(v["input"], v["target"])),
        NetworkCase.Forward<KalmanFilter>("Filter", (n, v) => n.Filter(v["y"], v["result"], v.Dim("N"), v.Dim("T"))),
        NetworkCase.Loss<KalmanFilter>((n, v) => n.Loss(v["y"], v.Dim("N"), v.Dim("T")), (n, v) => n.LossAndGradients(v["y"], v.Dim("N"), v.Dim("T"))),
    ];
}
