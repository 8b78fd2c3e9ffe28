namespace NetGen;

/// <content>Activations and softmax as functions; the methods of <see cref="Tensor"/> of the same names do the same.</content>
public static partial class Functions
{
    /// <summary>max(x, 0); the derivative at 0 is 0. Nair and Hinton, 2010.</summary>
    /// <param name="x">A tensor of any shape.</param>
    /// <returns>A tensor of the same shape.</returns>
    public static Tensor Relu(Tensor x) => throw CompileTime.Only();

    /// <summary>x where x &gt; 0, slope · x elsewhere. Maas, Hannun and Ng, 2013.</summary>
    /// <param name="x">A tensor of any shape.</param>
    /// <param name="slope">The slope below 0; 0.01 by default.</param>
    /// <returns>A tensor of the same shape.</returns>
    public static Tensor LeakyRelu(Tensor x, double slope = 0.01) => throw CompileTime.Only();

    /// <summary>x · Φ(x), with the normal distribution's Φ(x) = (1 + erf(x / √2)) / 2. Hendrycks and Gimpel, 2016.</summary>
    /// <param name="x">A tensor of any shape.</param>
    /// <param name="approximate">False: the exact form; true: x · (1 + tanh(√(2/π) · (x + 0.044715 x³))) / 2.</param>
    /// <returns>A tensor of the same shape.</returns>
    public static Tensor Gelu(Tensor x, bool approximate = false) => throw CompileTime.Only();

    /// <summary>x · sigmoid(x), also called swish. Elfwing, Uchibe and Doya, 2017; Ramachandran, Zoph and Le, 2017.</summary>
    /// <param name="x">A tensor of any shape.</param>
    /// <returns>A tensor of the same shape.</returns>
    public static Tensor Silu(Tensor x) => throw CompileTime.Only();

    /// <summary>ln(1 + eˣ), evaluated without overflow. Dugas et al., 2001.</summary>
    /// <param name="x">A tensor of any shape.</param>
    /// <returns>A tensor of the same shape, positive.</returns>
    public static Tensor Softplus(Tensor x) => throw CompileTime.Only();

    /// <summary>tanh x = (eˣ − e⁻ˣ) / (eˣ + e⁻ˣ).</summary>
    /// <param name="x">A tensor of any shape.</param>
    /// <returns>A tensor of the same shape, within [−1, 1].</returns>
    public static Tensor Tanh(Tensor x) => throw CompileTime.Only();

    /// <summary>1 / (1 + e⁻ˣ).</summary>
    /// <param name="x">A tensor of any shape.</param>
    /// <returns>A tensor of the same shape, within [0, 1].</returns>
    public static Tensor Sigmoid(Tensor x) => throw CompileTime.Only();

    /// <summary>eˣ / Σ eˣ along an axis, evaluated relative to the largest value. Bridle, 1990.</summary>
    /// <param name="x">A tensor of any shape.</param>
    /// <param name="axis">The axis whose values sum to 1; the last by default. Warning: the batch axis.</param>
    /// <returns>A tensor of the same shape.</returns>
    public static Tensor Softmax(Tensor x, int axis = -1) => throw CompileTime.Only();

    /// <summary>x − ln Σ eˣ along an axis: the logarithm of <see cref="Softmax"/>, without its underflow.</summary>
    /// <param name="x">A tensor of any shape.</param>
    /// <param name="axis">The axis; the last by default. Warning: the batch axis.</param>
    /// <returns>A tensor of the same shape.</returns>
    public static Tensor LogSoftmax(Tensor x, int axis = -1) => throw CompileTime.Only();

    /// <summary>ln Σ eˣ along an axis, evaluated relative to the largest value.</summary>
    /// <param name="x">A tensor of any shape.</param>
    /// <param name="axis">The axis to reduce; the last by default.</param>
    /// <param name="keepDims">Whether the reduced axis stays, with size 1; false by default.</param>
    /// <returns>The reduced tensor.</returns>
    public static Tensor LogSumExp(Tensor x, int axis = -1, bool keepDims = false) => throw CompileTime.Only();
}
