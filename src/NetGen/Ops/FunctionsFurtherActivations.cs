namespace NetGen;

/// <content>Further activations as functions; the methods of <see cref="Tensor"/> of the same names do the same.</content>
public static partial class Functions
{
    /// <summary>x where x &gt; 0, α · (eˣ − 1) elsewhere. Clevert, Unterthiner and Hochreiter, 2016.</summary>
    /// <param name="x">A tensor of any shape.</param>
    /// <param name="alpha">The factor α below 0; the least value is −α. 1 by default.</param>
    /// <returns>A tensor of the same shape.</returns>
    public static Tensor Elu(Tensor x, double alpha = 1) => throw CompileTime.Only();

    /// <summary>
    /// λ · elu(x) with λ = 1.0507 and α = 1.6733, which keep mean 0 and variance 1 through layers. Klambauer, Unterthiner, Mayr and
    /// Hochreiter, 2017.
    /// </summary>
    /// <param name="x">A tensor of any shape.</param>
    /// <returns>A tensor of the same shape.</returns>
    public static Tensor Selu(Tensor x) => throw CompileTime.Only();

    /// <summary>x · tanh(ln(1 + eˣ)). Misra, 2019.</summary>
    /// <param name="x">A tensor of any shape.</param>
    /// <returns>A tensor of the same shape.</returns>
    public static Tensor Mish(Tensor x) => throw CompileTime.Only();

    /// <summary>ln sigmoid(x) = −ln(1 + e⁻ˣ), without its underflow.</summary>
    /// <param name="x">A tensor of any shape.</param>
    /// <returns>A tensor of the same shape, negative.</returns>
    public static Tensor LogSigmoid(Tensor x) => throw CompileTime.Only();

    /// <summary>min(max(x, 0), 6); the derivative at 0 and 6 is 0. Howard et al., 2017.</summary>
    /// <param name="x">A tensor of any shape.</param>
    /// <returns>A tensor of the same shape, within [0, 6].</returns>
    public static Tensor Relu6(Tensor x) => throw CompileTime.Only();

    /// <summary>min(max(x + 3, 0), 6) / 6: a sigmoid of straight lines. Howard et al., 2019.</summary>
    /// <param name="x">A tensor of any shape.</param>
    /// <returns>A tensor of the same shape, within [0, 1].</returns>
    public static Tensor Hardsigmoid(Tensor x) => throw CompileTime.Only();

    /// <summary>x · hardsigmoid(x). Howard et al., 2019.</summary>
    /// <param name="x">A tensor of any shape.</param>
    /// <returns>A tensor of the same shape.</returns>
    public static Tensor Hardswish(Tensor x) => throw CompileTime.Only();

    /// <summary>x / (1 + |x|). Turian, Bergstra and Bengio, 2009.</summary>
    /// <param name="x">A tensor of any shape.</param>
    /// <returns>A tensor of the same shape, within (−1, 1).</returns>
    public static Tensor Softsign(Tensor x) => throw CompileTime.Only();

    /// <summary>x where x &gt; 0, slope · x elsewhere. He, Zhang, Ren and Sun, 2015.</summary>
    /// <param name="x">A tensor of any shape.</param>
    /// <param name="slope">The slopes, such as a Parameter; they broadcast.</param>
    /// <returns>A tensor of the same shape.</returns>
    public static Tensor Prelu(Tensor x, Tensor slope) => throw CompileTime.Only();

    /// <summary>
    /// The first half of an axis times the sigmoid of the second; of the parts of a split, a · silu(b) is SwiGLU. Dauphin, Fan, Auli and
    /// Grangier, 2017.
    /// </summary>
    /// <param name="x">A tensor of any shape.</param>
    /// <param name="axis">The axis that is halved; the last by default. Error: an odd size.</param>
    /// <returns>A tensor whose axis has half the size.</returns>
    public static Tensor Glu(Tensor x, int axis = -1) => throw CompileTime.Only();

    /// <summary>Softmax of −x along an axis: the smallest value gets the most.</summary>
    /// <param name="x">A tensor of any shape.</param>
    /// <param name="axis">The axis whose values sum to 1; the last by default. Warning: the batch axis.</param>
    /// <returns>A tensor of the same shape.</returns>
    public static Tensor Softmin(Tensor x, int axis = -1) => throw CompileTime.Only();
}
