namespace NetGen.Examples.Blocks;

/// <summary>An autoencoder whose decoder is its encoder transposed (G. Hinton and R. Salakhutdinov, "Reducing the dimensionality of data with neural networks", 2006).</summary>
[Block]
public partial class TiedAutoencoder(int width, int code)
{
    readonly Linear encoder = new(code);
    readonly Tensor bias = Parameter(Init.Zeros, width);

    public Tensor Encode(Tensor x) => x.Then(encoder).Sigmoid();

    /// <summary>The logits of the reconstruction; <see cref="Encode"/> comes first, since it fixes the size of the weight.</summary>
    public Tensor Decode(Tensor code) => code.MatMul(encoder.Weight) + bias;
}

/// <summary>Mean and logarithm of the variance of a code (D. Kingma and M. Welling, "Auto-encoding variational Bayes", 2014).</summary>
[Block]
public partial class GaussianEncoder(int hidden, int code)
{
    readonly Linear input = new(hidden), mean = new(code), logVariance = new(code);

    public (Tensor Mean, Tensor LogVariance) Forward(Tensor x)
    {
        var h = x.Then(input).Tanh();
        return (h.Then(mean), h.Then(logVariance));
    }
}

/// <summary>The logits of a reconstruction from a code (D. Kingma and M. Welling, 2014).</summary>
[Block]
public partial class BernoulliDecoder(int hidden, int width)
{
    readonly Linear input = new(hidden), output = new(width);

    public Tensor Forward(Tensor code) => code.Then(input).Tanh().Then(output);
}

/// <summary>Normal distributions with independent components, given by means and logarithms of variances.</summary>
[Block]
public static partial class Gaussian
{
    /// <summary>A sample through which gradients flow: mean + deviation · noise (D. Kingma and M. Welling, 2014).</summary>
    public static Tensor Sample(Tensor mean, Tensor logVariance) => mean + (0.5 * logVariance).Exp() * Normal(mean.Size(0), mean.Size(1));

    /// <summary>The divergence from the standard normal distribution of each row: KL(N(mean, variance) ‖ N(0, 1)).</summary>
    public static Tensor Divergence(Tensor mean, Tensor logVariance) =>
        0.5 * (mean.Square() + logVariance.Exp() - 1 - logVariance).Sum(1);
}
