using NetGen.Compiler.Graphs;
using NetGen.Compiler.Ops;
using NetGen.Compiler.Passes;
using NetGen.Compiler.Shapes;
using OutputKind = NetGen.Compiler.Graphs.OutputKind;

namespace NetGen.Compiler.Tests.Printed;

/// <summary>Training graphs of small networks, built from primitives without the language.</summary>
static class SmallNetworks
{
    static readonly Dim N = Dim.Name("N");

    public static Node Input(GraphBuilder g, string id, params Dim[] shape) => g.Apply(new Input(id, new Shape(shape), ElementType.Float32));

    public static Node Weight(GraphBuilder g, string id, params Dim[] shape) => g.Apply(new Parameter(id, new Shape(shape), new("HeUniform", 1, 1)));

    static Node Linear(GraphBuilder g, Node x, string name, long width) =>
        g.Add(g.Apply(new Contract("nk", "ok", "no"), x, Weight(g, name + ".weight", width, x.Shape[1])), Weight(g, name + ".bias", width));

    static Node Relu(GraphBuilder g, Node x) => g.Maximum(x, g.Constant(0));

    static Node Conv(GraphBuilder g, Node x, string name, long channels, long kernel, long padding)
    {
        g.Scope = name;
        var y = g.Apply(new Conv(new ConvolutionShape([1, 1], [padding, padding], [1, 1], 1)), x, Weight(g, name + ".weight", channels, x.Shape[1], kernel, kernel));
        return g.Add(y, g.Reshape(Weight(g, name + ".bias", channels), new Shape(channels, 1, 1)));
    }

    static Node Pool(GraphBuilder g, Node x) => g.Apply(new WindowMax(new WindowShape([2, 2], [2, 2], [0, 0], [1, 1])), x);

    static Node CrossEntropy(GraphBuilder g, Node logits)
    {
        g.Scope = "loss";
        var labels = g.Apply(new Input("labels", new Shape(N), ElementType.Int32));
        var shifted = g.Subtract(logits, g.KeepAxis(g.StopGradient(g.Apply(new ReduceMax(1), logits)), 1));
        var logSum = g.Log(g.Sum(g.Exp(shifted), [1]));
        var picked = g.Sum(g.Select(g.Equal(g.KeepAxis(labels, 1), g.IotaAlong(logits.Shape, 1)), shifted, g.Constant(0)), [1]);
        return g.Divide(g.Sum(g.Subtract(logSum, picked), [0]), g.DimValue(N));
    }

    public static Graph LeNet(long size = 28) => Training(g =>
    {
        var x = Input(g, "image", N, 1, size, size);
        x = Pool(g, Relu(g, Conv(g, x, "conv1", 6, 5, 2)));
        x = Pool(g, Relu(g, Conv(g, x, "conv2", 16, 5, 0)));
        x = g.Reshape(x, new Shape(N, x.Shape[1] * x.Shape[2] * x.Shape[3]));
        g.Scope = "fc1";
        x = Relu(g, Linear(g, x, "fc1", 120));
        g.Scope = "fc2";
        x = Relu(g, Linear(g, x, "fc2", 84));
        g.Scope = "fc3";
        return CrossEntropy(g, Linear(g, x, "fc3", 10));
    });

    public static Graph Mlp() => Training(g =>
    {
        var x = Input(g, "image", N, 50);
        g.Scope = "fc1";
        x = Relu(g, Linear(g, x, "fc1", 33));
        g.Scope = "fc2";
        return CrossEntropy(g, Linear(g, x, "fc2", 10));
    });

    /// <summary>Embedded tokens, a layer norm and one head of causal attention.</summary>
    public static Graph Attention(long vocabulary, long width) => Training(g =>
    {
        var T = Dim.Name("T");
        var x = g.Apply(new Gather(), Weight(g, "embedding", vocabulary, width), g.Apply(new Input("tokens", new Shape(N, T), ElementType.Int32)));
        var centred = g.Subtract(x, g.KeepAxis(g.Multiply(g.Constant(1.0 / width), g.Sum(x, [2])), 2));
        var variance = g.Multiply(g.Constant(1.0 / width), g.Sum(g.Multiply(centred, centred), [2]));
        var norm = g.Divide(centred, g.KeepAxis(g.Sqrt(g.Add(variance, g.Constant(1e-5))), 2));
        Node Project(string id) => g.Apply(new Contract("ntc", "dc", "ntd"), norm, Weight(g, id, width, width));
        var scores = g.Multiply(g.Constant(1 / Math.Sqrt(width)), g.Apply(new Contract("ntd", "nsd", "nts"), Project("query"), Project("key")));
        scores = g.Select(g.LessOrEqual(g.IotaAlong(scores.Shape, 2), g.IotaAlong(scores.Shape, 1)), scores, g.Constant(-1e30));
        var exp = g.Exp(g.Subtract(scores, g.KeepAxis(g.StopGradient(g.Apply(new ReduceMax(2), scores)), 2)));
        var weights = g.Divide(exp, g.KeepAxis(g.Sum(exp, [2]), 2));
        var mixed = g.Add(x, g.Apply(new Contract("nts", "nsd", "ntd"), weights, Project("value")));
        return CrossEntropy(g, Linear(g, g.Sum(mixed, [1]), "head", 10));
    });

    /// <summary>A loss that is a product itself, so that the gradient of a product is a product with a number; a dimension has an axis's name.</summary>
    public static Graph DotProduct() => Training(g =>
    {
        var i0 = Dim.Name("i0");
        var x = g.Sum(Input(g, "x", i0, 40), [0]);
        return g.Apply(new Contract("k", "k", ""), x, Weight(g, "w", 40));
    });

    static Graph Training(Func<GraphBuilder, Node> build)
    {
        var builder = new GraphBuilder();
        var before = Simplify.BeforeDifferentiation(Graph.Of([new("loss", OutputKind.Result, build(builder))]));
        var g = new GraphBuilder(before);
        var loss = before.Outputs[0].Node;
        var parameters = before.Nodes.Where(n => n.Op is Parameter).ToArray();
        var gradients = Differentiate.Gradients(g, loss, parameters);
        return Simplify.AfterDifferentiation(Graph.Of([
            new("loss", OutputKind.Result, loss), .. parameters.Select((p, i) => new GraphOutput(((Source)p.Op).Id, OutputKind.Gradient, gradients[i]))]));
    }
}
