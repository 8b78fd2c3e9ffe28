using NetGen.Examples.Blocks;

namespace NetGen.Models.Tests.Networks;

/// <summary>Two graph convolutions over V nodes and E edges.</summary>
[Network]
public partial class SmallGcn
{
    readonly GraphConvolution conv1 = new(6), conv2 = new(3);

    [Loss]
    Tensor Loss([Shape("Nodes", 5)] Tensor x, [Shape("E")] Labels from, [Shape("E")] Labels to, [Shape("Nodes")] Labels kind) =>
        CrossEntropy(conv2.Forward(conv1.Forward(x, from, to).Relu().Dropout(0.5), from, to), kind);
}

/// <summary>Two layers of attention over neighbours.</summary>
[Network]
public partial class SmallGat
{
    readonly GraphAttention conv1 = new(4, heads: 2), conv2 = new(3, heads: 2, concat: false);

    [Loss]
    Tensor Loss([Shape("Nodes", 5)] Tensor x, [Shape("E")] Labels from, [Shape("E")] Labels to, [Shape("Nodes")] Labels kind) =>
        CrossEntropy(conv2.Forward(conv1.Forward(x, from, to).Elu(), from, to), kind);
}

/// <summary>Many graphs in one batch, whose nodes are pooled by the graph they belong to.</summary>
[Network]
public partial class SmallGraphSample
{
    readonly GraphSample conv1 = new(6), conv2 = new(5, Aggregation.Max);
    readonly Linear head = new(3);

    [Loss]
    Tensor Loss([Shape("Nodes", 5)] Tensor x, [Shape("E")] Labels from, [Shape("E")] Labels to, [Shape("Nodes")] Labels graph, [Shape("G")] Labels kind)
    {
        x = conv2.Forward(conv1.Forward(x, from, to).Relu(), from, to);
        var graphs = kind.Size(0);
        return CrossEntropy(Concat(1, SegmentMean(x, graph, graphs), SegmentMax(x, graph, graphs)).Then(head), kind);
    }
}
