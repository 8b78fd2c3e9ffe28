using NetGen.Benchmarks.Gpu.Cases;

namespace NetGen.Benchmarks.Gpu;

/// <summary>What the command line says.</summary>
sealed record Options
{
    /// <summary>How to call it.</summary>
    public const string Usage = """
        usage: dotnet run -c Release --project benchmarks/gpu -- [options]
          --device NAME      a part of the device's name or kind, such as H100, Cuda or Cpu (default: the best one; with --tiny: Cpu)
          --cases A,B        copy, layernorm-gelu, cross-entropy, adamw, gemm, mlp, lenet, resnet, gpt (default: all)
          --precision A,B    Float32, TensorFloat32, BFloat16: of products (default: all that the device has)
          --tiny             sizes that ILGPU's emulation on the CPU can run: whether it works, not how fast
          --peers A,B        eager, compile (PyTorch), jax (default: all that there are)
          --no-peer          NetGen alone
          --python PATH      the Python that has the peers' frameworks (default: python3)
          --json FILE        writes all results there, too
          --help             says this
        """;

    static readonly string[] AllPeers = ["eager", "compile", "jax"];
    static readonly string[] AllCases = [.. CaseList.Full.Select(c => c.Name).Distinct()];
    static readonly string[] AllPrecisions = Enum.GetNames<Precision>();

    /// <summary>A part of the device's name; null for the best.</summary>
    public string? Device { get; private init; }

    /// <summary>The names of the cases that run.</summary>
    public IReadOnlyList<string> Cases { get; private init; } = AllCases;

    /// <summary>The precisions of products; null for all that the device has.</summary>
    public IReadOnlyList<Precision>? Precisions { get; private init; }

    /// <summary>Whether sizes are for an emulation.</summary>
    public bool Tiny { get; private init; }

    /// <summary>The peers that are asked.</summary>
    public IReadOnlyList<string> Peers { get; private init; } = AllPeers;

    /// <summary>The peers' interpreter; null for the usual ones.</summary>
    public string? Python { get; private init; }

    /// <summary>The file for all results; null for none.</summary>
    public string? Json { get; private init; }

    /// <summary>Reads the command line.</summary>
    /// <exception cref="FormatException">It cannot be read; the message says where.</exception>
    public static Options Parse(ReadOnlySpan<string> args)
    {
        var options = new Options();
        while (args is [var option, ..])
        {
            if (option is "--tiny" or "--no-peer")
            {
                options = option is "--tiny" ? options with { Tiny = true } : options with { Peers = [] };
                args = args[1..];
                continue;
            }
            if (args is not [_, { Length: > 0 } value, ..] || value.StartsWith("--", StringComparison.Ordinal))
                throw new FormatException($"'{option}' is no option, or needs a value.");
            options = option switch
            {
                "--device" => options with { Device = value },
                "--cases" => options with { Cases = Names(option, value, AllCases) },
                "--precision" => options with { Precisions = [.. Names(option, value, AllPrecisions).Select(Enum.Parse<Precision>)] },
                "--peers" => options with { Peers = Names(option, value, AllPeers) },
                "--python" => options with { Python = value },
                "--json" => options with { Json = value },
                _ => throw new FormatException($"There is no option '{option}'."),
            };
            args = args[2..];
        }
        return options.Tiny && options.Device is null ? options with { Device = nameof(DeviceKind.Cpu) } : options;
    }

    /// <summary>Names of a list, each of which has to be known.</summary>
    static string[] Names(string option, string value, string[] known) =>
    [
        .. value.Split(',').Select(name => known.FirstOrDefault(k => k.Equals(name, StringComparison.OrdinalIgnoreCase))
            ?? throw new FormatException($"{option} takes some of {string.Join(", ", known)}, but found '{name}'.")),
    ];
}
