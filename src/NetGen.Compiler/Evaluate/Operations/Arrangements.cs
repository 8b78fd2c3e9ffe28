using NetGen.Compiler.Diagnostics;
using NetGen.Compiler.Graphs;
using NetGen.Compiler.Layers;
using NetGen.Compiler.Ops;
using NetGen.Compiler.Shapes;
using static NetGen.Compiler.Evaluate.Operations.OperationTable;

namespace NetGen.Compiler.Evaluate.Operations;

/// <summary>The same elements in another shape, parts of them, or several tensors joined.</summary>
static class Arrangements
{
    public static IEnumerable<(string, Operation)> Table =>
    [
        ("Tensor.Size", Size), ("Labels.Size", Size), ("Tokens.Size", Size), ("Mask.Size", Size),
        ("Tensor.Transpose", c => Data(Transpose(c))),
        ("Tensor.Permute", c => Data(Permute(c))),
        ("Tensor.Reshape", c => Data(Reshape(c))),
        ("Tensor.Flatten", c => Data(Flatten.From(c.Graph, c.SelfNode(), c.Int("startAxis", 1)))),
        ("Tensor.Unsqueeze", Unsqueeze),
        ("Tensor.Squeeze", c => Data(Squeeze(c))),
        ("Tensor.Broadcast", c => Data(Broadcast(c))),
        ("Tensor.Slice", c => Data(Slice(c))),
        ("Tensor.Pad", c => Data(Pad(c))),
        ("Tensor.Split", Split),
        ("Functions.Concat", c => Data(Concat(c, c.Nodes("parts"), c.Int("axis")))),
        ("Functions.Stack", c => Data(Stack(c))),
    ];

    static Value Size(OperationCall c)
    {
        var shape = c.SelfNode().Shape;
        return new IntegerValue(shape[c.Axis(shape)]);
    }

    static Node Transpose(OperationCall c)
    {
        var x = c.SelfNode();
        if (x.Shape.Rank < 2) throw new ShapeException("NG0206", "at least two dimensions", x.Shape.ToString(), "Unsqueeze it before");
        int a = c.Axis(x.Shape, "a", -2), b = c.Axis(x.Shape, "b", -1);
        return c.Graph.Transpose(x, [.. Enumerable.Range(0, x.Shape.Rank).Select(i => i == a ? b : i == b ? a : i)]);
    }

    static Node Permute(OperationCall c)
    {
        var x = c.SelfNode();
        var axes = c.Dims("axes").Select(d =>
            Axes.Resolve(x.Shape, d.Constant ?? throw c.NoAxis(d))).ToArray();
        if (axes.Length != x.Shape.Rank || axes.Distinct().Count() != axes.Length)
            throw new ShapeException("NG0209", "axes", $"[{string.Join(", ", axes)}]", $"each of the {x.Shape.Rank} axes of {x.Shape} once");
        return c.Graph.Transpose(x, axes);
    }

    static Node Reshape(OperationCall c)
    {
        var x = c.SelfNode();
        var dims = c.Dims("shape");
        var open = dims.Count(d => d.Is(-1));
        if (open > 1) throw new ShapeException("NG0209", "shape", $"[{string.Join<Dim>(", ", dims)}]", "a shape with one -1 at most");
        if (dims.FirstOrDefault(d => !d.Is(-1) && Decision.NonNegative(d) != Truth.Proven) is { } bad)
            throw new ShapeException("NG0209", "a dimension", bad.ToString(), "at least 0, or -1 once");
        if (open == 1) dims = Inferred(x.Shape, dims);
        return c.Graph.Reshape(x, new Shape(dims));
    }

    static Dim[] Inferred(Shape from, Dim[] dims)
    {
        var known = Dim.Product(dims.Where(d => !d.Is(-1)));
        if (!known.Is(0) && Dim.FloorDivide(from.Size, known) is var rest && (rest * known).Equals(from.Size))
            return [.. dims.Select(d => d.Is(-1) ? rest : d)];
        throw new ShapeException("NG0210", from.ToString(), from.Size.ToString(), $"[{string.Join<Dim>(", ", dims)}]",
            $"a multiple of {known}", $"{known} must divide {from.Size}");
    }

    public static Value Unsqueeze(OperationCall c) => Data(c.Graph.KeepAxis(c.SelfNode(), Axes.ResolveNew(c.SelfNode().Shape, c.Int("axis"))));

    static Node Squeeze(OperationCall c)
    {
        var x = c.SelfNode();
        var axis = c.Axis(x.Shape);
        return x.Shape[axis].Is(1) ? c.Graph.Reshape(x, x.Shape.Without([axis]))
            : throw new ShapeException("NG0209", $"dimension {axis} of {x.Shape}", x.Shape[axis].ToString(),
                "1 to be removed; use an index or a reduction");
    }

    static Node Broadcast(OperationCall c)
    {
        var x = c.SelfNode();
        var shape = c.Shape();
        if (x.Shape.Rank > shape.Rank)
            throw new ShapeException("NG0206", $"at most {shape.Rank} dimensions", x.Shape.ToString(), $"it is broadcast to {shape}");
        for (var i = 1; i <= x.Shape.Rank; i++)
        {
            Dim from = x.Shape[x.Shape.Rank - i], to = shape[shape.Rank - i];
            if (from.Is(1) || from.Equals(to)) continue;
            throw new ShapeException("NG0200", x.Shape.ToString(), shape.ToString(), (shape.Rank - i).ToString(), from.ToString(),
                to.ToString(), "only a literal 1 stretches");
        }
        return c.Graph.BroadcastTo(x, shape);
    }

    static Node Slice(OperationCall c)
    {
        var x = c.SelfNode();
        return c.Interpreter.Slice(x, c.Axis(x.Shape), c.Dim("start"), c.Dim("length"), c.Int("step", 1));
    }

    static Node Pad(OperationCall c)
    {
        var x = c.SelfNode();
        if (c.Find("mode") is not null)
            return Padding.Around(c.Program, x, c.Axis(x.Shape), c.AtLeast("before", 0, 0), c.AtLeast("after", 0, 0), c.Member("mode", "Zeros"));
        Dim before = c.Dim("before"), after = c.Dim("after");
        foreach (var (width, name) in new[] { (before, "before"), (after, "after") })
            if (Decision.NonNegative(width) != Truth.Proven) throw new ShapeException("NG0209", name, width.ToString(), "at least 0");
        return c.Graph.Pad(x, c.Axis(x.Shape), before, after, c.Number("value", 0));
    }

    static Value Split(OperationCall c)
    {
        var x = c.SelfNode();
        var axis = c.Axis(x.Shape);
        var parts = c.AtLeast("parts", 1, 1);
        var length = Dim.FloorDivide(x.Shape[axis], parts);
        if (!(length * parts).Equals(x.Shape[axis]))
            throw new ShapeException("NG0209", "parts", parts.ToString(), $"a divisor of {x.Shape[axis]}, dimension {axis} of {x.Shape}");
        return new ArrayValue([.. Enumerable.Range(0, (int)Math.Min(parts, 10_000))
            .Select(i => Data(c.Graph.Slice(x, axis, i * length, length)))]);
    }

    static Node Concat(OperationCall c, Node[] parts, long at)
    {
        if (parts.Length == 0) throw new ShapeException("NG0209", "parts", "[]", "at least one tensor");
        var first = parts[0].Shape;
        var axis = Axes.Resolve(first, at);
        foreach (var part in parts.Skip(1)) CheckParts(first, part.Shape, axis);
        return parts.Length == 1 ? parts[0] : c.Graph.Apply(new Concat(axis), parts);
    }

    static void CheckParts(Shape a, Shape b, int axis)
    {
        if (a.Rank != b.Rank)
            throw new ShapeException("NG0206", $"{a.Rank} dimensions, as {a} has", b.ToString(), "all parts have equal numbers of dimensions");
        for (var i = 0; i < a.Rank; i++)
        {
            if (i == axis || a[i].Equals(b[i])) continue;
            throw new ShapeException("NG0202", a.ToString(), b.ToString(), i.ToString(), a[i].ToString(), b[i].ToString(), axis.ToString(),
                "Slice, Pad or Reshape one of them");
        }
    }

    static Node Stack(OperationCall c)
    {
        var parts = c.Nodes("parts");
        if (parts.Length == 0) throw new ShapeException("NG0209", "parts", "[]", "at least one tensor");
        var axis = Axes.ResolveNew(parts[0].Shape, c.Int("axis"));
        foreach (var part in parts.Skip(1)) CheckParts(parts[0].Shape, part.Shape, -1);
        return Concat(c, [.. parts.Select(p => c.Graph.KeepAxis(p, axis))], axis);
    }
}
