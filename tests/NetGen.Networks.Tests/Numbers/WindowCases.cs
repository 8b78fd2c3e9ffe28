using NetGen.Networks.Tests.Networks;

namespace NetGen.Networks.Tests;

/// <summary>The methods of networks of convolutions, pools, norms and dropped parts.</summary>
static class WindowCases
{
    public static IReadOnlyList<NetworkCase> All { get; } =
    [
        NetworkCase.Forward<ImageDecoder>("Decode", (n, v) => n.Decode(v["image"], v["result"])),
        NetworkCase.Loss<ImageDecoder>((n, v) => n.Loss(v["image"], v["wanted"]), (n, v) => n.LossAndGradients(v["image"], v["wanted"])),
        NetworkCase.Forward<SequenceDecoder>("Classify", (n, v) => n.Classify(v["x"], v["result"], v.Dim("N"), v.Dim("T"))),
        NetworkCase.Loss<SequenceDecoder>((n, v) => n.Loss(v["x"], v.Indices("label")), (n, v) => n.LossAndGradients(v["x"], v.Indices("label"))),
        NetworkCase.Forward<VolumeNet>("Run", (n, v) => n.Run(v["x"], v["result"])),
        NetworkCase.Loss<VolumeNet>((n, v) => n.Loss(v["x"]), (n, v) => n.LossAndGradients(v["x"])),
        NetworkCase.Forward<ClassicLayers>("Predict", (n, v) => n.Predict(v["input"], v["result"])),
        NetworkCase.Loss<ClassicLayers>((n, v) => n.Loss(v["input"], v.Indices("labels")), (n, v) => n.LossAndGradients(v["input"], v.Indices("labels"))),
        NetworkCase.Forward<FirFilter>("Filter", (n, v) => n.Filter(v["x"], v["result"], v.Dim("N"), v.Dim("T"))),
        NetworkCase.Loss<FirFilter>((n, v) => n.Loss(v["x"], v["wanted"], v.Dim("N"), v.Dim("T")), (n, v) => n.LossAndGradients(v["x"], v["wanted"], v.Dim("N"), v.Dim("T"))),
    ];
}
