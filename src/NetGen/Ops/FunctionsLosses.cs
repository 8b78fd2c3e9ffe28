namespace NetGen;

/// <content>Losses: scalars (shape []), averaged over all positions. Arguments have equal shapes; nothing broadcasts.</content>
public static partial class Functions
{
    /// <summary>
    /// The cross-entropy of logits with class indices: −Σ q · ln softmax(logits) over the C classes on axis 1, averaged over all other
    /// positions,
    /// with q = (1 − s) · onehot(label) + s / C at smoothing s. Label smoothing: Szegedy et al., 2016.
    /// </summary>
    /// <param name="logits">The scores before softmax, [N, C, …]. Warning: the result of softmax, sigmoid or relu.</param>
    /// <param name="labels">The right classes, [N, …]: the logits' shape without axis 1. An index outside [0, C) is an exception at run
    /// time.</param>
    /// <param name="smoothing">The share s of the target that is spread evenly over all classes, in [0, 1); 0 by default.</param>
    /// <returns>A scalar.</returns>
    public static Tensor CrossEntropy(Tensor logits, Labels labels, double smoothing = 0) => throw CompileTime.Only();

    /// <summary>
    /// The cross-entropy of logits with token indices: −Σ q · ln softmax(logits) over the C classes on axis 1, averaged over all other
    /// positions,
    /// with q = (1 − s) · onehot(label) + s / C at smoothing s. Label smoothing: Szegedy et al., 2016.
    /// </summary>
    /// <param name="logits">The scores before softmax, [N, C, …]. Warning: the result of softmax, sigmoid or relu.</param>
    /// <param name="labels">The right classes, [N, …]: the logits' shape without axis 1. An index outside [0, C) is an exception at run
    /// time.</param>
    /// <param name="smoothing">The share s of the target that is spread evenly over all classes, in [0, 1); 0 by default.</param>
    /// <returns>A scalar.</returns>
    public static Tensor CrossEntropy(Tensor logits, Tokens labels, double smoothing = 0) => throw CompileTime.Only();

    /// <summary>
    /// The cross-entropy of logits with soft targets: −Σ q · ln softmax(logits) over the C classes on axis 1, averaged over all other
    /// positions,
    /// with q = (1 − s) · target + s / C at smoothing s. Label smoothing: Szegedy et al., 2016.
    /// </summary>
    /// <param name="logits">The scores before softmax, [N, C, …]. Warning: the result of softmax, sigmoid or relu.</param>
    /// <param name="targets">The probabilities of the classes, of the logits' shape, summing to 1 along axis 1.</param>
    /// <param name="smoothing">The share s of the target that is spread evenly over all classes, in [0, 1); 0 by default.</param>
    /// <returns>A scalar.</returns>
    public static Tensor CrossEntropy(Tensor logits, Tensor targets, double smoothing = 0) => throw CompileTime.Only();

    /// <summary>The mean of (prediction − target)² over all elements.</summary>
    /// <param name="prediction">The prediction, of any shape.</param>
    /// <param name="target">The right values, of the same shape (error otherwise).</param>
    /// <returns>A scalar.</returns>
    public static Tensor MeanSquaredError(Tensor prediction, Tensor target) => throw CompileTime.Only();

    /// <summary>
    /// The mean of −(t · ln p + (1 − t) · ln(1 − p)) over all elements; each logarithm is kept at −100 or above, as PyTorch does.
    /// </summary>
    /// <param name="probabilities">p within [0, 1], of any shape. Warning: a result that is not bounded so.</param>
    /// <param name="targets">t within [0, 1], of the same shape (error otherwise).</param>
    /// <returns>A scalar.</returns>
    public static Tensor BinaryCrossEntropy(Tensor probabilities, Tensor targets) => throw CompileTime.Only();

    /// <summary>The mean of softplus(x) − t · x over all elements: the binary cross-entropy of sigmoid(x), without overflow.</summary>
    /// <param name="logits">x before the sigmoid, of any shape. Warning: the result of sigmoid or relu.</param>
    /// <param name="targets">t within [0, 1], of the same shape (error otherwise).</param>
    /// <returns>A scalar.</returns>
    public static Tensor BinaryCrossEntropyWithLogits(Tensor logits, Tensor targets) => throw CompileTime.Only();
}
