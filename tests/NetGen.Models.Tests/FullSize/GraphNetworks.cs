using NetGen.Examples.Blocks;

namespace NetGen.Models.Tests.FullSize;

/// <summary>The network of T. Kipf and M. Welling, 2017, for the Cora graph.</summary>
[Network]
public partial class GcnCora
{
    readonly GraphConvolution conv1 = new(16), conv2 = new(7);

    [Loss]
    Tensor Loss([Shape("Nodes", 1433)] Tensor x, [Shape("E")] Labels from, [Shape("E")] Labels to, [Shape("Nodes")] Labels kind) =>
        CrossEntropy(conv2.Forward(conv1.Forward(x.Dropout(0.5), from, to).Relu().Dropout(0.5), from, to), kind);
}

/// <summary>The network of P. Veličković et al., 2018, for the Cora graph.</summary>
[Network]
public partial class GatCora
{
    readonly GraphAttention conv1 = new(8, heads: 8), conv2 = new(7, heads: 1, concat: false);

    [Loss]
    Tensor Loss([Shape("Nodes", 1433)] Tensor x, [Shape("E")] Labels from, [Shape("E")] Labels to, [Shape("Nodes")] Labels kind) =>
        CrossEntropy(conv2.Forward(conv1.Forward(x.Dropout(0.6), from, to).Elu().Dropout(0.6), from, to), kind);
}
