using System.Globalization;

namespace NetGen.Fuzz;

/// <summary>What the command line asks for.</summary>
public sealed record FuzzOptions(int Seeds = 1000, int From = 1, int Threads = 0, int Shrink = 120)
{
    public const string Usage = """
        Usage: NetGen.Fuzz [--seeds COUNT] [--from SEED] [--threads COUNT] [--shrink SECONDS]

          --seeds    how many random models to check (1000)
          --from     the first seed (1)
          --threads  how many to check at once (the number of processors)
          --shrink   how long to look for a simpler model that fails as well (120)

        Exit code: 0 when all hold, 1 when a model fails, 2 when the arguments make no sense.
        """;

    /// <summary>Reads arguments; on a mistake the options are null, and the text says what is wrong.</summary>
    public static (FuzzOptions? Options, string? Error) Parse(IReadOnlyList<string> arguments)
    {
        var options = new FuzzOptions();
        for (var i = 0; i < arguments.Count; i++)
        {
            var name = arguments[i];
            if (name is not ("--seeds" or "--from" or "--threads" or "--shrink")) return (null, $"'{name}' is not an option.");
            if (++i == arguments.Count) return (null, $"'{name}' needs a number.");
            if (!int.TryParse(arguments[i], NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number < Least(name))
                return (null, $"'{name}' needs a whole number from {Least(name)} up, not '{arguments[i]}'.");
            options = name switch
            {
                "--seeds" => options with { Seeds = number },
                "--from" => options with { From = number },
                "--threads" => options with { Threads = number },
                _ => options with { Shrink = number },
            };
        }
        return options.From > int.MaxValue - options.Seeds ? (null, "The last seed is too large.") : (options, null);
    }

    static int Least(string name) => name is "--seeds" or "--threads" ? 1 : 0;
}
