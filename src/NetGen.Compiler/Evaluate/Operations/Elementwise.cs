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
        .. Unary("Erf", (g, x) => g.Erf(x)),
        .. Unary("Abs", (g, x) => g.Abs(x)), .. Unary("Sign", (g, x) => g.Sign(x)), .. Unary("Floor", (g, x) => g.Elementwise(new Floor(), x)),
        .. Unary("Ceil", (g, x) => g.Elementwise(new Ceil(), x)), .. Unary("Trunc", (g, x) => g.Elementwise(new Trunc(), x)),
        .. Unary("Round", (g, x) => g.Elementwise(new Round(), x)),
        .. Unary("Exp2", (g, x) => g.Power(g.Constant(2), x)), .. Unary("Expm1", Expm1),
        .. Unary("Log2", (g, x) => g.Multiply(g.Log(x), 1 / Math.Log(2))), .. Unary("Log10", (g, x) => g.Multiply(g.Log(x), 1 / Math.Log(10))),
        .. Unary("Logit", (g, x) => g.Subtract(g.Log(x), g.Log1p(g.Negate(x)))),
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

    /// <summary>An operation on one tensor without further arguments.</summary>
    public static IEnumerable<(string, Operation)> Unary(string name, Func<GraphBuilder, Node, Node> function) =>
        Both(name, c => Data(function(c.Graph, c.SelfNode())));

    /// <summary>eˣ − 1; near 0, where that cancels, tanh(x/2) · (eˣ + 1).</summary>
    static Node Expm1(GraphBuilder g, Node x)
    {
        const double near = 0.5;
        // What is not chosen must not overflow: its derivative would be 0 · ∞.
        var small = g.Minimum(g.Maximum(x, g.Constant(-near)), g.Constant(near));
        return g.Select(g.Less(g.Abs(x), g.Constant(near)),
            g.Multiply(g.Tanh(g.Multiply(small, 0.5)), g.Add(g.Exp(small), 1)), g.Add(g.Exp(x), -1));
    }

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
