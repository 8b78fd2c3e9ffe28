using NetGen.Compiler.Graphs;
using NetGen.Compiler.Ops;
using NetGen.Compiler.Shapes;
using static NetGen.Compiler.Evaluate.Operations.OperationTable;

namespace NetGen.Compiler.Evaluate.Operations;

/// <summary>Rows that are put together by index: what messages along the edges of a graph need, and pooling over many graphs.</summary>
static class Segments
{
    public static IEnumerable<(string, Operation)> Table =>
    [
        ("Tensor.ScatterAdd", c => Data(new Rows(c, c.SelfNode(), "rows").Sum())),
        ("Tensor.ScatterMax", c => Data(new Rows(c, c.SelfNode(), "rows").Max())),
        ("Functions.SegmentSum", c => Data(Values(c).Sum())),
        ("Functions.SegmentMean", c => Data(Mean(Values(c)))),
        ("Functions.SegmentMax", c => Data(Max(Values(c)))),
        ("Functions.SegmentSoftmax", c => Data(Softmax(Values(c)))),
    ];

    static Rows Values(OperationCall c) => new(c, c.Node("values"), "segment");

    static Node Mean(Rows rows)
    {
        var g = rows.Graph;
        var count = rows.Counts();
        return g.Divide(rows.Sum(), rows.AlongRest(g.Maximum(count, g.Constant(1)), rows.Target));
    }

    static Node Max(Rows rows)
    {
        var g = rows.Graph;
        return g.Select(rows.AlongRest(g.Less(g.Constant(0), rows.Counts()), rows.Target), rows.Max(), g.Constant(0));
    }

    /// <summary>Relative to the largest value of the segment, through which no gradient flows: a softmax does not change by a shift.</summary>
    static Node Softmax(Rows rows)
    {
        var g = rows.Graph;
        var e = g.Exp(g.Subtract(rows.Values, rows.Back(g.StopGradient(rows.Max()))));
        return g.Divide(e, rows.Back(rows.Of(e).Sum()));
    }

    /// <summary>Values whose leading axes are those of an index into <c>count</c> rows.</summary>
    sealed class Rows
    {
        readonly Node indices;

        public Rows(OperationCall c, Node values, string parameter)
        {
            (Graph, Values, indices) = (c.Graph, values, c.Node(parameter));
            Shape lead = indices.Shape, shape = values.Shape;
            if (lead.Rank == 0 || lead.Rank > shape.Rank)
                throw new ShapeException("NG0206", $"values {Shape(lead, "…")} for indices {lead}", shape.ToString(), "there is one row per index");
            for (var i = 0; i < lead.Rank; i++)
            {
                if (lead[i].Equals(shape[i])) continue;
                throw new ShapeException("NG0200", shape.ToString(), lead.ToString(), i.ToString(), shape[i].ToString(), lead[i].ToString(),
                    "the leading dimensions of the values are those of the indices");
            }
            var count = c.Dim("count");
            if (Decision.NonNegative(count) != Truth.Proven) throw new ShapeException("NG0209", "count", count.ToString(), "at least 0");
            c.Program.BoundIndices(indices, count, c.Name);
            Target = new Shape([count, .. shape.Dims.Skip(lead.Rank)]);
        }

        Rows(Rows like, Node values) => (Graph, Values, indices, Target) = (like.Graph, values, like.indices, like.Target);

        public GraphBuilder Graph { get; }

        public Node Values { get; }

        /// <summary>[count, …]: a row for each index.</summary>
        public Shape Target { get; }

        /// <summary>Other values at the same indices.</summary>
        public Rows Of(Node values) => new(this, values);

        public Node Sum() => Graph.Apply(new ScatterAdd(Target), indices, Values);

        public Node Max() => Graph.Apply(new ScatterMax(Target), indices, Values);

        /// <summary>What each index finds in its row.</summary>
        public Node Back(Node rows) => Graph.Apply(new Gather(), rows, indices);

        /// <summary>How many indices name each row, [count].</summary>
        public Node Counts() =>
            Graph.Apply(new ScatterAdd(new Shape(Target[0])), indices, Graph.BroadcastTo(Graph.Constant(1), indices.Shape));

        /// <summary>A value per row, repeated along the other axes.</summary>
        public Node AlongRest(Node perRow, Shape shape) => Graph.Across(perRow, shape, 0);

        static string Shape(Shape lead, string rest) => $"[{string.Join(", ", lead.Dims)}, {rest}]";
    }
}
