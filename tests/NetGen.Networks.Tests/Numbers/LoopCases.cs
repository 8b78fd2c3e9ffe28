using NetGen.Networks.Tests.Networks;

namespace NetGen.Networks.Tests;

/// <summary>Networks with loops over a dimension.</summary>
static class LoopCases
{
    public static IReadOnlyList<NetworkCase> All { get; } =
    [
        NetworkCase.Forward<ElmanNet>("Run", (n, v) => n.Run(v["x"], v["result"], v.Dim("N"), v.Dim("T"))),
        NetworkCase.Loss<ElmanNet>((n, v) => n.Loss(v["x"], v.Dim("N"), v.Dim("T")), (n, v) => n.LossAndGradients(v["x"], v.Dim("N"), v.Dim("T"))),
        NetworkCase.Loss<CellNet>((n, v) => n.Loss(v["x"], v["target"], v.Dim("N"), v.Dim("T")), (n, v) => n.LossAndGradients(v["x"], v["target"], v.Dim("N"), v.Dim("T"))),
        NetworkCase.Forward<SteppedNet>("Run", (n, v) => n.Run(v["x"], v.Indices("words"), v["all"], v["last"], v["slopes"])),
        NetworkCase.Loss<SteppedNet>((n, v) => n.Loss(v["x"], v.Indices("words")), (n, v) => n.LossAndGradients(v["x"], v.Indices("words"))),
        NetworkCase.Forward<NestedLoops>("Run", (n, v) => n.Run(v["x"], v["result"], v.Dim("N"), v.Dim("T"))),
        NetworkCase.Loss<NestedLoops>((n, v) => n.Loss(v["x"], v.Dim("N"), v.Dim("T")), (n, v) => n.LossAndGradients(v["x"], v.Dim("N"), v.Dim("T"))),
    ];
}
