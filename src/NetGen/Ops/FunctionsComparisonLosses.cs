namespace NetGen;

/// <content>Losses that compare scores, vectors and distributions; as all losses, of equal shapes.</content>
public static partial class Functions
{
    /// <summary>The mean of max(0, 1 − t · score). Cortes and Vapnik, 1995.</summary>
    /// <param name="scores">The scores, of any shape.</param>
    /// <param name="targets">t, −1 or 1, of the same shape (error otherwise).</param>
    /// <param name="reduction">What becomes of the losses of single positions: their mean (the default), their sum, or all of them.</param>
    /// <returns>A scalar, or the losses of all elements where nothing is reduced.</returns>
    public static Tensor HingeLoss(Tensor scores, Tensor targets, Reduction reduction = Reduction.Mean) => throw CompileTime.Only();

    /// <summary>
    /// The mean over the C classes of max(0, margin − score of the right class + score) for all others, averaged over all positions. Weston
    /// and Watkins, 1999.
    /// </summary>
    /// <param name="scores">The scores of the classes on axis 1, [N, C, …].</param>
    /// <param name="labels">The right classes, [N, …].</param>
    /// <param name="margin">The lead that the right class should have, above 0; 1 by default.</param>
    /// <param name="reduction">What becomes of the losses of single positions: their mean (the default), their sum, or all of them.</param>
    /// <returns>A scalar, or the losses of all positions, [N, …], where nothing is reduced.</returns>
    public static Tensor MultiMarginLoss(Tensor scores, Labels labels, double margin = 1, Reduction reduction = Reduction.Mean) =>
        throw CompileTime.Only();

    /// <summary>
    /// The mean over the C classes of max(0, margin − score of the right class + score) for all others, averaged over all positions. Weston
    /// and Watkins, 1999.
    /// </summary>
    /// <param name="scores">The scores of the classes on axis 1, [N, C, …].</param>
    /// <param name="labels">The right classes, [N, …].</param>
    /// <param name="margin">The lead that the right class should have, above 0; 1 by default.</param>
    /// <param name="reduction">What becomes of the losses of single positions: their mean (the default), their sum, or all of them.</param>
    /// <returns>A scalar, or the losses of all positions, [N, …], where nothing is reduced.</returns>
    public static Tensor MultiMarginLoss(Tensor scores, Tokens labels, double margin = 1, Reduction reduction = Reduction.Mean) =>
        throw CompileTime.Only();

    /// <summary>
    /// The mean of max(0, ‖anchor − positive‖ − ‖anchor − negative‖ + margin), the vectors on the last axis. Schroff, Kalenichenko and
    /// Philbin, 2015.
    /// </summary>
    /// <param name="anchor">The vectors, […, D].</param>
    /// <param name="positive">Vectors that belong to them, of the same shape (error otherwise).</param>
    /// <param name="negative">Vectors that do not, of the same shape (error otherwise).</param>
    /// <param name="margin">The lead that positives should have, above 0; 1 by default.</param>
    /// <param name="epsilon">What is added to each difference, as in PyTorch.</param>
    /// <param name="reduction">What becomes of the losses of single positions: their mean (the default), their sum, or all of them.</param>
    /// <returns>A scalar, or the losses of all anchors, […], where nothing is reduced.</returns>
    public static Tensor TripletMarginLoss(
        Tensor anchor, Tensor positive, Tensor negative, double margin = 1, double epsilon = 1e-6, Reduction reduction = Reduction.Mean) =>
        throw CompileTime.Only();

    /// <summary>The mean of 1 − cos(a, b) of pairs that belong together, and of max(0, cos(a, b) − margin) of others.</summary>
    /// <param name="a">The vectors, […, D].</param>
    /// <param name="b">The other vectors, of the same shape (error otherwise).</param>
    /// <param name="targets">1 for a pair that belongs together, −1 for others, […].</param>
    /// <param name="margin">The cosine that others may have, within [−1, 1]; 0 by default.</param>
    /// <param name="reduction">What becomes of the losses of single positions: their mean (the default), their sum, or all of them.</param>
    /// <returns>A scalar, or the losses of all pairs, […], where nothing is reduced.</returns>
    public static Tensor CosineEmbeddingLoss(Tensor a, Tensor b, Tensor targets, double margin = 0, Reduction reduction = Reduction.Mean) =>
        throw CompileTime.Only();

    /// <summary>
    /// The mean of −ln σ(positive) − Σ ln σ(−negative) over the K negatives of each position (word2vec). Mikolov et al., 2013.
    /// </summary>
    /// <param name="positive">The scores of what occurred, […].</param>
    /// <param name="negatives">The scores of what was drawn, […, K]: one axis more (error otherwise).</param>
    /// <param name="reduction">What becomes of the losses of single positions: their mean (the default), their sum, or all of them.</param>
    /// <returns>A scalar, or the losses of all positions, […], where nothing is reduced.</returns>
    public static Tensor NegativeSamplingLoss(Tensor positive, Tensor negatives, Reduction reduction = Reduction.Mean) =>
        throw CompileTime.Only();

    /// <summary>
    /// The cross-entropy of finding the own key of each query among all keys of the batch, by cosine / temperature. van den Oord, Li and
    /// Vinyals, 2018; symmetric: Radford et al., 2021.
    /// </summary>
    /// <param name="queries">The vectors, [N, D].</param>
    /// <param name="keys">Their keys in the same order, [N, D] (error otherwise).</param>
    /// <param name="temperature">A number above 0, such as 0.07; it may be learned.</param>
    /// <param name="symmetric">Whether keys are also asked for their queries, and both losses averaged; false by default.</param>
    /// <param name="reduction">What becomes of the losses of single positions: their mean (the default), their sum, or all of them.</param>
    /// <returns>A scalar, or the losses of all queries, [N], where nothing is reduced.</returns>
    public static Tensor InfoNceLoss(
        Tensor queries, Tensor keys, Tensor temperature, bool symmetric = false, Reduction reduction = Reduction.Mean) =>
        throw CompileTime.Only();

    /// <summary>
    /// KL(N(mean, exp(logVariance)) ‖ N(0, 1)) summed over the components on the last axis, averaged over positions: the second term of a
    /// variational autoencoder. Kingma and Welling, 2014.
    /// </summary>
    /// <param name="mean">The means, […, D].</param>
    /// <param name="logVariance">The logarithms of the variances, of the same shape (error otherwise).</param>
    /// <param name="reduction">What becomes of the losses of single positions: their mean (the default), their sum, or all of them.</param>
    /// <returns>A scalar, or the losses of all positions, […], where nothing is reduced.</returns>
    public static Tensor GaussianKlDivergence(Tensor mean, Tensor logVariance, Reduction reduction = Reduction.Mean) =>
        throw CompileTime.Only();

    /// <summary>
    /// KL(N(mean, exp(logVariance)) ‖ N(otherMean, exp(otherLogVariance))) summed over the components on the last axis, averaged over
    /// positions. Kullback and Leibler, 1951.
    /// </summary>
    /// <param name="mean">The means, […, D].</param>
    /// <param name="logVariance">The logarithms of the variances, of the same shape (error otherwise).</param>
    /// <param name="otherMean">The means of the other distribution, of the same shape (error otherwise).</param>
    /// <param name="otherLogVariance">The logarithms of its variances, of the same shape (error otherwise).</param>
    /// <param name="reduction">What becomes of the losses of single positions: their mean (the default), their sum, or all of them.</param>
    /// <returns>A scalar, or the losses of all positions, […], where nothing is reduced.</returns>
    public static Tensor GaussianKlDivergence(
        Tensor mean, Tensor logVariance, Tensor otherMean, Tensor otherLogVariance, Reduction reduction = Reduction.Mean) =>
        throw CompileTime.Only();

    /// <summary>
    /// KL(p ‖ q) = Σ p · ln(p / q) over the classes on axis 1, averaged over all other positions; 0 · ln 0 is 0. Kullback and Leibler,
    /// 1951.
    /// </summary>
    /// <param name="p">Probabilities [N, C, …].</param>
    /// <param name="q">Probabilities of the same shape (error otherwise).</param>
    /// <param name="reduction">What becomes of the losses of single positions: their mean (the default), their sum, or all of them.</param>
    /// <returns>A scalar, or the losses of all positions, [N, …], where nothing is reduced.</returns>
    public static Tensor KlDivergence(Tensor p, Tensor q, Reduction reduction = Reduction.Mean) => throw CompileTime.Only();

    /// <summary>KL(softmax(p) ‖ softmax(q)) over the classes on axis 1, averaged over all other positions.</summary>
    /// <param name="p">Logits [N, C, …].</param>
    /// <param name="q">Logits of the same shape (error otherwise).</param>
    /// <param name="reduction">What becomes of the losses of single positions: their mean (the default), their sum, or all of them.</param>
    /// <returns>A scalar, or the losses of all positions, [N, …], where nothing is reduced.</returns>
    public static Tensor KlDivergenceWithLogits(Tensor p, Tensor q, Reduction reduction = Reduction.Mean) => throw CompileTime.Only();

    /// <summary>
    /// τ² · KL(softmax(teacher / τ) ‖ softmax(student / τ)) over the classes on axis 1, averaged over all other positions. No gradient
    /// reaches the teacher. Hinton, Vinyals and Dean, 2015.
    /// </summary>
    /// <param name="student">The logits that learn, [N, C, …].</param>
    /// <param name="teacher">The logits to learn from, of the same shape (error otherwise).</param>
    /// <param name="temperature">τ, a number above 0; larger ones show more of the teacher's small probabilities.</param>
    /// <param name="reduction">What becomes of the losses of single positions: their mean (the default), their sum, or all of them.</param>
    /// <returns>A scalar, or the losses of all positions, [N, …], where nothing is reduced.</returns>
    public static Tensor DistillationLoss(Tensor student, Tensor teacher, Tensor temperature, Reduction reduction = Reduction.Mean) =>
        throw CompileTime.Only();
}
