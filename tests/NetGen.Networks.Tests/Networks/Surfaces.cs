using NetGen.Networks.Tests.Networks;

namespace NetGen.Networks.Tests.Networks
{
    /// <summary>A variational autoencoder (D. Kingma and M. Welling, 2014): noise, a run-time scalar, and a tuple as the result.</summary>
    [Network]
    public partial class Autoencoder
    {
        readonly Linear encoder = new(10), mean = new(3), logVariance = new(3), decoder = new(10), output = new(12);

        [Forward]
        [return: Shape("N", 3, Element = "mean")]
        [return: Shape("N", 3, Element = "logVariance")]
        (Tensor mean, Tensor logVariance) Encode([Shape("N", 12)] Tensor x)
        {
            var hidden = x.Then(encoder).Tanh();
            return (hidden.Then(mean), hidden.Then(logVariance));
        }

        [Forward]
        Tensor Decode([Shape("N", 3)] Tensor code) => code.Then(decoder).Tanh().Then(output);

        [Loss]
        Tensor Loss([Shape("N", 12)] Tensor x, float weight)
        {
            var (mean, logVariance) = Encode(x);
            var code = mean + (0.5 * logVariance).Exp() * Normal(x.Size(0), 3);
            var divergence = -0.5 * (1 + logVariance - mean.Square() - logVariance.Exp()).Sum(1).Mean();
            return BinaryCrossEntropyWithLogits(Decode(code), x) + weight * divergence;
        }
    }

    /// <summary>Indices as results, beside the numbers they come from.</summary>
    [Network]
    public partial class Ranking
    {
        readonly Linear score = new(9);

        [Forward]
        Labels Choose([Shape("N", 5)] Tensor x) => x.Then(score).ArgMax(1);

        [Forward]
        (Labels best, Tensor value) Best([Shape("N", 5)] Tensor x)
        {
            var scores = x.Then(score);
            return (scores.ArgMax(1), scores.Max(1));
        }

        [Loss]
        Tensor Loss([Shape("N", 5)] Tensor x, [Shape("N")] Labels label) => CrossEntropy(x.Then(score), label);
    }

    /// <summary>Two losses, each with parts of its own (I. Goodfellow et al., "Generative adversarial nets", 2014).</summary>
    [Network]
    public partial class Adversaries
    {
        [Linear(9), LeakyRelu(0.2f), Linear(1)] readonly Sequential critic = new();
        [Linear(9), Relu, Linear(6)] readonly Sequential generator = new();

        [Forward]
        Tensor Generate([Shape("N", 4)] Tensor noise) => noise.Then(generator);

        [Loss(Trains = nameof(critic))]
        Tensor CriticLoss([Shape("N", 6)] Tensor real, [Shape("N", 4)] Tensor noise) =>
            (-real.Then(critic)).Softplus().Mean() + StopGradient(Generate(noise)).Then(critic).Softplus().Mean();

        [Loss(Trains = nameof(generator))]
        Tensor GeneratorLoss([Shape("N", 4)] Tensor noise) => (-Generate(noise).Then(critic)).Softplus().Mean();
    }

    /// <summary>Two heads on one body; each loss trains some of the parts.</summary>
    [Network]
    public partial class TwoHeads
    {
        readonly Linear body = new(7);
        readonly Linear[] heads = [new(3), new(2)];

        [Loss(Trains = $"{nameof(body)}, heads[0]")]
        Tensor First([Shape("N", 5)] Tensor x, [Shape("N", 3)] Tensor wanted) => MeanSquaredError(x.Then(body).Tanh().Then(heads[0]), wanted);

        [Loss(Trains = nameof(heads))]
        Tensor Both([Shape("N", 5)] Tensor x, [Shape("N", 3)] Tensor wanted) =>
            MeanSquaredError(x.Then(body).Tanh().Then(heads[0]), wanted) + x.Then(body).Silu().Then(heads[1]).Square().Mean();
    }

    /// <summary>Not public, with names that are C#'s own.</summary>
    [Network]
    partial class Reserved
    {
        readonly Linear @class = new(3);

        [Forward]
        Tensor Run([Shape("N", 4)] Tensor @in, [Shape("N", 3)] Tensor @event) => @in.Then(@class) + @event;

        [Loss]
        Tensor Loss([Shape("N", 4)] Tensor @in, [Shape("N", 3)] Tensor @event, float @float) => (@float * Run(@in, @event)).Square().Mean();
    }

    /// <summary>A method and arguments with the names of what the generated code uses.</summary>
    [Network]
    public partial class Crowded
    {
        readonly Linear layer = new(3);

        [Forward]
        Tensor Run([Shape("n", 4)] Tensor f) => f.Then(layer);

        [Forward]
        Tensor LossAndGradients([Shape("n", 4)] Tensor f, [Shape("n", 3)] Tensor core) => Run(f) * core;

        [Loss]
        Tensor Loss([Shape("n", 4)] Tensor call, [Shape("n", 3)] Tensor loss, float callPointer) => (LossAndGradients(call, loss) * callPointer).Square().Mean();
    }

    /// <summary>A batch norm on the input itself, so that its statistics can be computed by hand.</summary>
    [Network]
    public partial class StatisticsNet
    {
        readonly BatchNorm2d norm = new() { Momentum = 0.25f, Epsilon = 1e-3f };

        [Forward]
        Tensor Normalize([Shape("N", 3, 2, 4)] Tensor image) => image.Then(norm);

        [Loss]
        Tensor Loss([Shape("N", 3, 2, 4)] Tensor image, [Shape("N")] Tensor target) =>
            MeanSquaredError(Normalize(image).Pow(3).Mean(1, 2, 3), target);
    }

    /// <summary>Holds a record.</summary>
    public static partial class Outer
    {
        /// <summary>Holds a network.</summary>
        public partial record Middle
        {
            /// <summary>Nested in a static class and a record.</summary>
            [Network, Shape("N", 6)]
            [Linear(4), Tanh, Linear(2)]
            [CrossEntropy]
            public partial class Nested;
        }
    }
}

/// <summary>In no namespace.</summary>
[Network]
public partial class GlobalNet
{
    readonly ResidualBlock block = new(3);

    [Forward]
    Tensor Run([Shape("N", 2, "H", "W")] Tensor image, [Shape("H")] Tensor rows) => (block.Forward(image) * rows.Unsqueeze(1)).Mean(2, 3);

    [Loss]
    Tensor Loss([Shape("N", 2, "H", "W")] Tensor image, [Shape("H")] Tensor rows, [Shape("N", 3)] Tensor target) =>
        MeanSquaredError(Run(image, rows), target);
}

/// <summary>A mask and an index that are known only at run time.</summary>
[Network]
public partial class Masked
{
    readonly Tensor table = Parameter(7, 5);

    [Forward]
    Tensor Run([Shape("N", 5)] Tensor x, [Shape("N", 5)] Mask keep) => Where(keep, x * 2, -1.0).Softmax(1);

    [Forward]
    Tensor Row(int at) => table[at] * 3;

    [Loss]
    Tensor Loss([Shape("N", 5)] Tensor x, [Shape("N", 5)] Mask keep) => (Where(keep, x, 0.0).MatMul(table.Transpose()) * 0.5).Square().Mean();
}
