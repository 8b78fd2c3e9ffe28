using NetGen.Compiler.Diagnostics;
using NetGen.Compiler.Graphs;
using NetGen.Compiler.Ops;
using NetGen.Compiler.Shapes;
using NetGen.Compiler.Templates;

namespace NetGen.Compiler.Evaluate;

// Arrays, indices and ranges.
sealed partial class Interpreter
{
    Value Array(ArrayOf e, Frame frame)
    {
        List<Value> items = [];
        foreach (var item in e.Items)
        {
            if (item is not Spread spread) items.Add(Evaluate(item, frame));
            else if (Evaluate(spread.Items, frame) is ArrayValue inner) items.AddRange(inner.Items);
            else return PoisonValue.Instance;
        }
        return new ArrayValue([.. items]);
    }

    Value Range(RangeOf e, Frame frame)
    {
        var from = e.From is null ? null : Evaluate(e.From, frame);
        var to = e.To is null ? null : Evaluate(e.To, frame);
        return from is PoisonValue || to is PoisonValue ? PoisonValue.Instance : new RangeValue(from, to);
    }

    Value IndexOf(Templates.Index e, Value target, Frame frame)
    {
        var items = e.Items.Select(i => Evaluate(i, frame)).ToArray();
        if (target is PoisonValue || items.Any(i => i is PoisonValue)) return PoisonValue.Instance;
        At(new(frame, e.Site));
        return target switch
        {
            ArrayValue array when items.Length == 1 => Element(array, items[0]),
            DataValue data => Part(data.Node, items, e, frame) is { } part ? new DataValue(part) : PoisonValue.Instance,
            _ => throw new EvaluationError(Rule.WrongKind, "The index", "an array or data", target.Kind, "only these have an index"),
        };
    }

    Value Element(ArrayValue array, Value item)
    {
        var count = array.Items.Count;
        if (item is RangeValue range)
        {
            var (start, length) = Bounds(range, count);
            if (start.Constant is { } s && length.Constant is { } n && s >= 0 && n >= 0 && s + n <= count)
                return new ArrayValue([.. array.Items.Skip((int)s).Take((int)n)]);
            throw OutsideArray($"{start}..{start + length}", count);
        }
        var position = Position(item, count) ?? throw new EvaluationError(Rule.WrongKind, "The index", "an int known at compile time",
            item.Kind, "arrays exist at compile time only");
        return position.Constant is { } at && at >= 0 && at < count ? Read(array.Items[(int)at]) : throw OutsideArray(position.ToString(), count);
    }

    static EvaluationError OutsideArray(string index, int count) => new(Rule.IndexRange, "The array", index, "0", $"[{count}]");

    /// <summary>A position from the start; null for what is no position known at compile time.</summary>
    static Dim? Position(Value item, Dim size) => item switch
    {
        IntegerValue n => n.Dim,
        FromEndValue end => size - end.Distance,
        _ => null,
    };

    static (Dim Start, Dim Length) Bounds(RangeValue range, Dim size)
    {
        var start = range.From is null ? 0 : Position(range.From, size);
        var end = range.To is null ? size : Position(range.To, size);
        if (start is null || end is null)
            throw new EvaluationError(Rule.WrongKind, "The range", "ints known at compile time", (range.From ?? range.To)!.Kind,
                "the size of the result must be known");
        return (start, end - start);
    }

    /// <summary>x[.., 1..^1, 0]: ranges keep their axis, positions drop it. Null, and reported, where an index is out of range.</summary>
    Node? Part(Node x, IReadOnlyList<Value> items, Templates.Index e, Frame frame)
    {
        var shape = x.Shape;
        if (items.Count > x.Shape.Rank)
            throw new ShapeException("NG0206", $"at least {items.Count} dimensions, one per index", x.Shape.ToString(), "remove an index");
        var axis = 0;
        for (var i = 0; i < items.Count; i++)
        {
            try
            {
                x = Part(x, items[i], axis);
            }
            catch (ShapeException error) when (error.Rule == Rule.IndexRange.Id)
            {
                // The axis and shape of the source, not of what earlier indices have left of them.
                Report(Rule.IndexRange, new(frame, e.Items[i].Site), "The index", error.Arguments[0], i.ToString(), shape.ToString());
                return null;
            }
            if (items[i] is RangeValue) axis++;
        }
        return x;
    }

    /// <summary>One index on its axis.</summary>
    Node Part(Node x, Value item, int axis)
    {
        if (item is RangeValue range)
        {
            var (start, length) = Bounds(range, x.Shape[axis]);
            return Slice(x, axis, start, length, 1);
        }
        if (item is DataValue { Node: { Type: ElementType.Int32, Shape.Rank: 0 } index }) return AtRuntime(x, axis, index);
        if (Position(item, x.Shape[axis]) is not { } position)
            throw new EvaluationError(Rule.WrongKind, "The index", "an int or a range", item.Kind, "use Gather to look rows up by index");
        var slice = Slice(x, axis, position, 1, 1);
        return Graph.Reshape(slice, slice.Shape.Without([axis]));
    }

    Node AtRuntime(Node x, int axis, Node index)
    {
        if (axis > 0)
            throw new EvaluationError(Rule.NotPrinted, "An index given at run time behind the first axis",
                "move the axis to the front with Permute");
        Program!.BoundIndices(index, x.Shape[0], "The index");
        return Graph.Apply(new Gather(), x, index);
    }

    /// <summary>A part of an axis whose bounds are proven, or checked at run time.</summary>
    public Node Slice(Node x, int axis, Dim start, Dim length, long step)
    {
        var size = x.Shape[axis];
        var last = start + step * (length - 1);
        if (step < 1) throw new ShapeException("NG0209", "step", step.ToString(), "at least 1");
        if (Decision.NonNegative(length) == Truth.Contradicted) throw new ShapeException("NG0209", "length", length.ToString(), "at least 0");
        Check(start, start);
        Check(size - 1 - last, last);
        Check(length, length);
        return Graph.Slice(x, axis, start, length, step);

        void Check(Dim nonNegative, Dim index) => Program!.Require(nonNegative, $"index {index} of a dimension of {size}",
            () => new ShapeException("NG0214", index.ToString(), axis.ToString(), x.Shape.ToString()));
    }
}
