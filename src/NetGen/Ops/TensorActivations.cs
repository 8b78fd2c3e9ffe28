namespace NetGen;

/// <content>Activations, softmax and dropout as methods.</content>
public abstract partial class Tensor
{
    /// <summary>max(x, 0); the derivative at 0 is 0. Nair and Hinton, 2010.</summary>
    /// <returns>A tensor of the same shape.</returns>
    public Tensor Relu() => throw CompileTime.Only();

    /// <summary>x where x &gt; 0, slope · x elsewhere. Maas, Hannun and Ng, 2013.</summary>
    /// <param name="slope">The slope below 0; 0.01 by default.</param>
    /// <returns>A tensor of the same shape.</returns>
    public Tensor LeakyRelu(double slope = 0.01) => throw CompileTime.Only();

    /// <summary>x · Φ(x), with the normal distribution's Φ(x) = (1 + erf(x / √2)) / 2. Hendrycks and Gimpel, 2016.</summary>
    /// <param name="approximate">False: the exact form; true: x · (1 + tanh(√(2/π) · (x + 0.044715 x³))) / 2.</param>
    /// <returns>A tensor of the same shape.</returns>
    public Tensor Gelu(bool approximate = false) => throw CompileTime.Only();

    /// <summary>x · sigmoid(x), also called swish. Elfwing, Uchibe and Doya, 2017; Ramachandran, Zoph and Le, 2017.</summary>
    /// <returns>A tensor of the same shape.</returns>
    public Tensor Silu() => throw CompileTime.Only();

    /// <summary>ln(1 + eˣ), evaluated without overflow. Dugas et al., 2001.</summary>
    /// <returns>A tensor of the same shape, positive.</returns>
    public Tensor Softplus() => throw CompileTime.Only();

    /// <summary>tanh x = (eˣ − e⁻ˣ) / (eˣ + e⁻ˣ).</summary>
    /// <returns>A tensor of the same shape, within [−1, 1].</returns>
    public Tensor Tanh() => throw CompileTime.Only();

    /// <summary>1 / (1 + e⁻ˣ).</summary>
    /// <returns>A tensor of the same shape, within [0, 1].</returns>
    public Tensor Sigmoid() => throw CompileTime.Only();

    /// <summary>eˣ / Σ eˣ along an axis, evaluated relative to the largest value. Bridle, 1990.</summary>
    /// <param name="axis">The axis whose values sum to 1; the last by default. Warning: the batch axis.</param>
    /// <returns>A tensor of the same shape.</returns>
    public Tensor Softmax(int axis = -1) => throw CompileTime.Only();

    /// <summary>x − ln Σ eˣ along an axis: the logarithm of <see cref="Softmax"/>, without its underflow.</summary>
    /// <param name="axis">The axis; the last by default. Warning: the batch axis.</param>
    /// <returns>A tensor of the same shape.</returns>
    public Tensor LogSoftmax(int axis = -1) => throw CompileTime.Only();

    /// <summary>
    /// In training, sets each element to 0 with a probability and scales the others by 1 / (1 − rate); in inference, does nothing.
    /// Srivastava et al., 2014.
    /// </summary>
    /// <param name="rate">The probability of dropping an element; 0.5 by default. Error: outside [0, 1).</param>
    /// <returns>A tensor of the same shape.</returns>
    public Tensor Dropout(double rate = 0.5) => throw CompileTime.Only();
}
