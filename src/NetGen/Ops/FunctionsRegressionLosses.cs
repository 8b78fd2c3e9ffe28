namespace NetGen;

/// <content>Losses of numbers and of boxes; as all losses, of equal shapes.</content>
public static partial class Functions
{
    /// <summary>The mean of (prediction − target)² over all elements.</summary>
    /// <param name="prediction">The prediction, of any shape.</param>
    /// <param name="target">The right values, of the same shape (error otherwise).</param>
    /// <param name="reduction">What becomes of the losses of single positions: their mean (the default), their sum, or all of them.</param>
    /// <returns>A scalar, or the losses of all elements where nothing is reduced.</returns>
    public static Tensor MeanSquaredError(Tensor prediction, Tensor target, Reduction reduction = Reduction.Mean) =>
        throw CompileTime.Only();

    /// <summary>The mean of |prediction − target| over all elements, the L1 loss; the derivative at 0 is 0.</summary>
    /// <param name="prediction">The prediction, of any shape.</param>
    /// <param name="target">The right values, of the same shape (error otherwise).</param>
    /// <param name="reduction">What becomes of the losses of single positions: their mean (the default), their sum, or all of them.</param>
    /// <returns>A scalar, or the losses of all elements where nothing is reduced.</returns>
    public static Tensor MeanAbsoluteError(Tensor prediction, Tensor target, Reduction reduction = Reduction.Mean) =>
        throw CompileTime.Only();

    /// <summary>The mean of d² / 2 where |d| ≤ δ, and of δ · (|d| − δ / 2) elsewhere, with d = prediction − target. Huber, 1964.</summary>
    /// <param name="prediction">The prediction, of any shape.</param>
    /// <param name="target">The right values, of the same shape (error otherwise).</param>
    /// <param name="delta">Where the square becomes linear, above 0; 1 by default.</param>
    /// <param name="reduction">What becomes of the losses of single positions: their mean (the default), their sum, or all of them.</param>
    /// <returns>A scalar, or the losses of all elements where nothing is reduced.</returns>
    public static Tensor HuberLoss(Tensor prediction, Tensor target, double delta = 1, Reduction reduction = Reduction.Mean) =>
        throw CompileTime.Only();

    /// <summary>
    /// The mean of d² / 2β where |d| ≤ β, and of |d| − β / 2 elsewhere, with d = prediction − target: the Huber loss divided by β.
    /// Girshick, 2015.
    /// </summary>
    /// <param name="prediction">The prediction, of any shape.</param>
    /// <param name="target">The right values, of the same shape (error otherwise).</param>
    /// <param name="beta">Where the square becomes linear, above 0; 1 by default.</param>
    /// <param name="reduction">What becomes of the losses of single positions: their mean (the default), their sum, or all of them.</param>
    /// <returns>A scalar, or the losses of all elements where nothing is reduced.</returns>
    public static Tensor SmoothL1Loss(Tensor prediction, Tensor target, double beta = 1, Reduction reduction = Reduction.Mean) =>
        throw CompileTime.Only();

    /// <summary>The mean of (ln v + (mean − target)² / v) / 2, with a variance v of at least ε. Nix and Weigend, 1994.</summary>
    /// <param name="mean">The expected values, of any shape.</param>
    /// <param name="target">The right values, of the same shape (error otherwise).</param>
    /// <param name="variance">The variances, of the same shape (error otherwise). Below ε they get no gradient.</param>
    /// <param name="full">Whether the constant ln(2π) / 2 is added; false by default.</param>
    /// <param name="epsilon">The least variance ε, above 0.</param>
    /// <param name="reduction">What becomes of the losses of single positions: their mean (the default), their sum, or all of them.</param>
    /// <returns>A scalar, or the losses of all elements where nothing is reduced.</returns>
    public static Tensor GaussianNegativeLogLikelihood(
        Tensor mean, Tensor target, Tensor variance, bool full = false, double epsilon = 1e-6, Reduction reduction = Reduction.Mean) =>
        throw CompileTime.Only();

    /// <summary>The mean of exp(r) − target · r: counts whose rate has the logarithm r, without the constant ln(target!).</summary>
    /// <param name="logRate">The logarithms r of the rates, of any shape.</param>
    /// <param name="target">The counts, of the same shape (error otherwise).</param>
    /// <param name="reduction">What becomes of the losses of single positions: their mean (the default), their sum, or all of them.</param>
    /// <returns>A scalar, or the losses of all elements where nothing is reduced.</returns>
    public static Tensor PoissonNegativeLogLikelihood(Tensor logRate, Tensor target, Reduction reduction = Reduction.Mean) =>
        throw CompileTime.Only();

    /// <summary>Intersection over union of pairs of boxes: 1 where they are equal, 0 where they do not meet. Jaccard, 1912.</summary>
    /// <param name="a">Boxes (x1, y1, x2, y2) on the last axis, […, 4], with x1 ≤ x2 and y1 ≤ y2.</param>
    /// <param name="b">Boxes of the same shape (error otherwise).</param>
    /// <param name="epsilon">What keeps empty boxes from 0 / 0; 1e-7 by default.</param>
    /// <returns>One number for each pair, without the last axis.</returns>
    public static Tensor BoxIou(Tensor a, Tensor b, double epsilon = 1e-7) => throw CompileTime.Only();

    /// <summary>The mean of 1 − intersection over union of pairs of boxes; no gradient where they do not meet.</summary>
    /// <param name="prediction">Boxes (x1, y1, x2, y2) on the last axis, […, 4].</param>
    /// <param name="target">The right boxes, of the same shape (error otherwise).</param>
    /// <param name="epsilon">What keeps empty boxes from 0 / 0; 1e-7 by default.</param>
    /// <param name="reduction">What becomes of the losses of single positions: their mean (the default), their sum, or all of them.</param>
    /// <returns>A scalar, or the losses of all boxes where nothing is reduced.</returns>
    public static Tensor BoxIouLoss(Tensor prediction, Tensor target, double epsilon = 1e-7, Reduction reduction = Reduction.Mean) =>
        throw CompileTime.Only();

    /// <summary>
    /// The mean of 1 − intersection over union + the share of the smallest box around both that neither covers. Rezatofighi et al., 2019.
    /// </summary>
    /// <param name="prediction">Boxes (x1, y1, x2, y2) on the last axis, […, 4].</param>
    /// <param name="target">The right boxes, of the same shape (error otherwise).</param>
    /// <param name="epsilon">What keeps empty boxes from 0 / 0; 1e-7 by default.</param>
    /// <param name="reduction">What becomes of the losses of single positions: their mean (the default), their sum, or all of them.</param>
    /// <returns>A scalar, or the losses of all boxes where nothing is reduced.</returns>
    public static Tensor GeneralizedBoxIouLoss(
        Tensor prediction, Tensor target, double epsilon = 1e-7, Reduction reduction = Reduction.Mean) =>
        throw CompileTime.Only();
}
