using System.Globalization;

namespace NetGen.Benchmarks.Gpu.Reporting;

/// <summary>Prints rows as they come: what was measured is there even if a driver takes the process down afterwards.</summary>
static class Table
{
    /// <summary>Prints the head.</summary>
    public static void PrintHead()
    {
        Console.WriteLine($"{"case",-15}{"",-18}{"precision",-15}{"side",-9}{"ms/step",11}{"upload ms",11}{"first s",9}{"rate",16}{"of copy",9}{"NetGen/side",13}");
        Console.WriteLine(new string('-', 126));
    }

    /// <summary>Prints a row.</summary>
    public static void Print(Row row)
    {
        var name = $"{row.Case,-15}{row.Setting,-18}{row.Precision,-15}{row.Side,-9}";
        Console.WriteLine(row.Error is { } error ? $"{name}failed: {error}" : string.Create(CultureInfo.InvariantCulture,
            $"{name}{row.Milliseconds,11:N3}{row.UploadMilliseconds,11:N3}{row.FirstSeconds,9:N1}{Rate(row),16}{row.FractionOfCopy,9:P0}{row.NetGenToThis,13:F2}"));
    }

    static string Rate(Row row) =>
        row.BytesPerSecond is { } bytes ? string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e9:N0} GB/s")
        : row.OperationsPerSecond is { } operations ? string.Create(CultureInfo.InvariantCulture, $"{operations / 1e12:N1} TFLOP/s")
        : "";
}
