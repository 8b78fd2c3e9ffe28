namespace NetGen;

/// <content>
/// Losses of classes. All losses average over positions unless <see cref="Reduction"/> says otherwise. Arguments have equal shapes; nothing
/// broadcasts.
/// </content>
public static partial class Functions
{
    /// <summary>
    /// The cross-entropy of logits with class indices: −Σ q · ln softmax(logits) over the C classes on axis 1, with q = (1 − s) ·
    /// onehot(label) + s / C at smoothing s, averaged over all other positions. Label smoothing: Szegedy et al., 2016.
    /// </summary>
    /// <param name="logits">The scores before softmax, [N, C, …]. Warning: the result of softmax, sigmoid or relu.</param>
    /// <param name="labels">The right classes, [N, …]: the logits' shape without axis 1. An index outside [0, C) is an exception at run
    /// time.</param>
    /// <param name="smoothing">The share s of the target that is spread evenly over all classes, in [0, 1); 0 by default.</param>
    /// <param name="weights">The weights of the classes, [C]; 1 by default. A mean divides by the sum of the weights of the labels that
    /// count.</param>
    /// <param name="ignoreIndex">A label, inside [0, C) or outside, whose positions do not count: padding. None by default. The mean of no
    /// positions at all is NaN, as in PyTorch.</param>
    /// <param name="reduction">What becomes of the losses of single positions: their mean (the default), their sum, or all of them.</param>
    /// <returns>A scalar, or the losses of all positions, [N, …], where nothing is reduced.</returns>
    public static Tensor CrossEntropy(
        Tensor logits, Labels labels, double smoothing = 0, Tensor? weights = null, int? ignoreIndex = null, Reduction reduction = Reduction.Mean) =>
        throw CompileTime.Only();

    /// <summary>
    /// The cross-entropy of logits with token indices: −Σ q · ln softmax(logits) over the C classes on axis 1, with q = (1 − s) ·
    /// onehot(label) + s / C at smoothing s, averaged over all other positions. Label smoothing: Szegedy et al., 2016.
    /// </summary>
    /// <param name="logits">The scores before softmax, [N, C, …]. Warning: the result of softmax, sigmoid or relu.</param>
    /// <param name="labels">The right classes, [N, …]: the logits' shape without axis 1. An index outside [0, C) is an exception at run
    /// time.</param>
    /// <param name="smoothing">The share s of the target that is spread evenly over all classes, in [0, 1); 0 by default.</param>
    /// <param name="weights">The weights of the classes, [C]; 1 by default. A mean divides by the sum of the weights of the labels that
    /// count.</param>
    /// <param name="ignoreIndex">A label, inside [0, C) or outside, whose positions do not count: padding. None by default. The mean of no
    /// positions at all is NaN, as in PyTorch.</param>
    /// <param name="reduction">What becomes of the losses of single positions: their mean (the default), their sum, or all of them.</param>
    /// <returns>A scalar, or the losses of all positions, [N, …], where nothing is reduced.</returns>
    public static Tensor CrossEntropy(
        Tensor logits, Tokens labels, double smoothing = 0, Tensor? weights = null, int? ignoreIndex = null, Reduction reduction = Reduction.Mean) =>
        throw CompileTime.Only();

    /// <summary>
    /// The cross-entropy of logits with soft targets: −Σ q · ln softmax(logits) over the C classes on axis 1, with q = (1 − s) · target + s
    /// / C at smoothing s, averaged over all other positions. Label smoothing: Szegedy et al., 2016.
    /// </summary>
    /// <param name="logits">The scores before softmax, [N, C, …]. Warning: the result of softmax, sigmoid or relu.</param>
    /// <param name="targets">The probabilities of the classes, of the logits' shape, summing to 1 along axis 1.</param>
    /// <param name="smoothing">The share s of the target that is spread evenly over all classes, in [0, 1); 0 by default.</param>
    /// <param name="weights">The weights of the classes, [C]; 1 by default. As in PyTorch, a mean divides by the number of
    /// positions.</param>
    /// <param name="reduction">What becomes of the losses of single positions: their mean (the default), their sum, or all of them.</param>
    /// <returns>A scalar, or the losses of all positions, [N, …], where nothing is reduced.</returns>
    public static Tensor CrossEntropy(
        Tensor logits, Tensor targets, double smoothing = 0, Tensor? weights = null, Reduction reduction = Reduction.Mean) =>
        throw CompileTime.Only();

    /// <summary>
    /// The mean of −ln p of the right classes, given by class indices: <see cref="CrossEntropy(Tensor, Labels, double, Tensor, int?,
    /// Reduction)"/> without its softmax.
    /// </summary>
    /// <param name="logProbabilities">The logarithms of the classes' probabilities, [N, C, …], as LogSoftmax over axis 1 gives
    /// them.</param>
    /// <param name="labels">The right classes, [N, …]: the logits' shape without axis 1. An index outside [0, C) is an exception at run
    /// time.</param>
    /// <param name="weights">The weights of the classes, [C]; 1 by default. A mean divides by the sum of the weights of the labels that
    /// count.</param>
    /// <param name="ignoreIndex">A label, inside [0, C) or outside, whose positions do not count: padding. None by default. The mean of no
    /// positions at all is NaN, as in PyTorch.</param>
    /// <param name="reduction">What becomes of the losses of single positions: their mean (the default), their sum, or all of them.</param>
    /// <returns>A scalar, or the losses of all positions, [N, …], where nothing is reduced.</returns>
    public static Tensor NegativeLogLikelihood(
        Tensor logProbabilities, Labels labels, Tensor? weights = null, int? ignoreIndex = null, Reduction reduction = Reduction.Mean) =>
        throw CompileTime.Only();

    /// <summary>
    /// The mean of −ln p of the right classes, given by token indices: <see cref="CrossEntropy(Tensor, Tokens, double, Tensor, int?,
    /// Reduction)"/> without its softmax.
    /// </summary>
    /// <param name="logProbabilities">The logarithms of the classes' probabilities, [N, C, …], as LogSoftmax over axis 1 gives
    /// them.</param>
    /// <param name="labels">The right classes, [N, …]: the logits' shape without axis 1. An index outside [0, C) is an exception at run
    /// time.</param>
    /// <param name="weights">The weights of the classes, [C]; 1 by default. A mean divides by the sum of the weights of the labels that
    /// count.</param>
    /// <param name="ignoreIndex">A label, inside [0, C) or outside, whose positions do not count: padding. None by default. The mean of no
    /// positions at all is NaN, as in PyTorch.</param>
    /// <param name="reduction">What becomes of the losses of single positions: their mean (the default), their sum, or all of them.</param>
    /// <returns>A scalar, or the losses of all positions, [N, …], where nothing is reduced.</returns>
    public static Tensor NegativeLogLikelihood(
        Tensor logProbabilities, Tokens labels, Tensor? weights = null, int? ignoreIndex = null, Reduction reduction = Reduction.Mean) =>
        throw CompileTime.Only();

    /// <summary>
    /// The mean of −(t · ln p + (1 − t) · ln(1 − p)) over all elements; each logarithm is kept at −100 or above, as PyTorch does.
    /// </summary>
    /// <param name="probabilities">p within [0, 1], of any shape.</param>
    /// <param name="targets">t within [0, 1], of the same shape (error otherwise).</param>
    /// <param name="weights">Factors of the elements' losses, which broadcast to their shape; 1 by default. A mean still divides by the
    /// number of elements.</param>
    /// <param name="reduction">What becomes of the losses of single positions: their mean (the default), their sum, or all of them.</param>
    /// <returns>A scalar, or the losses of all elements where nothing is reduced.</returns>
    public static Tensor BinaryCrossEntropy(
        Tensor probabilities, Tensor targets, Tensor? weights = null, Reduction reduction = Reduction.Mean) =>
        throw CompileTime.Only();

    /// <summary>The mean of softplus(x) − t · x over all elements: the binary cross-entropy of sigmoid(x), without overflow.</summary>
    /// <param name="logits">x before the sigmoid, of any shape. Warning: the result of sigmoid or relu.</param>
    /// <param name="targets">t within [0, 1], of the same shape (error otherwise).</param>
    /// <param name="weights">Factors of the elements' losses, which broadcast to their shape; 1 by default. A mean still divides by the
    /// number of elements.</param>
    /// <param name="positiveWeight">Factors of the losses at t = 1, which broadcast, such as one for each class; 1 by default.</param>
    /// <param name="reduction">What becomes of the losses of single positions: their mean (the default), their sum, or all of them.</param>
    /// <returns>A scalar, or the losses of all elements where nothing is reduced.</returns>
    public static Tensor BinaryCrossEntropyWithLogits(
        Tensor logits, Tensor targets, Tensor? weights = null, Tensor? positiveWeight = null, Reduction reduction = Reduction.Mean) =>
        throw CompileTime.Only();

    /// <summary>
    /// The binary cross-entropy of sigmoid(x), less where the answer is already right: α · (1 − p)^γ · −ln p, with the probability p of the
    /// right answer, and 1 − α in place of α at t = 0. Lin, Goyal, Girshick, He and Dollár, 2017.
    /// </summary>
    /// <param name="logits">x before the sigmoid, of any shape. Warning: the result of sigmoid or relu.</param>
    /// <param name="targets">t within [0, 1], of the same shape (error otherwise).</param>
    /// <param name="alpha">The weight of t = 1; 0.25 by default. A negative number weighs both alike, with 1.</param>
    /// <param name="gamma">How much less, at least 0; 2 by default.</param>
    /// <param name="reduction">What becomes of the losses of single positions: their mean (the default), their sum, or all of them.</param>
    /// <returns>A scalar, or the losses of all elements where nothing is reduced.</returns>
    public static Tensor FocalLoss(
        Tensor logits, Tensor targets, double alpha = 0.25, double gamma = 2, Reduction reduction = Reduction.Mean) =>
        throw CompileTime.Only();

    /// <summary>
    /// 1 − (2 Σ p · t + s) / (Σ p + Σ t + s), the sums over the positions of each channel. Milletari, Navab and Ahmadi, 2016.
    /// </summary>
    /// <param name="probabilities">p within [0, 1], [N, C, …], or [N, P] for one channel of P positions. Error: a rank below 2.</param>
    /// <param name="targets">t within [0, 1], of the same shape (error otherwise).</param>
    /// <param name="smooth">The s that keeps empty channels from 0 / 0, at least 0; 1 by default.</param>
    /// <param name="reduction">What becomes of the losses of single positions: their mean (the default), their sum, or all of them.</param>
    /// <returns>A scalar, or the losses of all channels, [N, C] or [N], where nothing is reduced.</returns>
    public static Tensor DiceLoss(Tensor probabilities, Tensor targets, double smooth = 1, Reduction reduction = Reduction.Mean) =>
        throw CompileTime.Only();
}
