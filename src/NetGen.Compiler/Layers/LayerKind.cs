using NetGen.Compiler.Evaluate;
using NetGen.Compiler.Graphs;

namespace NetGen.Compiler.Layers;

/// <summary>What a layer of the library is to the compiler: its hyperparameters and what it computes.</summary>
sealed record LayerKind(string Name, params Hyperparameter[] Hyperparameters)
{
    /// <summary>The layer on its input; throws <see cref="Ops.ShapeException"/> for an input that it does not take.</summary>
    public Func<LayerUse, Node, Node>? Apply { get; init; }

    /// <summary>
    /// What the layer's own Forward gives, where that is more than its result: a tuple of which that is the first item. Null for others.
    /// </summary>
    public Func<LayerUse, Node, TupleValue>? Forward { get; init; }

    /// <summary>What the layer's own Forward calls its first input, the one that a chain of layers gives; <see cref="LayerUse.Input"/> has the others.</summary>
    public string FirstInput { get; init; } = "x";

    /// <summary>Of a loss layer, which stands last in a list: the loss of the output and its target.</summary>
    public Func<LayerUse, Node, Node, Node>? Loss { get; init; }

    /// <summary>Whether the target of a loss layer are class indices: the output's shape without axis 1.</summary>
    public bool TakesLabels { get; init; }

    /// <summary>Whether the input are indices.</summary>
    public bool TakesIndices { get; init; }
}

/// <summary>Layers of one purpose, as the documentation lists them.</summary>
sealed record LayerGroup(string Title, params LayerKind[] Kinds);

/// <summary>All layers by their metadata name.</summary>
static class LayerKinds
{
    /// <summary>Layers one after another; the evaluator applies its children.</summary>
    public static LayerKind Sequential { get; } = new("Sequential");

    public static IReadOnlyList<LayerGroup> Groups { get; } =
    [
        new("Products and tables", Linear.Kind, Embedding.Kind),
        new("Convolution", [.. Convolution.Kinds, .. TransposedConvolution.Kinds]),
        new("Recurrence", Rnn.Kind, Lstm.Kind, Gru.Kind),
        new("Attention", MultiHeadAttention.Kind, LearnedPositions.Kind),
        new("Pooling", [.. MaxPool.Kinds, .. AvgPool.Kinds, .. LPPool.Kinds, .. AdaptivePool.Kinds]),
        new("Resampling, borders", [Resampling.Upsample, .. PixelShuffle.Kinds, .. Padding.Kinds]),
        new("Normalisation",
            [.. BatchNorm.Kinds, LayerNorm.Kind, LayerNorm.OfChannels, RmsNorm.Kind, GroupNorm.Kind, .. GroupNorm.Instance, LocalResponseNorm.Kind]),
        new("Regularisation",
            [Dropout.Kind, .. Dropout.OfChannels, Dropout.StochasticDepth, Noise.Kind, Noise.Additive, Noise.Dropout]),
        new("Activation", Relu.Kind, LeakyRelu.Kind, Gelu.Kind, Silu.Kind, Softplus.Kind, Sigmoid.Kind, Tanh.Kind, Elu.Kind, Selu.Kind,
            Mish.Kind, LogSigmoid.Kind, Relu6.Kind, Hardsigmoid.Kind, Hardswish.Kind, Softsign.Kind, Prelu.Kind, Glu.Kind,
            Softmax.Kind, LogSoftmax.Kind, Softmin.Kind),
        new("Arrangement", Flatten.Kind, Identity.Kind, Sequential),
        new("Loss", CrossEntropy.Kind, MultiMarginLoss.Kind, BinaryCrossEntropy.Kind, BinaryCrossEntropyWithLogits.Kind, HingeLoss.Kind,
            MeanSquaredError.Kind, MeanAbsoluteError.Kind, HuberLoss.Kind, SmoothL1Loss.Kind),
    ];

    static readonly Dictionary<string, LayerKind> all = Groups.SelectMany(g => g.Kinds).ToDictionary(k => "NetGen." + k.Name);

    public static IEnumerable<LayerKind> All => all.Values;

    public static LayerKind? Find(string type) => all.TryGetValue(type, out var kind) ? kind : null;
}
