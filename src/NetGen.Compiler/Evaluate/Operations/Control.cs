using NetGen.Compiler.Diagnostics;
using NetGen.Compiler.Graphs;
using NetGen.Compiler.Ops;
using NetGen.Compiler.Passes;
using static NetGen.Compiler.Evaluate.Operations.OperationTable;

namespace NetGen.Compiler.Evaluate.Operations;

/// <summary>Layers and functions on values, gradients, and loops over dimensions.</summary>
static class Control
{
    public static IEnumerable<(string, Operation)> Table =>
    [
        ("Tensor.Then", Then), ("Labels.Then", Then), ("Tokens.Then", Then),
        ("Layer.Forward", Forward), ("Embedding.Forward", Forward),
        ("Functions.StopGradient", c => Data(c.Graph.StopGradient(c.SelfNode()))),
        ("Functions.Gradient", c => Data(Gradient(c))),
        ("Functions.Scan", c => throw NotYet("'Scan', a loop over a dimension,", "unroll it with 'for' over a constant")),
        ("Functions.Map", c => throw NotYet("'Map', a loop over a dimension,", "write it for the whole dimension at once")),
        ("Functions.Probe", c => throw NotYet("'Probe'", "return the value from a [Forward] method")),
    ];

    static Value Then(OperationCall c)
    {
        var function = c.Find("layer") ?? c.Find("embedding") ?? c.Required("function");
        return c.Interpreter.Apply(function, [c.Receiver ?? throw c.Wrong("this", "data", "nothing")], c.Place);
    }

    static Value Forward(OperationCall c) => c.Receiver is LayerValue layer
        ? c.Interpreter.ApplyLayer(layer.Layer, c.Find("x") ?? c.Required("tokens"), c.Place)
        : throw c.Wrong("this", "a layer", c.Receiver?.Kind ?? "nothing");

    static Node Gradient(OperationCall c)
    {
        Node loss = c.Node("loss"), x = c.Node("wrt");
        if (loss.Shape.Rank > 0)
            throw new ShapeException("NG0206", "a scalar loss", loss.Shape.ToString(), "reduce it, for example with .Mean()");
        if (!Reaches(loss, x)) throw new EvaluationError(Rule.NoDependence, c.Name, "; derive by a tensor that it was computed from") { Parameter = "wrt" };
        return Differentiate.Gradients(c.Graph, loss, [x])[0];
    }

    static bool Reaches(Node loss, Node x) => Topological.Order([loss], n => n.Op is StopGradient ? [] : n.Inputs).Contains(x);

    static EvaluationError NotYet(string what, string instead) => new(Rule.NotPrinted, what, instead);
}
