using NetGen.Compiler.Graphs;
using static NetGen.Compiler.Evaluate.Operations.Elementwise;
using static NetGen.Compiler.Evaluate.Operations.OperationTable;

namespace NetGen.Compiler.Evaluate.Operations;

/// <summary>Trigonometric and hyperbolic functions and their inverses, composed so that they lose nothing near 0 and at the ends.</summary>
static class Trigonometry
{
    public static IEnumerable<(string, Operation)> Table =>
    [
        .. Unary("Sin", (g, x) => g.Sin(x)), .. Unary("Cos", (g, x) => g.Cos(x)), .. Unary("Tan", (g, x) => g.Divide(g.Sin(x), g.Cos(x))),
        .. Unary("Asin", Asin), .. Unary("Acos", (g, x) => Atan2(g, OtherSide(g, x), x)), .. Unary("Atan", (g, x) => g.Atan(x)),
        ("Functions.Atan2", c => Data(Atan2(c.Graph, c.Node("y"), c.Node("x")))),
        .. Unary("Sinh", (g, x) => g.Multiply(g.Tanh(x), Cosh(g, x))), .. Unary("Cosh", Cosh),
        .. Unary("Asinh", Asinh), .. Unary("Acosh", Acosh),
        .. Unary("Atanh", (g, x) => g.Multiply(g.Subtract(g.Log1p(x), g.Log1p(g.Negate(x))), 0.5)),
    ];

    /// <summary>√(1 − x²).</summary>
    static Node OtherSide(GraphBuilder g, Node x) => g.Sqrt(g.Multiply(g.Subtract(g.Constant(1), x), g.Add(x, 1)));

    static Node Asin(GraphBuilder g, Node x) => g.Multiply(g.Atan(g.Divide(x, g.Add(OtherSide(g, x), 1))), 2);

    /// <summary>The angle of (x, y): the smaller divided by the larger, then turned to its quadrant.</summary>
    static Node Atan2(GraphBuilder g, Node y, Node x)
    {
        var zero = g.Constant(0);
        var isSteep = g.Less(g.Abs(x), g.Abs(y));
        Node above = g.Select(isSteep, g.Negate(x), y), below = g.Select(isSteep, y, x);
        // At the origin the angle is 0, and so is its gradient.
        var slope = g.Divide(above, g.Select(g.Equal(below, zero), g.Constant(1), below));
        var half = g.Select(g.Less(y, zero), g.Constant(-Math.PI / 2), g.Constant(Math.PI / 2));
        var turn = g.Select(isSteep, half, g.Select(g.Less(x, zero), g.Multiply(half, 2), zero));
        return g.Add(g.Atan(slope), turn);
    }

    static Node Cosh(GraphBuilder g, Node x) => g.Multiply(g.Add(g.Exp(x), g.Exp(g.Negate(x))), 0.5);

    /// <summary>Of a = |x|: ln(1 + a + a² / (1 + √(1 + a²))), or ln 2a where a² would overflow.</summary>
    static Node Asinh(GraphBuilder g, Node x)
    {
        Node isNegative = g.Less(x, g.Constant(0)), limit = g.Constant(1e8);
        // Not Abs, whose derivative at 0 is 0.
        var a = g.Select(isNegative, g.Negate(x), x);
        var near = g.Minimum(a, limit);
        var root = g.Sqrt(g.Add(g.Square(near), 1));
        var small = g.Log1p(g.Add(near, g.Divide(g.Square(near), g.Add(root, 1))));
        var result = g.Select(g.Less(limit, a), g.Add(g.Log(g.Maximum(a, limit)), Math.Log(2)), small);
        return g.Select(isNegative, g.Negate(result), result);
    }

    /// <summary>Of t = x − 1: ln(1 + t + √t √(t + 2)).</summary>
    static Node Acosh(GraphBuilder g, Node x)
    {
        var t = g.Add(x, -1);
        return g.Log1p(g.Add(t, g.Multiply(g.Sqrt(t), g.Sqrt(g.Add(t, 2)))));
    }
}
