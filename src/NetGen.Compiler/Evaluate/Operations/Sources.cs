using NetGen.Compiler.Diagnostics;
using NetGen.Compiler.Graphs;
using NetGen.Compiler.Layers;
using NetGen.Compiler.Ops;
using NetGen.Compiler.Shapes;
using static NetGen.Compiler.Evaluate.Operations.OperationTable;

namespace NetGen.Compiler.Evaluate.Operations;

/// <summary>Tensors that come from nowhere: weights, state and constants.</summary>
static class Sources
{
    public static IEnumerable<(string, Operation)> Table =>
    [
        ("Functions.Parameter", c => Weight(c, isBuffer: false)),
        ("Functions.Buffer", c => Weight(c, isBuffer: true)),
        ("Functions.State", c => Weight(c, isBuffer: true, isState: true)),
        ("Functions.Constant", c => Data(Constant(c))),
        ("Functions.Iota", c => Data(Iota(c))),
        ("Functions.Full", c => Data(Full(c))),
        ("Mask.Causal", c => Data(Causal(c))),
    ];

    /// <summary>The weight of a field; a body has no name to give it.</summary>
    static Value Weight(OperationCall c, bool isBuffer, bool isState = false)
    {
        if (c.Interpreter.Program is not null) throw new EvaluationError(Rule.LayerInBody, c.Name, "Tensor");
        var shape = c.Shape();
        if (shape.Dims.FirstOrDefault(d => d.Constant is null or 0) is { } open)
            throw new ShapeException("NG0209", "a dimension", open.ToString(), "an int of at least 1");
        var written = (c.Find("init") as EnumerationValue)?.Member.Member;
        var kind = written is null or "Default" ? isBuffer ? "Zeros" : Fans.Standard(shape) : written;
        return new WeightValue(new WeightSlot("", shape, Fans.Of(shape, kind), isBuffer) { IsState = isState });
    }

    /// <summary>A table of numbers that is data of the generated code.</summary>
    static Node Constant(OperationCall c)
    {
        if (c.Required("table") is not ArrayValue array) throw c.Wrong("table", "an array known at compile time", c.Required("table").Kind);
        float[] numbers = [.. array.Items.Select(i => (float)(Hyperparameter.Real(i) ?? throw c.Wrong("table", "numbers known at compile time", i.Kind)))];
        var shape = c.Find("shape") is null ? new Shape(numbers.Length) : c.Shape();
        if (shape.Dims.FirstOrDefault(d => d.Constant is null or 0) is { } open)
            throw new ShapeException("NG0209", "a dimension", open.ToString(), "an int of at least 1");
        if (!shape.Size.Is(numbers.Length))
            throw new ShapeException("NG0210", "the table", numbers.Length.ToString(), shape.ToString(), shape.Size.ToString(), "give as many numbers as the shape has");
        return c.Graph.Apply(new Table(new(numbers), shape));
    }

    static Node Iota(OperationCall c)
    {
        var count = c.Dim("n");
        if (Decision.NonNegative(count) != Truth.Proven) throw new ShapeException("NG0209", "n", count.ToString(), "at least 0");
        return c.Graph.Cast(c.Graph.Apply(new Iota(count)), ElementType.Int32);
    }

    static Node Full(OperationCall c)
    {
        var value = c.Node("value");
        return value.Shape.Rank == 0 ? c.Graph.BroadcastTo(value, c.Shape())
            : throw new ShapeException("NG0206", "a number", value.Shape.ToString(), "use Broadcast to repeat a tensor");
    }

    static Node Causal(OperationCall c)
    {
        var size = c.Dim("size");
        if (Decision.NonNegative(size - 1) != Truth.Proven) throw new ShapeException("NG0209", "size", size.ToString(), "at least 1");
        return Attention.Causal(c.Graph, size);
    }
}
