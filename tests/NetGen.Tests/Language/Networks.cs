using NetGen;
using static NetGen.Functions;

// A namespace outside NetGen, as users have: inside it, names would resolve before the usings are asked.
namespace Example;

/// <summary>The language paper's examples, word for word: this file compiles, or the language has lost a form.</summary>
[Network, Shape("N", 1, 28, 28)]
[Conv2d(6, kernel: 5, Padding = 2), Relu, MaxPool2d(2)]
[Conv2d(16, kernel: 5), Relu, MaxPool2d(2)]
[Flatten, Linear(120), Relu, Linear(84), Relu, Linear(10)]
[CrossEntropy]
public partial class LeNet;

[Block]
public partial class ResidualBlock(int channels, int stride = 1)
{
    internal readonly Conv2d conv1 = new(channels, kernel: 3) { Padding = 1, Stride = stride };
    internal readonly BatchNorm2d norm1 = new();
    internal readonly Conv2d conv2 = new(channels, kernel: 3) { Padding = 1 };
    internal readonly Conv2d shortcut = new(channels, kernel: 1) { Stride = stride };

    public Tensor Forward(Tensor x) =>
        (x.Then(conv1).Then(norm1).Relu().Then(conv2) + x.Then(shortcut)).Relu();
}

[Network]
public partial class CifarNet
{
    const int Width = 16, Classes = 10;
    internal readonly Conv2d stem = new(Width, kernel: 3) { Padding = 1 };
    internal readonly ResidualBlock[] stages = [new(Width), new(2 * Width, stride: 2), new(4 * Width, stride: 2)];
    internal readonly Linear head = new(Classes);

    [Forward]
    [return: Shape("N", Classes)]
    internal Tensor Classify([Shape("N", 3, 32, 32)] Tensor image)
    {
        var x = image.Then(stem).Relu();                 // [N, 16, 32, 32]
        foreach (var stage in stages) x = stage.Forward(x);
        return x.Mean(2, 3).Then(head);
    }

    [Loss]
    internal Tensor Loss([Shape("N", 3, 32, 32)] Tensor image, [Shape("N")] Labels label) =>
        CrossEntropy(Classify(image), label, smoothing: 0.1f);
}

[Network]
public partial class Adversaries
{
    [Conv2d(64, kernel: 3), BatchNorm2d, Relu, Linear(1)]
    readonly Sequential critic = new() { Frozen = true };

    [Linear(784), Sigmoid]
    readonly Sequential generator = new();

    [Loss(Trains = nameof(critic))]
    internal Tensor CriticLoss([Shape("N", 784)] Tensor real, [Shape("N", 64)] Tensor noise)
    {
        var fake = StopGradient(generator.Forward(noise));
        var penalty = (Gradient(critic.Forward(real).Sum(), wrt: real).Square().Sum(1).Sqrt() - 1).Square().Mean();
        return critic.Forward(fake).Mean() - critic.Forward(real).Mean() + 10 * penalty;
    }

    [Loss(Trains = nameof(generator))]
    internal Tensor GeneratorLoss([Shape("N", 64)] Tensor noise) => -critic.Forward(generator.Forward(noise)).Mean();
}

[Network]
[Dim("T", Max = 256, Min = 1, Multiple = 2)]
public partial class Language
{
    const int Vocabulary = 1000, Width = 64;
    internal readonly Embedding embedding = new(Vocabulary, Width) { Init = Init.HeNormal };
    internal readonly Tensor positions = Parameter(256, Width);
    internal readonly Tensor scale = Parameter(Init.Ones, Width);
    internal readonly Tensor running = Buffer(Width);
    internal readonly Tensor variance = Buffer(Init.Ones, Width);
    internal readonly LayerNorm norm = new() { Axes = 1 };

    [Forward]
    [return: Shape("N", "T", Vocabulary, Element = "scores"), Shape("N", Width, Element = "state")]
    internal (Tensor scores, Tensor state) Read([Shape("N", "T")] Tokens tokens, float temperature, int position)
    {
        var x = tokens.Then(embedding) + positions.Gather(Iota(tokens.Size(1)));
        var (states, final) = Scan(Full(0, x.Size(0), Width), x.Then(norm), (state, element) => (state + element * scale).Tanh());
        return (Decode(states) / temperature + position, final);
    }

    [Loss]
    internal Tensor Loss([Shape("N", "T")] Tokens tokens)
    {
        var scores = Decode(embedding.Forward(tokens[.., ..^1]));
        return CrossEntropy(scores.Transpose(1, 2), tokens[.., 1..]);
    }

    Tensor Decode(Tensor x) => x.MatMul(embedding.Weight.Transpose());
}
