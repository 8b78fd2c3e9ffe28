using NetGen.Compiler.Graphs;
using NetGen.Compiler.Ops;
using static NetGen.Compiler.Evaluate.Operations.OperationTable;

namespace NetGen.Compiler.Evaluate.Operations;

/// <summary>Elementwise functions, masks and conversions.</summary>
static class Elementwise
{
    public static IEnumerable<(string, Operation)> Table =>
    [
        .. Unary("Exp", (g, x) => g.Exp(x)), .. Unary("Log", (g, x) => g.Log(x)), .. Unary("Log1p", (g, x) => g.Log1p(x)),
        .. Unary("Sqrt", (g, x) => g.Sqrt(x)), .. Unary("Rsqrt", (g, x) => g.Divide(g.Constant(1), g.Sqrt(x))),
        .. Unary("Sin", (g, x) => g.Sin(x)), .. Unary("Cos", (g, x) => g.Cos(x)), .. Unary("Erf", (g, x) => g.Erf(x)),
        .. Unary("Abs", (g, x) => g.Abs(x)), .. Unary("Sign", (g, x) => g.Sign(x)), .. Unary("Floor", (g, x) => g.Elementwise(new Floor(), x)),
        .. Unary("Square", (g, x) => g.Square(x)),
        .. Both("Pow", c => Data(c.Graph.Power(c.SelfNode(), c.Node("exponent")))),
        .. Both("Clamp", Clamp),
        ("Tensor.Maximum", c => Data(c.Graph.Maximum(c.SelfNode(), c.Node("other")))),
        ("Tensor.Minimum", c => Data(c.Graph.Minimum(c.SelfNode(), c.Node("other")))),
        ("Functions.Maximum", c => Data(c.Graph.Maximum(c.Node("a"), c.Node("b")))),
        ("Functions.Minimum", c => Data(c.Graph.Minimum(c.Node("a"), c.Node("b")))),
        ("Tensor.Where", c => Data(Where(c.Graph, c.Node("mask"), c.SelfNode(), c.Node("otherwise")))),
        ("Functions.Where", c => Data(Where(c.Graph, c.Node("mask"), c.Node("a"), c.Node("b")))),
        ("Labels.AsTensor", AsTensor), ("Tokens.AsTensor", AsTensor), ("Mask.AsTensor", AsTensor),
    ];

    static IEnumerable<(string, Operation)> Unary(string name, Func<GraphBuilder, Node, Node> function) =>
        Both(name, c => Data(function(c.Graph, c.SelfNode())));

    static Value Clamp(OperationCall c)
    {
        Node x = c.SelfNode(), min = c.Node("min"), max = c.Node("max");
        if (min.Op is Constant { Value: var low } && max.Op is Constant { Value: var high } && low > high)
            throw new ShapeException("NG0209", "min", new FloatValue(low).ToString(), $"at most max, which is {new FloatValue(high)}");
        return Data(c.Graph.Minimum(c.Graph.Maximum(x, min), max));
    }

    static Node Where(GraphBuilder g, Node mask, Node a, Node b) => g.Select(mask, a, b);

    static Value AsTensor(OperationCall c) => Data(c.Graph.Cast(c.SelfNode(), ElementType.Float32));
}
