using NetGen.Compiler.Evaluate;
using NetGen.Compiler.Graphs;
using NetGen.Compiler.Ops;
using NetGen.Compiler.Shapes;

namespace NetGen.Compiler.Layers;

/// <summary>Attention of several heads on projections of its inputs. Vaswani et al., 2017; grouped keys: Ainslie et al., 2023.</summary>
static class MultiHeadAttention
{
    // Letters of the leading axes; t, s, h, r, d are queries, keys, heads, heads of one key, and the width of a head.
    const string Leading = "nabc";

    public static LayerKind Kind { get; } = new(nameof(MultiHeadAttention),
        Hyperparameter.Count("width"), Hyperparameter.Count("heads"),
        Hyperparameter.Count("KeyValueHeads", 0, least: 0), Hyperparameter.Count("KeyWidth", 0, least: 0), Hyperparameter.Count("ValueWidth", 0, least: 0),
        Hyperparameter.Flag("Bias", true), Hyperparameter.Rate("Dropout", 0), Hyperparameter.Flag("Causal", false), Hyperparameter.Init)
    {
        FirstInput = "query",
        Apply = Apply,
    };

    static Node Apply(LayerUse layer, Node query)
    {
        var key = layer.Input("key") ?? layer.Input("memory") ?? query;
        var value = layer.Input("value") ?? key;
        CheckInputs(query.Shape, key.Shape, value.Shape);
        var heads = Heads.Of(layer);
        var (q, k, v) = new Projection(layer, heads).Of(query, key, value);

        var g = layer.Graph;
        var lead = Leading.Substring(0, query.Shape.Rank - 2);
        var shared = heads.PerKey > 1 ? "r" : "";
        var products = g.Apply(new Contract($"{lead}th{shared}d", $"{lead}shd", $"{lead}h{shared}ts"),
            Split(g, q, heads.Groups, heads.PerKey), Split(g, k, heads.Groups, 1));
        var scores = g.Multiply(products, 1 / Math.Sqrt(heads.KeyWidth / heads.Count));
        var weights = Attention.Weights(layer.Program, scores, Rule(layer, query.Shape, key.Shape, heads));
        var result = g.Apply(new Contract($"{lead}h{shared}ts", $"{lead}shd", $"{lead}th{shared}d"), weights, Split(g, v, heads.Groups, 1));
        return Output(layer, g.Reshape(result, Last(query.Shape, heads.ValueWidth)), heads.ValueWidth);
    }

    static void CheckInputs(Shape query, Shape key, Shape value)
    {
        foreach (var shape in new[] { query, key, value })
        {
            if (shape.Rank < 2 || shape.Rank > Leading.Length + 2)
                throw new ShapeException("NG0206", "inputs [N, T, C]", shape.ToString(), "the last axes are positions and features");
            if (shape.Rank != query.Rank)
                throw new ShapeException("NG0206", $"{query.Rank} dimensions, as the query {query}", shape.ToString(), "all inputs have the same axes");
        }
        for (var a = 0; a < query.Rank - 1; a++)
        {
            // Keys and values belong together by their positions, too.
            foreach (var (x, y, advice) in new[] { (query, key, "the query"), (key, value, "the key") }.Skip(a < query.Rank - 2 ? 0 : 1))
            {
                if (!x[a].Equals(y[a]))
                    throw new ShapeException("NG0200", x.ToString(), y.ToString(), a.ToString(), x[a].ToString(), y[a].ToString(),
                        $"it must be that of {advice}: nothing broadcasts");
            }
        }
    }

    /// <summary>[…, T, heads · d] to […, T, heads, d].</summary>
    static Node Split(GraphBuilder g, Node x, long groups, long perKey)
    {
        var last = x.Shape.Rank - 1;
        Dim[] heads = perKey > 1 ? [groups, perKey] : [groups];
        return g.Reshape(x, new Shape([.. x.Shape.Dims.Take(last), .. heads, Dim.FloorDivide(x.Shape[last], groups * perKey)]));
    }

    static Shape Last(Shape shape, long width) => shape.With(shape.Rank - 1, width);

    static Node Output(LayerUse layer, Node x, long valueWidth)
    {
        var width = layer.Int("width");
        var y = Linear.Product(layer.Graph, x, layer.Weight("out_proj.weight", new Shape(width, valueWidth), layer.Init("XavierUniform")));
        return layer.Flag("Bias") ? layer.Graph.Add(y, layer.Weight("out_proj.bias", new Shape(width), "Zeros")) : y;
    }

    /// <summary>Mask and bias with the axes of the scores [N, H, T, S], or [N, G, H / G, T, S] where heads share keys.</summary>
    static AttentionRule Rule(LayerUse layer, Shape query, Shape key, Heads heads)
    {
        var lead = query.Rank - 2;
        Shape scores = new([.. query.Dims.Take(lead), heads.Count, query[lead], key[lead]]);
        var g = layer.Graph;
        var mask = layer.Input("mask") is { } m ? Grouped(g, Placed(g, m, scores), scores, heads) : null;
        var bias = layer.Input("bias") is { } b ? Grouped(g, b, scores, heads) : null;
        return new(mask, bias, layer.Flag("Causal"), layer.Number("Dropout"));
    }

    /// <summary>A mask [N, S], [T, S] or [N, T, S] with axes of size 1 for those that it lacks; others are left to broadcasting.</summary>
    static Node Placed(GraphBuilder g, Node mask, Shape scores)
    {
        var lead = scores.Rank - 3;
        int[] batch = [.. Enumerable.Range(0, lead)];
        int[][] forms = [[lead + 1, lead + 2], [.. batch, lead + 2], [.. batch, lead + 1, lead + 2]];
        var fitting = forms.Where(f => Fits(mask.Shape, scores, f)).ToArray();
        if (fitting.Length == 0) return mask;
        if (fitting.Length > 1 && !mask.Shape[0].Is(1))
            throw new ShapeException("NG0206", $"a mask that is clearly [{scores[lead + 1]}, {scores[lead + 2]}] or one row for each example",
                mask.Shape.ToString(), "both fit; Unsqueeze it to [1, 1, queries, keys], or to [batch, 1, 1, keys]");
        return g.Reshape(mask, new Shape([.. scores.Dims.Select((_, a) => Array.IndexOf(fitting[0], a) is >= 0 and var i ? mask.Shape[i] : Dim.One)]));
    }

    static bool Fits(Shape mask, Shape scores, int[] axes) =>
        mask.Rank == axes.Length && axes.Select((a, i) => mask[i].Is(1) || mask[i].Equals(scores[a])).All(fits => fits);

    static Node Grouped(GraphBuilder g, Node x, Shape scores, Heads heads)
    {
        var at = x.Shape.Rank - 3;
        if (heads.PerKey == 1 || at < 0) return x;
        Dim[] axes = x.Shape[at].Equals(heads.Count) ? [heads.Groups, heads.PerKey] : [x.Shape[at], 1];
        return g.Reshape(x, new Shape([.. x.Shape.Dims.Take(at), .. axes, .. x.Shape.Dims.Skip(at + 1)]));
    }

    /// <summary>How the heads share the widths.</summary>
    /// <param name="Count">Of the queries.</param>
    /// <param name="Groups">Heads of keys and values.</param>
    /// <param name="KeyWidth">Of all heads of queries together.</param>
    /// <param name="ValueWidth">Of all heads' results together.</param>
    sealed record Heads(long Count, long Groups, long KeyWidth, long ValueWidth)
    {
        /// <summary>How many heads of queries share one of keys.</summary>
        public long PerKey => Count / Groups;

        public static Heads Of(LayerUse layer)
        {
            long width = layer.Int("width"), count = layer.Int("heads");
            Heads heads = new(count, Or("KeyValueHeads", count), Or("KeyWidth", width), Or("ValueWidth", width));
            foreach (var (whole, name) in new[] { (heads.KeyWidth, "width of the keys"), (heads.ValueWidth, "width of the values") })
                if (whole % count != 0) throw new ShapeException("NG0209", "heads", count.ToString(), $"a divisor of the {name}, {whole}");
            if (count % heads.Groups != 0)
                throw new ShapeException("NG0209", "KeyValueHeads", heads.Groups.ToString(), $"a divisor of the {count} heads");
            return heads;

            long Or(string name, long standard) => layer.Int(name) is > 0 and var n ? n : standard;
        }
    }

    /// <summary>The projections of queries, keys and values: one weight where all widths are equal, as in PyTorch, else three.</summary>
    sealed class Projection(LayerUse layer, Heads heads)
    {
        readonly long[] widths = [heads.KeyWidth, heads.KeyWidth / heads.PerKey, heads.ValueWidth / heads.PerKey];

        public (Node Query, Node Key, Node Value) Of(Node query, Node key, Node value)
        {
            Node[] inputs = [query, key, value];
            var sizes = inputs.Select(x => layer.WeightSize(x.Shape, x.Shape.Rank - 1)).ToArray();
            long width = layer.Int("width"), sum = widths.Sum();
            var bias = layer.Flag("Bias") ? layer.Weight("in_proj_bias", new Shape(sum), "Zeros") : null;
            if (!sizes.All(s => s.Is(width)) || widths.Any(w => w != width))
            {
                string[] names = ["q_proj_weight", "k_proj_weight", "v_proj_weight"];
                var parts = Enumerable.Range(0, 3).Select(i => Biased(Linear.Product(layer.Graph, inputs[i],
                    layer.Weight(names[i], new Shape(widths[i], sizes[i]), layer.Init("XavierUniform"))), bias, i, 1)).ToArray();
                return (parts[0], parts[1], parts[2]);
            }
            var weight = layer.Weight("in_proj_weight", new Shape(3 * width, width), layer.Init("XavierUniform"));
            return Joint(inputs, weight, bias);
        }

        /// <summary>Neighbours that project the same input are one product.</summary>
        (Node, Node, Node) Joint(Node[] inputs, Node weight, Node? bias)
        {
            var g = layer.Graph;
            var result = new Node[3];
            for (var i = 0; i < 3;)
            {
                var count = inputs.Skip(i).TakeWhile(x => x == inputs[i]).Count();
                var rows = g.Slice(weight, 0, Start(i), Start(i + count) - Start(i));
                var y = Biased(Linear.Product(g, inputs[i], rows), bias, i, count);
                for (var j = 0; j < count; j++)
                    result[i + j] = g.Slice(y, y.Shape.Rank - 1, Start(i + j) - Start(i), widths[i + j]);
                i += count;
            }
            return (result[0], result[1], result[2]);
        }

        long Start(int part) => widths.Take(part).Sum();

        Node Biased(Node y, Node? bias, int first, int count) =>
            bias is null ? y : layer.Graph.Add(y, layer.Graph.Slice(bias, 0, Start(first), Start(first + count) - Start(first)));
    }
}
