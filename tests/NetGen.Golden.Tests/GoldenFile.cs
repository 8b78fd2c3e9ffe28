using System.Globalization;
using System.Reflection;
using Xunit.Sdk;

namespace NetGen.Golden.Tests;

/// <summary>What a tensor of a golden file is.</summary>
enum GoldenKind { Input, Parameter, Buffer, Result, Gradient, Next }

/// <summary>A tensor of a golden file: shapes of what goes in, and the numbers of what comes out.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Name">Its name, in a checkpoint's form.</param>
/// <param name="Shape">Its shape.</param>
/// <param name="Values">Its elements; empty for what goes in, and for a large tensor.</param>
/// <param name="Summary">Norm and projection of a large tensor.</param>
sealed record GoldenTensor(GoldenKind Kind, string Name, long[] Shape, double[] Values, (double Norm, double Projection)? Summary)
{
    public string Key => $"{Kind} {Name}";
}

/// <summary>What PyTorch computed for one case, as tests/golden/make_golden.py wrote it.</summary>
static class GoldenFile
{
    const string Prefix = "Values/";

    public static IEnumerable<string> Names => Assembly.GetExecutingAssembly().GetManifestResourceNames()
        .Where(n => n.StartsWith(Prefix, StringComparison.Ordinal)).Select(n => n[Prefix.Length..]);

    public static IReadOnlyList<GoldenTensor> Read(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(Prefix + name)
            ?? throw new XunitException($"There is no tests/golden/values/{name}.txt: add the case '{name}' to tests/golden, and run make_golden.py.");
        using var reader = new StreamReader(stream);
        List<GoldenTensor> tensors = [];
        while (reader.ReadLine() is { } line) tensors.Add(Tensor(line.Split(' '), reader));
        return tensors;
    }

    static GoldenTensor Tensor(string[] head, StreamReader reader)
    {
        List<string> words = [];
        while (reader.Peek() == ' ') words.AddRange(reader.ReadLine()!.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        var kind = Enum.Parse<GoldenKind>(head[0], ignoreCase: true);
        long[] shape = [.. head[2..].Select(long.Parse)];
        return words is ["norm", var norm, "projection", var projection]
            ? new(kind, head[1], shape, [], (Number(norm), Number(projection)))
            : new(kind, head[1], shape, [.. words.Select(Number)], null);
    }

    static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
