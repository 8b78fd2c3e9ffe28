using NetGen.Compiler.Diagnostics;
using NetGen.Compiler.Layers;
using static NetGen.Compiler.Evaluate.Operations.OperationTable;

namespace NetGen.Compiler.Evaluate.Operations;

/// <summary>Layers and functions on values.</summary>
static class Control
{
    public static IEnumerable<(string, Operation)> Table =>
    [
        ("Tensor.Then", Then), ("Labels.Then", Then), ("Tokens.Then", Then),
        ("Layer.Forward", c => Forward(c, isWhole: false)), .. LayerKinds.All.Select(k => (k.Name + ".Forward", (Operation)(c => Forward(c, isWhole: true)))),
        ("Functions.Probe", c => throw NotYet("'Probe'", "return the value from a [Forward] method")),
    ];

    static Value Then(OperationCall c)
    {
        var function = c.Find("layer") ?? c.Find("embedding") ?? c.Required("function");
        return c.Interpreter.Apply(function, [c.Receiver ?? throw c.Wrong("this", "data", "nothing")], c.Place);
    }

    static Value Forward(OperationCall c, bool isWhole) => c.Receiver is LayerValue layer
        ? c.Interpreter.ApplyLayer(layer, c.Find("x") ?? c.Required(layer.Layer.Kind.FirstInput), c.Place, c.Find, isWhole)
        : throw c.Wrong("this", "a layer", c.Receiver?.Kind ?? "nothing");

    static EvaluationError NotYet(string what, string instead) => new(Rule.NotPrinted, what, instead);
}
