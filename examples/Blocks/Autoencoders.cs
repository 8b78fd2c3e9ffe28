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

/// <summary>
/// A linear autoencoder whose decoder follows from its encoder B: x̂ = x B A with A = (BᵀB)⁻¹Bᵀ. No decoder does better with codes in the
/// span of B, and B needs no constraint: x B A is the projection on that span.
/// </summary>
[Block]
public partial class ProjectionAutoencoder(int width, int code)
{
    readonly Tensor encoder = Parameter(Init.Normal, width, code);

    /// <summary>[N, width] to [N, code].</summary>
    public Tensor Encode(Tensor x) => x.MatMul(encoder);

    /// <summary>[N, code] to [N, width]; the system is solved, BᵀB not inverted.</summary>
    public Tensor Decode(Tensor code) => code.MatMul(encoder.Transpose().MatMul(encoder).SolvePositiveDefinite(encoder.Transpose()));
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
