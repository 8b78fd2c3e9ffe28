namespace NetGen.Examples;

/// <summary>A network that can be trained from the command line.</summary>
/// <param name="Command">What the user types.</param>
/// <param name="Name">The class.</param>
/// <param name="Description">One line for the list.</param>
/// <param name="Summary">The table of its layers.</param>
/// <param name="Create">Makes a network from a seed.</param>
sealed record ImageExample(string Command, string Name, string Description, Func<string> Summary, Func<ulong, ImageClassifier> Create);

/// <summary>All examples.</summary>
static class Catalogue
{
    /// <summary>The examples, in the order of the list.</summary>
    public static IReadOnlyList<ImageExample> Examples { get; } =
    [
        new("mlp", nameof(Mlp), "a perceptron with two hidden layers, 784-256-128-10", Mlp.Summary, seed =>
        {
            var net = new Mlp { Seed = seed };
            return new ImageClassifier(net, net.TrainStep, net.Predict);
        }),
        new("lenet", nameof(LeNet), "LeNet-5 with rectifiers: two convolutions, three linear layers", LeNet.Summary, seed =>
        {
            var net = new LeNet { Seed = seed };
            return new ImageClassifier(net, net.TrainStep, net.Predict);
        }),
    ];

    /// <summary>The example of that command, or null.</summary>
    public static ImageExample? Find(string command) => Examples.FirstOrDefault(example => example.Command == command);
}
