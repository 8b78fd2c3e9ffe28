namespace NetGen.Networks.Tests.Networks;

/// <summary>T. Kipf and M. Welling, "Semi-supervised classification with graph convolutional networks", 2017: every node also hears itself.</summary>
[Block]
public partial class GraphConvolution(int features)
{
    readonly Linear linear = new(features);

    public Tensor Forward(Tensor x, Labels source, Labels target)
    {
        var nodes = x.Size(0);
        var degree = 1 + SegmentSum(Full(1, source.Size(0)), target, nodes);
        var scale = degree.Rsqrt().Unsqueeze(1);
        x *= scale;
        return ((x + SegmentSum(x.Gather(source), target, nodes)) * scale).Then(linear);
    }
}

/// <summary>W. Hamilton, R. Ying and J. Leskovec, "Inductive representation learning on large graphs", 2017, with two aggregates.</summary>
[Block]
public partial class GraphSample(int features)
{
    readonly Linear self = new(features), mean = new(features) { Bias = false }, most = new(features) { Bias = false };

    public Tensor Forward(Tensor x, Labels source, Labels target)
    {
        var messages = x.Gather(source);
        return x.Then(self) + SegmentMean(messages, target, x.Size(0)).Then(mean) + SegmentMax(messages, target, x.Size(0)).Then(most);
    }
}

/// <summary>P. Veličković et al., "Graph attention networks", 2018.</summary>
[Block]
public partial class GraphAttention(int features, int heads)
{
    readonly Linear linear = new(heads * features) { Bias = false };
    readonly Tensor fromSource = Parameter(Init.Normal, heads, features), fromTarget = Parameter(Init.Normal, heads, features);

    public Tensor Forward(Tensor x, Labels source, Labels target)
    {
        var (nodes, edges) = (x.Size(0), source.Size(0));
        var h = x.Then(linear).Reshape(nodes, heads, features);
        var scores = Einsum("vhf,hf->vh", h, fromSource).Gather(source) + Einsum("vhf,hf->vh", h, fromTarget).Gather(target);
        var weights = SegmentSoftmax(scores.LeakyRelu(0.2f), target, nodes);
        return SegmentSum(h.Gather(source) * weights.Reshape(edges, heads, 1), target, nodes).Reshape(nodes, heads * features);
    }
}

/// <summary>Message passing f(me, aggregate g(me, them)) with the features of edges (J. Gilmer et al., 2017).</summary>
[Block]
public partial class MessagePassing(int features)
{
    [Linear(8), Silu, Linear(6)] readonly Sequential message = new();
    readonly Linear update = new(features);

    public Tensor Forward(Tensor x, Tensor edge, Labels source, Labels target)
    {
        var sent = Concat(1, x.Gather(target), x.Gather(source), edge).Then(message);
        return Concat(1, x, SegmentSum(sent, target, x.Size(0))).Then(update);
    }
}

/// <summary>One graph, whose nodes are classified; it may have no edges.</summary>
[Network, Dim("E", Min = 0)]
public partial class NodeClassifier
{
    readonly GraphConvolution convolution = new(6);
    readonly GraphSample sample = new(6);
    readonly GraphAttention attention = new(3, heads: 2);
    readonly Linear head = new(3);

    [Forward]
    Tensor Classify([Shape("Nodes", 4)] Tensor x, [Shape("E")] Labels source, [Shape("E")] Labels target)
    {
        x = convolution.Forward(x, source, target).Tanh();
        x = sample.Forward(x, source, target).Tanh(); // [Nodes, 6]
        return (x + attention.Forward(x, source, target)).Then(head);
    }

    [Loss]
    Tensor Loss([Shape("Nodes", 4)] Tensor x, [Shape("E")] Labels source, [Shape("E")] Labels target, [Shape("Nodes")] Labels label) =>
        CrossEntropy(Classify(x, source, target), label);
}

/// <summary>Many graphs in one batch: nodes say which graph they belong to, and are pooled by it.</summary>
[Network, Dim("E", Min = 0)]
public partial class GraphClassifier
{
    readonly MessagePassing passing = new(5);
    readonly Linear head = new(2);

    [Forward]
    Tensor Classify([Shape("Nodes", 3)] Tensor x, [Shape("E", 2)] Tensor edge, [Shape("E")] Labels source, [Shape("E")] Labels target,
        [Shape("Nodes")] Labels graph, [Shape("G", 2)] Tensor known)
    {
        x = passing.Forward(x, edge, source, target).Tanh();
        var graphs = known.Size(0);
        var pooled = Concat(1, known, SegmentSum(x, graph, graphs), SegmentMean(x, graph, graphs), SegmentMax(x, graph, graphs));
        return pooled.Then(head); // [G, 2]
    }

    [Loss]
    Tensor Loss([Shape("Nodes", 3)] Tensor x, [Shape("E", 2)] Tensor edge, [Shape("E")] Labels source, [Shape("E")] Labels target,
        [Shape("Nodes")] Labels graph, [Shape("G", 2)] Tensor known, [Shape("G")] Labels label) =>
        CrossEntropy(Classify(x, edge, source, target, graph, known), label);
}
