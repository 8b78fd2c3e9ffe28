using System.Globalization;

namespace NetGen.Examples;

/// <summary>The options of a training run.</summary>
sealed record TrainingOptions
{
    /// <summary>What the usage says about them.</summary>
    public const string Help = """
          --data DIR      a folder of MNIST's files (default: drawn digits, which need no download)
          --epochs N      passes over the training images, 1 to 10,000 (default 5)
          --batch N       images per step, 1 to 10,000 (default 32)
          --rate R        Adam's first learning rate, above 0 and at most 1 (default 0.002); it falls to 0 on a cosine
          --seed S        where weights, drawn digits and shuffling come from, 0 or more (default 1)
          --threads N     threads, 1 to 1,024 (default: all processors); the figures do not depend on it
          --save FILE     keeps the trained weights as safetensors
        """;

    static readonly Dictionary<string, Func<TrainingOptions, string, TrainingOptions>> Setters = new()
    {
        ["--data"] = (options, value) => options with { Data = value },
        ["--epochs"] = (options, value) => options with { Epochs = Count("--epochs", value, 10_000) },
        ["--batch"] = (options, value) => options with { Batch = Count("--batch", value, 10_000) },
        ["--rate"] = (options, value) => options with { Rate = PositiveRate(value) },
        ["--seed"] = (options, value) => options with { Seed = AnySeed(value) },
        ["--threads"] = (options, value) => options with { Threads = Count("--threads", value, 1024) },
        ["--save"] = (options, value) => options with { Save = value },
    };

    /// <summary>The folder of MNIST's files; digits are drawn if null.</summary>
    public string? Data { get; private init; }

    /// <summary>Passes over the training images.</summary>
    public int Epochs { get; private init; } = 5;

    /// <summary>Images per step.</summary>
    public int Batch { get; private init; } = 32;

    /// <summary>Adam's learning rate at the first step.</summary>
    public double Rate { get; private init; } = 2e-3;

    /// <summary>Where all random numbers come from.</summary>
    public ulong Seed { get; private init; } = 1;

    /// <summary>How many threads may run kernels; null for the library's own choice.</summary>
    public int? Threads { get; private init; }

    /// <summary>Where the trained weights stay; null for nowhere.</summary>
    public string? Save { get; private init; }

    /// <summary>Reads pairs of an option and its value; of an option given twice, the last counts.</summary>
    /// <exception cref="UsageException">An option is unknown, or its value is missing or out of range.</exception>
    public static TrainingOptions Parse(ReadOnlySpan<string> args)
    {
        var options = new TrainingOptions();
        for (; args is not []; args = args[2..])
        {
            if (!Setters.TryGetValue(args[0], out var set)) throw new UsageException($"There is no option '{args[0]}'.");
            if (args is not [_, var value, ..] || value is "" || value.StartsWith("--", StringComparison.Ordinal))
                throw new UsageException($"{args[0]} needs a value.");
            options = set(options, value);
        }
        return options;
    }

    static int Count(string option, string value, int most) =>
        int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count >= 1 && count <= most
            ? count
            : throw Bad(option, string.Create(CultureInfo.InvariantCulture, $"a whole number from 1 to {most:N0}"), value);

    static double PositiveRate(string value) =>
        double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var rate) && rate is > 0 and <= 1
            ? rate
            : throw Bad("--rate", "a number above 0 and at most 1, such as 0.002", value);

    static ulong AnySeed(string value) =>
        ulong.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var seed)
            ? seed
            : throw Bad("--seed", "a whole number, 0 or more", value);

    static UsageException Bad(string option, string expected, string found) => new($"{option} takes {expected}, but found '{found}'.");
}
