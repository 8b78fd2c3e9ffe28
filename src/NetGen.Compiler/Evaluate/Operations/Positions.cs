using NetGen.Compiler.Graphs;
using NetGen.Compiler.Layers;
using NetGen.Compiler.Ops;
using NetGen.Compiler.Shapes;
using static NetGen.Compiler.Evaluate.Operations.OperationTable;

namespace NetGen.Compiler.Evaluate.Operations;

/// <summary>Encodings of positions and of times.</summary>
static class Positions
{
    public static IEnumerable<(string, Operation)> Table =>
    [
        ("Functions.SinusoidalPositions", c => Data(PositionEncodings.Sinusoids(c.Graph, PositionsOf(c), c.AtLeast("width", 1, 1), Period(c)))),
        .. Both("Rotary", c => Data(Rotary(c))),
        ("Functions.AlibiBias", c => Data(PositionEncodings.Alibi(c.Graph, c.AtLeast("heads", 1, 1), Count(c, "queries"), Count(c, "keys")))),
        ("Functions.RelativePositionBuckets", c => Data(PositionEncodings.RelativeBuckets(c.Graph, Count(c, "queries"), Count(c, "keys"),
            c.AtLeast("buckets", 1, 32), c.AtLeast("maxDistance", 1, 128), c.Flag("bidirectional", true)))),
    ];

    static Node PositionsOf(OperationCall c) =>
        c.Find("length") is null ? c.Node("positions") : c.Graph.Apply(new Iota(Count(c, "length")));

    static Node Rotary(OperationCall c)
    {
        var x = c.SelfNode();
        return PositionEncodings.Rotary(c.Graph, x, c.Axis(x.Shape, "axis", -2), Period(c), c.Optional("offset") ?? c.Graph.Constant(0));
    }

    static double Period(OperationCall c) => c.Number("period", 10_000, "above 1", x => x > 1 && !double.IsInfinity(x));

    static Dim Count(OperationCall c, string parameter)
    {
        var count = c.Dim(parameter);
        return Decision.NonNegative(count) == Truth.Proven ? count : throw new ShapeException("NG0209", parameter, count.ToString(), "at least 0");
    }
}
