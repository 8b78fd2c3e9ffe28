using NetGen.Examples.Blocks;

namespace NetGen.Models.Tests.Networks;

/// <summary>An autoencoder with one weight for both directions.</summary>
[Network]
public partial class TiedImages
{
    readonly TiedAutoencoder body = new(width: 20, code: 6);

    [Forward]
    Tensor Encode([Shape("N", 20)] Tensor x) => body.Encode(x);

    [Loss]
    Tensor Loss([Shape("N", 20)] Tensor x) => BinaryCrossEntropyWithLogits(body.Decode(body.Encode(x)), x);
}

/// <summary>A linear autoencoder whose decoder is solved for.</summary>
[Network]
public partial class ProjectedImages
{
    readonly ProjectionAutoencoder body = new(width: 20, code: 6);

    [Forward]
    Tensor Encode([Shape("N", 20)] Tensor x) => body.Encode(x);

    [Loss]
    Tensor Loss([Shape("N", 20)] Tensor x) => MeanSquaredError(body.Decode(body.Encode(x)), x);
}

/// <summary>A variational autoencoder.</summary>
[Network]
public partial class Variational
{
    readonly GaussianEncoder encoder = new(hidden: 11, code: 3);
    readonly BernoulliDecoder decoder = new(hidden: 11, width: 20);

    [Forward]
    Tensor Decode([Shape("N", 3)] Tensor code) => decoder.Forward(code);

    [Loss]
    Tensor Loss([Shape("N", 20)] Tensor x, float weight)
    {
        var (mean, logVariance) = encoder.Forward(x);
        var reconstruction = decoder.Forward(Reparameterize(mean, logVariance));
        return BinaryCrossEntropyWithLogits(reconstruction, x) + weight * GaussianKlDivergence(mean, logVariance);
    }
}

/// <summary>
/// A generator and a critic with a loss each (I. Goodfellow et al., "Generative adversarial nets", 2014; the generator's is the one that
/// does not saturate).
/// </summary>
[Network]
public partial class Adversarial
{
    [Linear(16), LeakyRelu(0.2f), Linear(12), LeakyRelu(0.2f), Linear(1)] readonly Sequential critic = new();
    [Linear(12), Relu, Linear(16), Relu, Linear(20), Tanh] readonly Sequential generator = new();

    [Forward]
    Tensor Generate([Shape("N", 4)] Tensor noise) => noise.Then(generator);

    [Loss(Trains = nameof(critic))]
    Tensor CriticLoss([Shape("N", 20)] Tensor real, [Shape("N", 4)] Tensor noise) =>
        (-real.Then(critic)).Softplus().Mean() + StopGradient(Generate(noise)).Then(critic).Softplus().Mean();

    [Loss(Trains = nameof(generator))]
    Tensor GeneratorLoss([Shape("N", 4)] Tensor noise) => (-Generate(noise).Then(critic)).Softplus().Mean();
}
