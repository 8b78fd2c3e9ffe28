namespace NetGen.Examples.Blocks;

/// <summary>
/// The graph convolution of T. Kipf and M. Welling, "Semi-supervised classification with graph convolutional networks", 2017:
/// D^-½ (A + 1) D^-½ X W + b. The graph is a list of edges, each in both directions; every node also hears itself.
/// </summary>
[Block]
public partial class GraphConvolution(int features)
{
    readonly Linear lin = new(features) { Bias = false };
    readonly Tensor bias = Parameter(Init.Zeros, features);

    /// <summary>Nodes [V, C] to [V, features]; edge e goes from node <c>from</c>[e] to node <c>to</c>[e].</summary>
    public Tensor Forward(Tensor x, Labels from, Labels to)
    {
        var nodes = x.Size(0);
        var degree = 1 + SegmentSum(Full(1, to.Size(0)), to, nodes);
        var norm = degree.Rsqrt().Unsqueeze(1);
        var sent = norm * x.Then(lin);
        return norm * (sent + SegmentSum(sent.Gather(from), to, nodes)) + bias;
    }
}

/// <summary>How what a node hears of its neighbours becomes one vector.</summary>
public enum Aggregation
{
    /// <summary>Their mean.</summary>
    Mean,

    /// <summary>The largest number of each channel, after a layer of its own.</summary>
    Max,
}

/// <summary>
/// GraphSAGE: W. Hamilton, R. Ying and J. Leskovec, "Inductive representation learning on large graphs", 2017, with its aggregators of the
/// mean and of the maximum.
/// </summary>
[Block]
public partial class GraphSample(int features, Aggregation aggregation = Aggregation.Mean)
{
    readonly Linear lin_l = new(features), lin_r = new(features) { Bias = false };
    readonly Linear[] pool = aggregation == Aggregation.Max ? [new(features)] : [];

    /// <summary>Nodes [V, C] to [V, features]; edge e goes from node <c>from</c>[e] to node <c>to</c>[e].</summary>
    public Tensor Forward(Tensor x, Labels from, Labels to)
    {
        var nodes = x.Size(0);
        var heard = aggregation == Aggregation.Max
            ? SegmentMax(x.Then(pool[0]).Relu().Gather(from), to, nodes)
            : SegmentMean(x.Gather(from), to, nodes);
        return heard.Then(lin_l) + x.Then(lin_r);
    }
}

/// <summary>
/// The attention over neighbours of P. Veličković, G. Cucurull, A. Casanova, A. Romero, P. Liò and Y. Bengio, "Graph attention networks",
/// 2018. The graph is a list of edges, those from each node to itself among them.
/// </summary>
[Block]
public partial class GraphAttention(int features, int heads, bool concat = true)
{
    readonly Linear lin = new(heads * features) { Bias = false };
    readonly Tensor att_src = Parameter(Init.XavierUniform, heads, features), att_dst = Parameter(Init.XavierUniform, heads, features);
    readonly Tensor bias = Parameter(Init.Zeros, concat ? heads * features : features);

    /// <summary>Nodes [V, C] to [V, heads · features], or to the heads' mean [V, features].</summary>
    public Tensor Forward(Tensor x, Labels from, Labels to)
    {
        var nodes = x.Size(0);
        var h = x.Then(lin).Reshape(nodes, heads, features);
        var scores = ((h * att_src).Sum(2).Gather(from) + (h * att_dst).Sum(2).Gather(to)).LeakyRelu(0.2);
        var weights = SegmentSoftmax(scores, to, nodes);
        var heard = SegmentSum(weights.Unsqueeze(2) * h.Gather(from), to, nodes);
        return (concat ? heard.Reshape(nodes, heads * features) : heard.Mean(1)) + bias;
    }
}
