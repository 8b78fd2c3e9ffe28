using NetGen.Compiler.Graphs;
using NetGen.Compiler.Ops;
using NetGen.Compiler.Shapes;

namespace NetGen.Compiler.Layers;

/// <summary>Encodings of positions that are computed, not learned.</summary>
static class PositionEncodings
{
    /// <summary>sin(p / b^(2i/width)) at 2i and cos of the same at 2i + 1, on a new last axis. Vaswani et al., 2017.</summary>
    public static Node Sinusoids(GraphBuilder g, Node positions, long width, double period)
    {
        Shape shape = new([.. positions.Shape.Dims, width]);
        var channel = g.Apply(new Iota(width));
        var pair = g.Elementwise(new Floor(), g.Multiply(channel, 0.5));
        var angles = g.Multiply(g.Along(Number(g, positions), shape, [shape.Rank - 1]), Frequencies(g, pair, width, period));
        var isEven = g.Equal(channel, g.Multiply(pair, 2));
        return g.Select(isEven, g.Sin(angles), g.Cos(angles));
    }

    /// <summary>b^(−2i / width) of each pair i.</summary>
    static Node Frequencies(GraphBuilder g, Node pair, long width, double period) => g.Exp(g.Multiply(pair, -2 * Math.Log(period) / width));

    static Node Number(GraphBuilder g, Node x) => g.Cast(x, ElementType.Float32);

    /// <summary>
    /// Turns channel i and channel i + D/2 of position t by the angle t · b^(−2i / D) (the halves of GPT-NeoX and Llama). Su et al., 2021.
    /// </summary>
    public static Node Rotary(GraphBuilder g, Node x, int axis, double period, Node offset)
    {
        var last = x.Shape.Rank - 1;
        if (axis == last) throw new ShapeException("NG0209", "axis", axis.ToString(), $"another axis than the last of {x.Shape}, whose pairs are turned");
        if (x.Shape[last].Constant is not { } width || width % 2 != 0 || width == 0)
            throw new ShapeException("NG0206", "an even number of features on the last axis", x.Shape.ToString(), "they are turned in pairs");
        Losses.CheckScalar("the offset", offset);
        var half = width / 2;
        Shape angleShape = new(x.Shape[axis], half), halfShape = x.Shape.With(last, half);
        var positions = g.Add(g.Apply(new Iota(x.Shape[axis])), Number(g, offset));
        var angles = g.Multiply(g.Across(positions, angleShape, 0), g.Across(Frequencies(g, g.Apply(new Iota(half)), width, period), angleShape, 1));
        Node sin = g.Across(g.Sin(angles), halfShape, axis, last), cos = g.Across(g.Cos(angles), halfShape, axis, last);
        Node a = g.Slice(x, last, 0, half), b = g.Slice(x, last, half, half);
        return g.Apply(new Concat(last), g.Subtract(g.Multiply(a, cos), g.Multiply(b, sin)), g.Add(g.Multiply(b, cos), g.Multiply(a, sin)));
    }

    /// <summary>−slope · |i − j| with a slope of each head, [heads, queries, keys]. Press, Smith and Lewis, 2022.</summary>
    public static Node Alibi(GraphBuilder g, long heads, Dim queries, Dim keys)
    {
        // 2^(−8 (h + 1) / n) for n heads; what exceeds a power of two gets the slopes between, as of 2n heads.
        var power = 1L;
        while (2 * power <= heads) power *= 2;
        var head = g.Apply(new Iota(heads));
        Node Slope(Node exponent) => g.Exp(g.Multiply(exponent, -8 * Math.Log(2) / power));
        var slopes = Slope(g.Add(head, 1));
        if (power < heads) slopes = g.Select(g.Less(head, g.Constant(power)), slopes, Slope(g.Add(head, 0.5 - power)));
        Shape shape = new(heads, queries, keys);
        return g.Negate(g.Multiply(g.Across(slopes, shape, 0), g.Across(g.Abs(Distance(g, queries, keys)), shape, 1, 2)));
    }

    /// <summary>The bucket of each key's distance from each query: near ones have their own, far ones share. Raffel et al., 2020.</summary>
    public static Node RelativeBuckets(GraphBuilder g, Dim queries, Dim keys, long buckets, long farthest, bool bidirectional)
    {
        var distance = Distance(g, queries, keys);
        var count = bidirectional ? buckets / 2 : buckets;
        var near = count / 2;
        if (near < 1 || farthest <= near)
            throw new ShapeException("NG0209", near < 1 ? "buckets" : "maxDistance", near < 1 ? buckets.ToString() : farthest.ToString(),
                near < 1 ? $"at least {(bidirectional ? 4 : 2)}" : $"above {near}, where the shared buckets begin");
        var size = bidirectional ? g.Abs(distance) : g.Maximum(g.Negate(distance), g.Constant(0));
        // Whole distances stay clear of the next bucket by more than the small number, so rounding does not matter.
        var logarithm = g.Log(g.Multiply(g.Maximum(size, g.Constant(near)), 1.0 / near));
        var shared = g.Elementwise(new Floor(), g.Add(g.Multiply(logarithm, (count - near) / Math.Log((double)farthest / near)), 1e-4));
        var bucket = g.Select(g.Less(size, g.Constant(near)), size, g.Minimum(g.Add(shared, near), g.Constant(count - 1)));
        if (bidirectional) bucket = g.Add(bucket, g.Select(g.Less(g.Constant(0), distance), g.Constant(count), g.Constant(0)));
        return g.Cast(g.Minimum(bucket, g.Constant(buckets - 1)), ElementType.Int32);
    }

    /// <summary>j − i of query i and key j.</summary>
    static Node Distance(GraphBuilder g, Dim queries, Dim keys)
    {
        Shape shape = new(queries, keys);
        return g.Subtract(g.Across(g.Apply(new Iota(keys)), shape, 1), g.Across(g.Apply(new Iota(queries)), shape, 0));
    }
}
