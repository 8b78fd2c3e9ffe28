using NetGen.Compiler.Graphs;
using NetGen.Compiler.Layers;
using NetGen.Compiler.Ops;
using NetGen.Compiler.Shapes;
using static NetGen.Compiler.Evaluate.Operations.OperationTable;

namespace NetGen.Compiler.Evaluate.Operations;

/// <summary>Distributions, all of them made from uniform draws of one counter-based generator.</summary>
static class RandomNumbers
{
    public static IEnumerable<(string, Operation)> Table =>
    [
        ("Functions.Uniform", c => Data(UniformOf(c))),
        ("Functions.Normal", c => Data(NormalOf(c))),
        ("Functions.Exponential", c => Data(c.Graph.Exponential(c.Shape()))),
        ("Functions.Gumbel", c => Data(Gumbel(c.Graph, c.Shape()))),
        ("Functions.Bernoulli", c => Data(Bernoulli(c))),
        ("Functions.Categorical", c => Data(Categorical(c))),
        ("Functions.GumbelSoftmax", c => Data(GumbelSoftmax(c))),
        ("Functions.Reparameterize", c => Data(Reparameterize(c))),
        ("Functions.StraightThrough", c => Data(StraightThrough(c.Graph, c.Node("forward"), c.Node("backward")))),
    ];

    static Node UniformOf(OperationCall c)
    {
        if (c.Find("low") is null) return c.Graph.Uniform(c.Shape());
        Node low = c.Node("low"), high = c.Node("high");
        var g = c.Graph;
        return g.Add(low, g.Multiply(g.Subtract(high, low), g.Uniform(ShapeOf(c, low, high))));
    }

    static Node NormalOf(OperationCall c)
    {
        if (c.Find("mean") is null) return c.Graph.Normal(c.Shape());
        Node mean = c.Node("mean"), deviation = c.Node("deviation");
        return c.Graph.Add(mean, c.Graph.Multiply(deviation, c.Graph.Normal(ShapeOf(c, mean, deviation))));
    }

    /// <summary>The shape that a call states, or that of its parameters; the parameters broadcast to it.</summary>
    static Shape ShapeOf(OperationCall c, params Node[] parameters)
    {
        var own = parameters.Select(p => p.Shape).Aggregate((a, b) => GraphBuilder.BroadcastShape(c.Name, a, b));
        if (c.Find("shape") is null) return own;
        var shape = c.Shape();
        return GraphBuilder.BroadcastShape(c.Name, own, shape).Equals(shape) ? shape
            : throw new ShapeException("NG0206", $"parameters that broadcast to {shape}", own.ToString(), "leave the shape out, or make it that of the parameters");
    }

    /// <summary>−ln(−ln u). A u of 0 gives −∞, which no maximum chooses; the other way round it would be ∞.</summary>
    static Node Gumbel(GraphBuilder g, Shape shape) => g.Negate(g.Log(g.Negate(g.Log(g.Uniform(shape)))));

    static Node Bernoulli(OperationCall c)
    {
        var probability = c.Node("probability");
        return c.Graph.Less(c.Graph.Uniform(ShapeOf(c, probability)), probability);
    }

    /// <summary>Gumbel, 1954: the largest of logits with such noise is a draw from their softmax.</summary>
    static Node Categorical(OperationCall c)
    {
        var logits = c.Node("logits");
        return Reductions.ArgMax(c, c.Graph.Add(logits, Gumbel(c.Graph, logits.Shape)), c.Axis(logits.Shape, "axis", -1));
    }

    /// <summary>Jang, Gu and Poole, 2017.</summary>
    static Node GumbelSoftmax(OperationCall c)
    {
        Node logits = c.Node("logits"), temperature = c.Find("temperature") is null ? c.Graph.Constant(1) : c.Node("temperature");
        var axis = c.Axis(logits.Shape, "axis", -1);
        Layers.Losses.CheckScalar("the temperature", temperature);
        var g = c.Graph;
        var soft = Softmax.Along(g, g.Divide(g.Add(logits, Gumbel(g, logits.Shape)), temperature), axis);
        return c.Flag("hard", false) ? StraightThrough(g, OneHot(g, g.ArgMax(soft, axis), soft.Shape, axis), soft) : soft;
    }

    static Node OneHot(GraphBuilder g, Node indices, Shape shape, int axis) =>
        g.Cast(g.Equal(g.Along(indices, shape, [axis]), g.Across(g.Apply(new Iota(shape[axis])), shape, axis)), ElementType.Float32);

    static Node Reparameterize(OperationCall c)
    {
        Node mean = c.Node("mean"), logVariance = c.Node("logVariance");
        var g = c.Graph;
        return g.Add(mean, g.Multiply(g.Exp(g.Multiply(logVariance, 0.5)), g.Normal(ShapeOf(c, mean, logVariance))));
    }

    /// <summary>forward + (backward − itself): the difference is 0 exactly, and only the first of both learns. Bengio et al., 2013.</summary>
    static Node StraightThrough(GraphBuilder g, Node forward, Node backward)
    {
        Layers.Losses.CheckEqual("the value of the backward pass", backward.Shape, "the forward one", forward.Shape);
        return g.Add(g.StopGradient(forward), g.Subtract(backward, g.StopGradient(backward)));
    }
}
