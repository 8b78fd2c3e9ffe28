namespace NetGen.Benchmarks.Gpu;

/// <summary>The network of the case <c>cross-entropy</c>: the logits are a parameter, so that they and their gradients stay on the device.</summary>
[Network]
public partial class ResidentLogits
{
    public const int Rows = 8192, Classes = 32768;

    readonly Tensor logits = Parameter(Init.Normal, Rows, Classes);

    [Loss]
    Tensor Loss([Shape(Rows)] Labels label) => CrossEntropy(logits, label);
}

/// <summary>The same of few classes.</summary>
[Network]
public partial class TinyResidentLogits
{
    public const int Rows = 4, Classes = 64;

    readonly Tensor logits = Parameter(Init.Normal, Rows, Classes);

    [Loss]
    Tensor Loss([Shape(Rows)] Labels label) => CrossEntropy(logits, label);
}

/// <summary>The network of the case <c>adamw</c>: its weights are all that matters.</summary>
[Network]
public partial class ManyWeights
{
    public const int Count = 100_000_000;

    readonly Tensor weights = Parameter(Init.Normal, Count);

    [Loss]
    Tensor Loss([Shape(1)] Tensor scale) => (scale * weights.Square()).Mean();
}

/// <summary>The same of few weights.</summary>
[Network]
public partial class FewWeights
{
    public const int Count = 1000;

    readonly Tensor weights = Parameter(Init.Normal, Count);

    [Loss]
    Tensor Loss([Shape(1)] Tensor scale) => (scale * weights.Square()).Mean();
}
