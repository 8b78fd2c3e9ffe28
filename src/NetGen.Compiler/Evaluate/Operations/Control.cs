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
        ("Functions.Probe", Probe),
    ];

    static Value Then(OperationCall c)
    {
        var function = c.Find("layer") ?? c.Find("embedding") ?? c.Required("function");
        return c.Interpreter.Apply(function, [c.Receiver ?? throw c.Wrong("this", "data", "nothing")], c.Place);
    }

    static Value Forward(OperationCall c, bool isWhole) => c.Receiver is LayerValue layer
        ? c.Interpreter.ApplyLayer(layer, c.Find("x") ?? c.Required(layer.Layer.Kind.FirstInput), c.Place, c.Find, isWhole)
        : throw c.Wrong("this", "a layer", c.Receiver?.Kind ?? "nothing");

    /// <summary>x itself, kept under the path of the block that asks for it.</summary>
    static Value Probe(OperationCall c)
    {
        var name = c.Required("name") is TextValue { Text: { Length: > 0 } text } && !text.Any(IsUnprintable) ? text
            : throw c.Wrong("name", "a text of one line that is not empty, known at compile time", c.Required("name").Kind);
        var x = c.Node("x");
        if (c.Program.LoopDepth > 0 || c.Graph.IsInLoop(x)) throw new EvaluationError(Rule.LeftLoop, c.Name);
        var path = c.Graph.Scope.Length == 0 ? name : $"{c.Graph.Scope}.{name}";
        return c.Program.Keep(path, x) ? Data(x)
            : throw new EvaluationError(Rule.NameTaken, "The probe", path, "another one of this program has this name") { Parameter = "name" };
    }

    static bool IsUnprintable(char c) => char.IsControl(c) || c is '\u2028' or '\u2029';
}
