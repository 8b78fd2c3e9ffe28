namespace NetGen.Networks.Tests.Networks;

/// <summary>A residual block of K. He et al., "Deep residual learning for image recognition", 2016.</summary>
[Block]
public partial class ResidualBlock(int channels, int stride = 1, bool normalize = true)
{
    readonly Conv2d conv1 = new(channels, kernel: 3) { Padding = 1, Stride = stride };
    readonly BatchNorm2d norm1 = new();
    readonly Conv2d conv2 = new(channels, kernel: 3) { Padding = 1 };
    readonly Conv2d shortcut = new(channels, kernel: 1) { Stride = stride };

    public Tensor Forward(Tensor x)
    {
        var y = x.Then(conv1);
        if (normalize) y = y.Then(norm1);
        return (y.Relu().Then(conv2) + x.Then(shortcut)).Relu();
    }
}

/// <summary>An array of blocks with hyperparameters, a forward method that the loss calls, and shape comments.</summary>
[Network]
public partial class ResidualNet
{
    const int Width = 4, Classes = 5;
    readonly Conv2d stem = new(Width, kernel: 3) { Padding = 1 };
    readonly ResidualBlock[] stages = [new(Width), new(2 * Width, stride: 2), new(3 * Width, stride: 2, normalize: true)];
    readonly Linear head = new(Classes);

    [Forward]
    [return: Shape("N", Classes)]
    Tensor Classify([Shape("N", 3, 8, 8)] Tensor image)
    {
        var x = image.Then(stem).Relu(); // [N, 4, 8, 8]
        foreach (var stage in stages) x = stage.Forward(x);
        return x.Mean(2, 3).Then(head);
    }

    [Loss]
    Tensor Loss([Shape("N", 3, 8, 8)] Tensor image, [Shape("N")] Labels label) =>
        CrossEntropy(Classify(image), label, smoothing: 0.1f);
}

/// <summary>Sequences declared by attributes on fields, and own methods, static ones and local functions inlined.</summary>
[Network]
public partial class SequentialNet
{
    [Conv2d(4, kernel: 3), BatchNorm2d, Relu, MaxPool2d(2)] readonly Sequential stem = new();
    [Linear(10), LayerNorm, Gelu, Linear(6)] readonly Sequential head = new();

    [Forward]
    Tensor Embed([Shape("N", 1, 8, 8)] Tensor image) => Normalize(image.Then(stem).Flatten().Then(head));

    [Loss]
    Tensor Loss([Shape("N", 1, 8, 8)] Tensor image, [Shape("N", 6)] Tensor wanted)
    {
        Tensor Distance(Tensor a, Tensor b, double scale = 2) => scale * (a - b).Square().Sum(1);
        return Distance(Embed(image), wanted).Mean();
    }

    static Tensor Normalize(Tensor x) => x / (x.Square().Sum(1, keepDims: true) + 1e-6).Sqrt();
}

/// <summary>Every kind of statement over what is known at compile time.</summary>
[Network]
public partial class CompileTimeNet
{
    enum Form { Plain, Squared, Doubled }

    const bool UseBias = true;
    const Form Chosen = Form.Doubled;
    readonly Linear[] layers = [new(8), new(6), new(8), new(6)];
    readonly Linear last = new(4) { Bias = UseBias };

    [Forward]
    Tensor Run([Shape("N", 8)] Tensor x)
    {
        for (var i = 0; i < layers.Length; i++)
        {
            if (i == 2) continue;
            x = i % 2 == 0 ? x.Then(layers[i]).Tanh() : x.Then(layers[i]).Relu();
        }
        var depth = 0;
        while (depth < 2) depth++;
        foreach (var scale in new[] { 0.5, depth }) x = x * scale;
        x = Chosen switch { Form.Squared => x.Square(), Form.Doubled => x + x, _ => x };
        switch (x.Rank)
        {
            case 2: x = x.Then(layers[2]).Sigmoid(); break;
            default: x = -x; break;
        }
        var (a, b) = (x[.., ..4], x[.., 4..]);
        return Concat(1, a * b, a.Maximum(b)).Then(last);
    }

    [Loss]
    Tensor Loss([Shape("N", 8)] Tensor x, [Shape("N", 4)] Tensor target) => MeanSquaredError(Run(x), target);
}

/// <summary>One layer in two places, a frozen one, and a bare parameter.</summary>
[Network]
public partial class SharedNet
{
    readonly Linear shared = new(7);
    readonly Linear frozen = new(7) { Frozen = true };
    readonly Tensor scale = Parameter(Init.Ones, 7);

    [Forward]
    Tensor Run([Shape("N", 7)] Tensor x) => x.Then(shared).Tanh().Then(frozen).Then(shared) * scale;

    [Loss]
    Tensor Loss([Shape("N", 7)] Tensor x, [Shape("N", 7)] Tensor target) => (Run(x) - target).Abs().Mean();
}
