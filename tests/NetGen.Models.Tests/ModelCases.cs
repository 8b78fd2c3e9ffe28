using NetGen.Models.Tests.Networks;
using NetGen.Networks.Tests;

namespace NetGen.Models.Tests;

/// <summary>Every loss of the networks of small size; their [Forward] methods are inside.</summary>
static class ModelCases
{
    public static IReadOnlyList<NetworkCase> All { get; } =
    [
        NetworkCase.Loss<SmallLeNet5>((n, v) => n.Loss(v["input"], v.Indices("labels")), (n, v) => n.LossAndGradients(v["input"], v.Indices("labels"))),
        NetworkCase.Loss<SmallAlexNet>((n, v) => n.Loss(v["image"], v.Indices("label")), (n, v) => n.LossAndGradients(v["image"], v.Indices("label"))),
        NetworkCase.Loss<SmallResNet18>((n, v) => n.Loss(v["image"], v.Indices("label")), (n, v) => n.LossAndGradients(v["image"], v.Indices("label"))),
        NetworkCase.Loss<SmallResNet50>((n, v) => n.Loss(v["image"], v.Indices("label")), (n, v) => n.LossAndGradients(v["image"], v.Indices("label"))),
        NetworkCase.Loss<SmallConvNeXt>((n, v) => n.Loss(v["image"], v.Indices("label")), (n, v) => n.LossAndGradients(v["image"], v.Indices("label"))),
        NetworkCase.Loss<SmallVit>((n, v) => n.Loss(v["image"], v.Indices("label")), (n, v) => n.LossAndGradients(v["image"], v.Indices("label"))),
        NetworkCase.Loss<SmallGpt2>(
            (n, v) => n.Loss(v.Indices("text"), v.Indices("next"), v.Dim("N"), v.Dim("T")),
            (n, v) => n.LossAndGradients(v.Indices("text"), v.Indices("next"), v.Dim("N"), v.Dim("T"))),
        NetworkCase.Loss<SmallBert>(
            (n, v) => n.Loss(v.Indices("text"), v.Indices("sentence"), v["wanted"]),
            (n, v) => n.LossAndGradients(v.Indices("text"), v.Indices("sentence"), v["wanted"])),
        NetworkCase.Loss<TiedImages>((n, v) => n.Loss(v["x"]), (n, v) => n.LossAndGradients(v["x"])),
        NetworkCase.Loss<ProjectedImages>((n, v) => n.Loss(v["x"]), (n, v) => n.LossAndGradients(v["x"])),
        NetworkCase.Loss<Variational>((n, v) => n.Loss(v["x"], v["weight"][0]), (n, v) => n.LossAndGradients(v["x"], v["weight"][0])),
        NetworkCase.Loss<Adversarial>((n, v) => n.CriticLoss(v["real"], v["noise"]), (n, v) => n.CriticLossAndGradients(v["real"], v["noise"]), "CriticLoss"),
        NetworkCase.Loss<Adversarial>((n, v) => n.GeneratorLoss(v["noise"]), (n, v) => n.GeneratorLossAndGradients(v["noise"]), "GeneratorLoss"),
        NetworkCase.Loss<SmallMaml>(
            (n, v) => n.Loss(v["x"], v["y"], v["queryX"], v["queryY"], v["rate"][0]),
            (n, v) => n.LossAndGradients(v["x"], v["y"], v["queryX"], v["queryY"], v["rate"][0])),
        NetworkCase.Loss<SmallWord2Vec>(
            (n, v) => n.Loss(v.Indices("word"), v.Indices("neighbour"), v.Indices("negative")),
            (n, v) => n.LossAndGradients(v.Indices("word"), v.Indices("neighbour"), v.Indices("negative"))),
        NetworkCase.Loss<SmallGcn>(
            (n, v) => n.Loss(v["x"], v.Indices("from"), v.Indices("to"), v.Indices("kind")),
            (n, v) => n.LossAndGradients(v["x"], v.Indices("from"), v.Indices("to"), v.Indices("kind"))),
        NetworkCase.Loss<SmallGat>(
            (n, v) => n.Loss(v["x"], v.Indices("from"), v.Indices("to"), v.Indices("kind")),
            (n, v) => n.LossAndGradients(v["x"], v.Indices("from"), v.Indices("to"), v.Indices("kind"))),
        NetworkCase.Loss<SmallRidge>(
            (n, v) => n.Loss(v["x"], v.Indices("kind"), v["query"], v.Indices("queryKind")),
            (n, v) => n.LossAndGradients(v["x"], v.Indices("kind"), v["query"], v.Indices("queryKind"))),
        NetworkCase.Loss<SmallDetector>(
            (n, v) => n.Loss(v["image"], v.Mask("hasObject"), v["box"], v.Indices("kind")),
            (n, v) => n.LossAndGradients(v["image"], v.Mask("hasObject"), v["box"], v.Indices("kind"))),
        NetworkCase.Loss<SmallT5>(
            (n, v) => n.Loss(v.Indices("source"), v.Indices("target"), v.Indices("next"), v.Dim("N"), v.Dim("S"), v.Dim("T")),
            (n, v) => n.LossAndGradients(v.Indices("source"), v.Indices("target"), v.Indices("next"), v.Dim("N"), v.Dim("S"), v.Dim("T"))),
        NetworkCase.Loss<SmallUNet>((n, v) => n.Loss(v["image"], v.Indices("label")), (n, v) => n.LossAndGradients(v["image"], v.Indices("label"))),
        NetworkCase.Loss<SmallPaddedUNet>((n, v) => n.Loss(v["image"], v.Indices("label")), (n, v) => n.LossAndGradients(v["image"], v.Indices("label"))),
        NetworkCase.Loss<SmallDdpm>((n, v) => n.Loss(v["image"], v.Indices("time")), (n, v) => n.LossAndGradients(v["image"], v.Indices("time"))),
        NetworkCase.Loss<SmallLstm>(
            (n, v) => n.Loss(v.Indices("text"), v.Indices("next"), v.Dim("N"), v.Dim("T")),
            (n, v) => n.LossAndGradients(v.Indices("text"), v.Indices("next"), v.Dim("N"), v.Dim("T"))),
        NetworkCase.Loss<SmallGru>(
            (n, v) => n.Loss(v.Indices("text"), v.Indices("next"), v.Dim("N"), v.Dim("T")),
            (n, v) => n.LossAndGradients(v.Indices("text"), v.Indices("next"), v.Dim("N"), v.Dim("T"))),
        NetworkCase.Loss<SmallAligningTranslation>(
            (n, v) => n.Loss(v.Indices("text"), v.Indices("soFar"), v.Indices("next"), v.Dim("N"), v.Dim("S"), v.Dim("T")),
            (n, v) => n.LossAndGradients(v.Indices("text"), v.Indices("soFar"), v.Indices("next"), v.Dim("N"), v.Dim("S"), v.Dim("T"))),
        NetworkCase.Loss<SmallGlobalTranslation>(
            (n, v) => n.Loss(v.Indices("text"), v.Mask("isWord"), v.Indices("soFar"), v.Indices("next"), v.Dim("N"), v.Dim("S"), v.Dim("T")),
            (n, v) => n.LossAndGradients(v.Indices("text"), v.Mask("isWord"), v.Indices("soFar"), v.Indices("next"), v.Dim("N"), v.Dim("S"), v.Dim("T"))),
        NetworkCase.Loss<SmallGraphSample>(
            (n, v) => n.Loss(v["x"], v.Indices("from"), v.Indices("to"), v.Indices("graph"), v.Indices("kind")),
            (n, v) => n.LossAndGradients(v["x"], v.Indices("from"), v.Indices("to"), v.Indices("graph"), v.Indices("kind"))),
    ];
}
