using NetGen.Compiler.Diagnostics;
using NetGen.Compiler.Graphs;
using NetGen.Compiler.Layers;
using NetGen.Compiler.Ops;
using NetGen.Compiler.Shapes;
using static NetGen.Compiler.Evaluate.Operations.OperationTable;

namespace NetGen.Compiler.Evaluate.Operations;

/// <summary>Changes of buffers and of the state of a session, and of a part of any tensor.</summary>
static class States
{
    public static IEnumerable<(string, Operation)> Table =>
    [
        ("Functions.Update", Update),
        ("Tensor.UpdateAt", c => Data(At(c, c.SelfNode()))),
    ];

    /// <summary>The new value, which the state has from here on.</summary>
    static Value Update(OperationCall c)
    {
        if (c.Required("state") is not DataValue { Slot: { } slot } state)
            throw c.Wrong("state", "a State or Buffer of a field", c.Required("state") is DataValue ? "another Tensor; UpdateAt changes a part of any tensor" : c.Required("state").Kind);
        var next = c.Find("axis") is null ? Same(c.Node("value"), slot.Shape) : At(c, state.Node);
        if (!slot.IsState && !c.Program.MovesBuffers) return state;
        c.Program.Update(slot, next);
        return new DataValue(next) { Slot = slot };
    }

    static Node Same(Node value, Shape shape)
    {
        if (value.Shape.Rank == 0) return value;
        return value.Shape.Equals(shape) ? value
            : throw new ShapeException("NG0206", $"{shape}, the shape of the state", value.Shape.ToString(), "a state keeps its shape; Reshape or Broadcast the value");
    }

    /// <summary>The tensor with a part of an axis replaced; the value may lack the axis if it is one position.</summary>
    static Node At(OperationCall c, Node x)
    {
        var axis = c.Axis(x.Shape);
        var value = c.Node("value");
        if (value.Shape.Rank == x.Shape.Rank - 1) value = c.Graph.KeepAxis(value, axis);
        if (value.Shape.Rank != x.Shape.Rank)
            throw new ShapeException("NG0206", $"{x.Shape} with another dimension {axis}, or without it", value.Shape.ToString(), "Reshape the value");
        for (var i = 0; i < x.Shape.Rank; i++)
        {
            if (i == axis || value.Shape[i].Equals(x.Shape[i])) continue;
            throw new ShapeException("NG0217", $"{x.Shape} with another dimension {axis}", value.Shape.ToString(), i.ToString(), x.Shape[i].ToString(),
                value.Shape[i].ToString(), "only the dimension of the axis may differ");
        }
        return c.Graph.Apply(new UpdateAt(axis), x, Position(c, x.Shape, axis, value.Shape[axis]), value);
    }

    /// <summary>Where the part begins: a number whose range is checked now, or an argument, checked at every call.</summary>
    static Node Position(OperationCall c, Shape shape, int axis, Dim length)
    {
        var last = shape[axis] - length;
        switch (c.Required("position"))
        {
            case IntegerValue { Dim: var position }:
                foreach (var nonNegative in new[] { position, last - position })
                    c.Program.Require(nonNegative, $"{c.Name} at {position} of a dimension of {shape[axis]}",
                        () => new ShapeException("NG0214", position.ToString(), axis.ToString(), shape.ToString()));
                return c.Graph.Cast(c.Graph.DimValue(position), ElementType.Int32);
            case DataValue { Node: { Op: Input, Type: ElementType.Int32, Shape.Rank: 0 } position }:
                c.Program.Require(last, $"{c.Name}: {length} positions of a dimension of {shape[axis]}",
                    () => new ShapeException("NG0214", $"{length - 1}", axis.ToString(), shape.ToString()));
                c.Program.BoundIndices(position, last + 1, c.Name);
                return position;
            default: throw c.Wrong("position", "an int parameter of the compiled method, or an int known at compile time", c.Required("position").Kind);
        }
    }
}
