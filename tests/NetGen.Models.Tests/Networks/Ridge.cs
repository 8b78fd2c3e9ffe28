using NetGen.Examples.Blocks;

namespace NetGen.Models.Tests.Networks;

/// <summary>Features that are learned so that a ridge regression on a few examples classifies the queries.</summary>
[Network]
public partial class SmallRidge
{
    [Linear(8), Tanh, Linear(4), Tanh] readonly Sequential features = new();
    readonly RidgeHead head = new();

    [Loss]
    Tensor Loss([Shape("M", 6)] Tensor x, [Shape("M")] Labels kind, [Shape("N", 6)] Tensor query, [Shape("N")] Labels queryKind) =>
        CrossEntropy(head.Forward(x.Then(features), kind.OneHot(3), query.Then(features)), queryKind);
}
