using NetGen.Networks.Tests.Networks;

namespace NetGen.Networks.Tests;

/// <summary>The methods of networks of recurrent layers, and of a filter.</summary>
static class RecurrentCases
{
    public static IReadOnlyList<NetworkCase> All { get; } =
    [
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
