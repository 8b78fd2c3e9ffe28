using NetGen.Compiler.Diagnostics;
using NetGen.Compiler.Graphs;
using NetGen.Compiler.Layers;
using NetGen.Compiler.Ops;
using NetGen.Compiler.Shapes;

namespace NetGen.Compiler.Evaluate.Operations;

/// <summary>System.Math and conversions on numbers known at compile time; on run-time scalars they become nodes.</summary>
static class Numbers
{
    public static IEnumerable<(string, Operation)> Table =>
    [
        ("Math.Sqrt", Real(Math.Sqrt, (g, x) => g.Sqrt(x))), ("Math.Exp", Real(Math.Exp, (g, x) => g.Exp(x))),
        ("Math.Floor", Real(Math.Floor, (g, x) => g.Elementwise(new Floor(), x))),
        ("Math.Ceiling", Real(Math.Ceiling)), ("Math.Round", Real(Math.Round)),
        ("Math.Log", Log), ("Math.Pow", Two(Math.Pow, (g, x, y) => g.Power(x, y))),
        ("Math.Abs", Abs), ("Math.Max", Larger), ("Math.Min", Smaller),
        ("Math.Truncate", Truncate), ("Convert.ToDouble", ToDouble),
    ];

    static Operation Real(Func<double, double> function, Func<GraphBuilder, Node, Node>? onNode = null) => c => c.Required("x") switch
    {
        var v when Hyperparameter.Real(v) is { } x => new FloatValue(function(x)),
        _ when onNode is not null => new DataValue(onNode(c.Graph, c.Node("x"))),
        var v => throw c.Wrong("x", "a number known at compile time", v.Kind),
    };

    static Operation Two(Func<double, double, double> function, Func<GraphBuilder, Node, Node, Node> onNodes) => c =>
        Hyperparameter.Real(c.Required("x")) is { } x && Hyperparameter.Real(c.Required("y")) is { } y
            ? new FloatValue(function(x, y))
            : new DataValue(onNodes(c.Graph, c.Node("x"), c.Node("y")));

    static Value Log(OperationCall c) => c.Find("y") is null
        ? Real(Math.Log, (g, x) => g.Log(x))(c)
        : Two((x, y) => Math.Log(x, y), (g, x, y) => g.Divide(g.Log(x), g.Log(y)))(c);

    static Value Abs(OperationCall c) => c.Required("x") switch
    {
        IntegerValue { Dim: var n } => Decision.NonNegative(n) switch
        {
            Truth.Proven => new IntegerValue(n),
            Truth.Contradicted => new IntegerValue(-1 * n),
            _ => throw new EvaluationError(Rule.DataDependent, $"whether {n} < 0"),
        },
        FloatValue x => new FloatValue(Math.Abs(x.Number)),
        _ => new DataValue(c.Graph.Abs(c.Node("x"))),
    };

    static Value Larger(OperationCall c) => Extreme(c, (a, b) => a - b, Math.Max, (g, x, y) => g.Maximum(x, y));

    static Value Smaller(OperationCall c) => Extreme(c, (a, b) => b - a, Math.Min, (g, x, y) => g.Minimum(x, y));

    /// <summary>The first of two integers where <paramref name="advantage"/> is not negative.</summary>
    static Value Extreme(
        OperationCall c, Func<Dim, Dim, Dim> advantage, Func<double, double, double> ofNumbers, Func<GraphBuilder, Node, Node, Node> ofNodes)
    {
        if ((c.Required("x"), c.Required("y")) is not (IntegerValue { Dim: var a }, IntegerValue { Dim: var b }))
            return Two(ofNumbers, ofNodes)(c);
        return Decision.NonNegative(advantage(a, b)) switch
        {
            Truth.Proven => new IntegerValue(a),
            Truth.Contradicted => new IntegerValue(b),
            _ => throw new EvaluationError(Rule.DataDependent, $"which of {a} and {b} is larger"),
        };
    }

    static Value Truncate(OperationCall c) => c.Required("x") switch
    {
        FloatValue { Number: var x } when Math.Abs(x) <= int.MaxValue => new IntegerValue((long)Math.Truncate(x)),
        IntegerValue n => n,
        var v => throw c.Wrong("x", "a number known at compile time that fits an int", v.Kind),
    };

    static Value ToDouble(OperationCall c) => c.Required("x") switch
    {
        IntegerValue { Dim.Constant: { } n } => new FloatValue(n),
        FloatValue x => x,
        _ => new DataValue(c.Graph.Cast(c.Node("x"), ElementType.Float32)),
    };
}
