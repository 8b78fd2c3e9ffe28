using NetGen.Compiler.Graphs;
using NetGen.Compiler.Layers;
using static NetGen.Compiler.Evaluate.Operations.OperationTable;

namespace NetGen.Compiler.Evaluate.Operations;

/// <summary>Losses: the same compositions as the loss layers, and those that take more than a prediction and a target.</summary>
static class Losses
{
    public static IEnumerable<(string, Operation)> Table =>
    [
        ("Functions.CrossEntropy", c => Data(CrossEntropy.Of(c.Program, Prediction(c, "logits"), Target(c), Rule(c), c.Name))),
        ("Functions.NegativeLogLikelihood", c =>
            Data(CrossEntropy.OfLogProbabilities(c.Program, Prediction(c, "logProbabilities"), Target(c), Rule(c), c.Name))),
        Loss("BinaryCrossEntropy", c => Weighted(c, BinaryCrossEntropy.Each(c.Graph, Prediction(c, "probabilities"), c.Node("targets")))),
        Loss("BinaryCrossEntropyWithLogits", c => Weighted(c,
            BinaryCrossEntropyWithLogits.Each(c.Program, Prediction(c, "logits"), c.Node("targets"), c.Optional("positiveWeight"), c.Name))),
        Loss("FocalLoss", c => DetectionLosses.Focal(c.Program, Prediction(c, "logits"), c.Node("targets"), c.Number("alpha", 0.25),
            c.Number("gamma", 2, "at least 0", x => x >= 0), c.Name)),
        Loss("DiceLoss", c => DetectionLosses.Dice(c.Graph, Prediction(c, "probabilities"), c.Node("targets"), NonNegative(c, "smooth", 1))),

        Loss("MeanSquaredError", c => MeanSquaredError.Each(c.Graph, Prediction(c), c.Node("target"))),
        Loss("MeanAbsoluteError", c => MeanAbsoluteError.Each(c.Graph, Prediction(c), c.Node("target"))),
        Loss("HuberLoss", c => HuberLoss.Each(c.Graph, Prediction(c), c.Node("target"), Positive(c, "delta", 1))),
        Loss("SmoothL1Loss", c => SmoothL1Loss.Each(c.Graph, Prediction(c), c.Node("target"), Positive(c, "beta", 1))),
        Loss("GaussianNegativeLogLikelihood", c => Divergences.GaussianLikelihood(c.Graph, Prediction(c, "mean"), c.Node("target"),
            c.Node("variance"), Positive(c, "epsilon", 1e-6), c.Flag("full", false))),
        Loss("PoissonNegativeLogLikelihood", c => Divergences.PoissonLikelihood(c.Graph, Prediction(c, "logRate"), c.Node("target"))),

        Loss("HingeLoss", c => HingeLoss.Each(c.Graph, Prediction(c, "scores"), c.Node("targets"))),
        Loss("MultiMarginLoss", c =>
            MultiMarginLoss.Each(c.Program, Prediction(c, "scores"), c.Node("labels"), Positive(c, "margin", 1), c.Name)),
        Loss("TripletMarginLoss", c => DistanceLosses.Triplet(c.Graph, c.Node("anchor"), c.Node("positive"), c.Node("negative"),
            Positive(c, "margin", 1), NonNegative(c, "epsilon", 1e-6))),
        Loss("CosineEmbeddingLoss", c => DistanceLosses.CosineEmbedding(c.Graph, c.Node("a"), c.Node("b"), c.Node("targets"),
            c.Number("margin", 0, "within [-1, 1]", x => x is >= -1 and <= 1))),
        Loss("NegativeSamplingLoss", c => ContrastiveLosses.NegativeSampling(c.Graph, c.Node("positive"), c.Node("negatives"))),
        ("Functions.InfoNceLoss", c => Data(ContrastiveLosses.InfoNce(c.Program, c.Node("queries"), c.Node("keys"), c.Node("temperature"),
            c.Flag("symmetric", false), c.Reduction, c.Name))),

        Loss("GaussianKlDivergence", c => Divergences.OfGaussians(c.Graph, c.Node("mean"), c.Node("logVariance"),
            c.Find("otherMean") is null ? null : (c.Node("otherMean"), c.Node("otherLogVariance")))),
        Loss("KlDivergence", c => Divergences.OfProbabilities(c.Graph, c.Node("p"), c.Node("q"))),
        Loss("KlDivergenceWithLogits", c => Divergences.OfLogits(c.Graph, c.Node("p"), c.Node("q"))),
        Loss("DistillationLoss", c => Divergences.Distillation(c.Graph, Prediction(c, "student"), c.Node("teacher"), c.Node("temperature"))),

        ("Functions.BoxIou", c => Data(Boxes.Iou(c.Graph, c.Node("a"), c.Node("b"), BoxEpsilon(c)))),
        Loss("BoxIouLoss", c => Distance(c.Graph, Boxes.Iou(c.Graph, Prediction(c), c.Node("target"), BoxEpsilon(c)))),
        Loss("GeneralizedBoxIouLoss", c => Distance(c.Graph, Boxes.GeneralizedIou(c.Graph, Prediction(c), c.Node("target"), BoxEpsilon(c)))),
    ];

    /// <summary>A loss of each position, reduced as the call says.</summary>
    static (string, Operation) Loss(string name, Func<OperationCall, Node> each) =>
        ("Functions." + name, c => Data(Layers.Losses.Reduce(c.Graph, each(c), c.Reduction)));

    static Node Prediction(OperationCall c, string parameter = "prediction") => Layers.Losses.Prediction(c.Program, c.Name, c.Node(parameter));

    static Node Target(OperationCall c) => c.Optional("labels") ?? c.Node("targets");

    static CrossEntropyRule Rule(OperationCall c) =>
        new(c.Rate("smoothing", 0), c.Optional("weights"), c.Find("ignoreIndex") is null ? null : c.Int("ignoreIndex"), c.Reduction);

    static Node Weighted(OperationCall c, Node losses)
    {
        if (c.Optional("weights") is not { } weights) return losses;
        Layers.Losses.CheckBroadcasts("the weights", weights.Shape, losses.Shape);
        return c.Graph.Multiply(weights, losses);
    }

    static double Positive(OperationCall c, string parameter, double standard) =>
        c.Number(parameter, standard, "above 0", x => x > 0 && !double.IsInfinity(x));

    static double NonNegative(OperationCall c, string parameter, double standard) =>
        c.Number(parameter, standard, "at least 0", x => x >= 0 && !double.IsInfinity(x));

    static double BoxEpsilon(OperationCall c) => NonNegative(c, "epsilon", 1e-7);

    static Node Distance(GraphBuilder g, Node similarity) => g.Subtract(g.Constant(1), similarity);
}
