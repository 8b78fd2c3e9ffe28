namespace NetGen;

/// <content>Distributions. Draws are new at every run, in training and in inference, and follow from the seed alone.</content>
public static partial class Functions
{
    /// <summary>
    /// Random numbers, uniform between bounds, new at every run: <c>Uniform(-1, 1, [n, 3])</c>. The bounds may be tensors, and get
    /// gradients.
    /// </summary>
    /// <param name="low">The lower bound, inclusive.</param>
    /// <param name="high">The upper bound, exclusive.</param>
    /// <param name="shape">The sizes, constants or dimensions, to which the bounds broadcast.</param>
    /// <returns>A tensor of the given shape.</returns>
    public static Tensor Uniform(Tensor low, Tensor high, int[] shape) => throw CompileTime.Only();

    /// <summary>
    /// Random numbers, normal with a mean and standard deviation, new at every run: <c>Normal(mean, deviation, [n, 3])</c>. Both may be
    /// tensors, and get gradients.
    /// </summary>
    /// <param name="mean">The mean.</param>
    /// <param name="deviation">The standard deviation.</param>
    /// <param name="shape">The sizes, constants or dimensions, to which the parameters broadcast.</param>
    /// <returns>A tensor of the given shape.</returns>
    public static Tensor Normal(Tensor mean, Tensor deviation, int[] shape) => throw CompileTime.Only();

    /// <summary>Random numbers, exponentially distributed with mean 1, new at every run.</summary>
    /// <param name="shape">The sizes, constants or dimensions; none at all is a scalar.</param>
    /// <returns>A tensor of the given shape, at least 0; no gradient flows through it.</returns>
    public static Tensor Exponential(params int[] shape) => throw CompileTime.Only();

    /// <summary>Random numbers of the standard Gumbel distribution, −ln(−ln u), new at every run. Gumbel, 1954.</summary>
    /// <param name="shape">The sizes, constants or dimensions; none at all is a scalar.</param>
    /// <returns>A tensor of the given shape; no gradient flows through it.</returns>
    public static Tensor Gumbel(params int[] shape) => throw CompileTime.Only();

    /// <summary>Random truth values, new at every run: <c>Bernoulli(0.1, [n, 3])</c>, or of a tensor of probabilities.</summary>
    /// <param name="probability">The probability of true.</param>
    /// <param name="shape">The sizes, constants or dimensions; by default those of the parameters.</param>
    /// <returns>A mask of the given shape; no gradient flows through it.</returns>
    public static Mask Bernoulli(Tensor probability, int[]? shape = null) => throw CompileTime.Only();

    /// <summary>
    /// Draws a class from softmax(logits), new at every run: the largest of the logits with Gumbel noise (Gumbel, 1954; Maddison, Tarlow
    /// and Minka, 2014).
    /// </summary>
    /// <param name="logits">The scores of the classes.</param>
    /// <param name="axis">The axis of the classes; the last by default. It disappears.</param>
    /// <returns>The class of each position; no gradient flows through it.</returns>
    public static Labels Categorical(Tensor logits, int axis = -1) => throw CompileTime.Only();

    /// <summary>
    /// softmax((logits + Gumbel noise) / temperature): a draw from softmax(logits) that gradients flow through. Jang, Gu and Poole, 2017;
    /// Maddison, Mnih and Teh, 2017.
    /// </summary>
    /// <param name="logits">The scores of the classes.</param>
    /// <param name="temperature">A number above 0; near 0 the result is nearly one-hot. 1 by default.</param>
    /// <param name="hard">Whether the value is one-hot, with the gradient of the soft one (straight-through); false by default.</param>
    /// <param name="axis">The axis of the classes; the last by default.</param>
    /// <returns>Weights that sum to 1 along the axis.</returns>
    public static Tensor GumbelSoftmax(Tensor logits, Tensor? temperature = null, bool hard = false, int axis = -1) =>
        throw CompileTime.Only();

    /// <summary>
    /// mean + exp(logVariance / 2) · a standard normal draw, new at every run: a sample through which gradients reach both. Kingma and
    /// Welling, 2014.
    /// </summary>
    /// <param name="mean">The means.</param>
    /// <param name="logVariance">The logarithms of the variances, of the same shape or broadcasting.</param>
    /// <returns>A tensor of the broadcast shape.</returns>
    public static Tensor Reparameterize(Tensor mean, Tensor logVariance) => throw CompileTime.Only();

    /// <summary>
    /// One value with the gradient of another: rounding, quantisation, hard choices. Bengio, Léonard and Courville, 2013.
    /// </summary>
    /// <param name="forward">The value; no gradient flows into it.</param>
    /// <param name="backward">Where the gradient goes, of the same shape (error otherwise).</param>
    /// <returns>A tensor that equals <paramref name="forward"/>.</returns>
    public static Tensor StraightThrough(Tensor forward, Tensor backward) => throw CompileTime.Only();
}
