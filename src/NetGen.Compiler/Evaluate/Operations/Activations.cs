using NetGen.Compiler.Diagnostics;
using NetGen.Compiler.Graphs;
using NetGen.Compiler.Layers;
using NetGen.Compiler.Ops;
using NetGen.Compiler.Shapes;
using static NetGen.Compiler.Evaluate.Operations.OperationTable;

namespace NetGen.Compiler.Evaluate.Operations;

/// <summary>Activations, softmax and dropout: the same compositions as the layers.</summary>
static class Activations
{
    public static IEnumerable<(string, Operation)> Table =>
    [
        .. Both("Relu", c => Marked(c, "relu", Relu.Of(c.Graph, c.SelfNode()))),
        .. Both("LeakyRelu", c => Data(LeakyRelu.Of(c.Graph, c.SelfNode(), c.Number("slope", 0.01)))),
        .. Both("Gelu", c => Data(Gelu.Of(c.Graph, c.SelfNode(), c.Flag("approximate", false)))),
        .. Both("Silu", c => Data(Silu.Of(c.Graph, c.SelfNode()))),
        .. Both("Softplus", c => Data(Softplus.Of(c.Graph, c.SelfNode()))),
        .. Both("Tanh", c => Data(c.Graph.Tanh(c.SelfNode()))),
        .. Both("Sigmoid", c => Marked(c, "sigmoid", c.Graph.Sigmoid(c.SelfNode()))),
        .. Both("Elu", c => Data(Elu.Of(c.Graph, c.SelfNode(), c.Number("alpha", 1)))),
        .. Both("Selu", c => Data(Selu.Of(c.Graph, c.SelfNode()))),
        .. Both("Mish", c => Data(Mish.Of(c.Graph, c.SelfNode()))),
        .. Both("LogSigmoid", c => Data(LogSigmoid.Of(c.Graph, c.SelfNode()))),
        .. Both("Relu6", c => Marked(c, "relu6", Relu6.Of(c.Graph, c.SelfNode()))),
        .. Both("Hardsigmoid", c => Marked(c, "hardsigmoid", Hardsigmoid.Of(c.Graph, c.SelfNode()))),
        .. Both("Hardswish", c => Data(Hardswish.Of(c.Graph, c.SelfNode()))),
        .. Both("Softsign", c => Data(Softsign.Of(c.Graph, c.SelfNode()))),
        .. Both("Prelu", c => Data(Prelu.Of(c.Graph, c.SelfNode(), c.Node("slope")))),
        .. Both("Glu", c => Data(Glu.Of(c.Graph, c.SelfNode(), c.Axis(c.SelfNode().Shape, "axis", -1)))),
        .. Both("Softmin", c => Marked(c, "softmin", AlongAxis(c, Softmin.Along))),
        .. Both("Softmax", c => Marked(c, "softmax", AlongAxis(c, Softmax.Along))),
        .. Both("LogSoftmax", c => Data(AlongAxis(c, LogSoftmax.Along))),
        ("Tensor.Dropout", Drop),
    ];

    static Value Marked(OperationCall c, string function, Node node) => Data(c.Program.MarkAs(function, node));

    static Node AlongAxis(OperationCall c, Func<GraphBuilder, Node, int, Node> function)
    {
        var x = c.SelfNode();
        var axis = c.Axis(x.Shape, "axis", -1);
        BatchAxis.Check(c.Program, c.Name, axis, x.Shape);
        return function(c.Graph, x, axis);
    }

    static Value Drop(OperationCall c)
    {
        var rate = c.Rate("rate", 0.5);
        return Data(c.Program.MadeBy(Dropout.Kind, null, Dropout.Of(c.Program, c.SelfNode(), rate)));
    }
}
