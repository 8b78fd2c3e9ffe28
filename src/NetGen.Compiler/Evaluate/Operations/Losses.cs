using NetGen.Compiler.Evaluate;
using NetGen.Compiler.Graphs;
using NetGen.Compiler.Layers;
using NetGen.Compiler.Ops;
using static NetGen.Compiler.Evaluate.Operations.OperationTable;

namespace NetGen.Compiler.Evaluate.Operations;

/// <summary>Losses: the same compositions as the loss layers.</summary>
static class Losses
{
    public static IEnumerable<(string, Operation)> Table =>
    [
        ("Functions.CrossEntropy", CrossEntropyOf),
        ("Functions.MeanSquaredError", c => Data(MeanSquaredError.Of(c.Graph, Prediction(c, "prediction"), c.Node("target")))),
        ("Functions.BinaryCrossEntropy", c => Data(BinaryCrossEntropy.Of(c.Graph, Prediction(c, "probabilities"), c.Node("targets")))),
        ("Functions.BinaryCrossEntropyWithLogits", c =>
            Data(BinaryCrossEntropyWithLogits.Of(c.Program, Prediction(c, "logits"), c.Node("targets"), c.Name))),
    ];

    static Node Prediction(OperationCall c, string parameter) => Layers.Losses.Prediction(c.Program, c.Name, c.Node(parameter));

    static Value CrossEntropyOf(OperationCall c)
    {
        var smoothing = c.Rate("smoothing", 0);
        var target = c.Find("labels") is null ? c.Node("targets") : c.Node("labels");
        return Data(CrossEntropy.Of(c.Program, Prediction(c, "logits"), target, smoothing, c.Name));
    }
}
