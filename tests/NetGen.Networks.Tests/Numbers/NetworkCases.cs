using NetGen.Networks.Tests.Networks;

namespace NetGen.Networks.Tests;

/// <summary>Every method of every network of this project.</summary>
static class NetworkCases
{
    public static IReadOnlyList<NetworkCase> All { get; } =
    [
        .. LayerCases.All,
        .. BlockCases.All,
        .. SequenceCases.All,
        .. FunctionCases.All,
        .. SurfaceCases.All,
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
        .. RecurrentCases.All,
        .. WindowCases.All,
        .. StatefulCases.All,
    ];

    public static NetworkCase Get(string label) => All.Single(c => c.Label == label);
}
