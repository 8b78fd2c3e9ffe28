using System.Text.Json;
using System.Text.Json.Serialization;

namespace NetGen.Benchmarks.Gpu.Reporting;

/// <summary>All results in a file, written anew after each case.</summary>
/// <param name="path">The file.</param>
/// <param name="device">The device's name.</param>
/// <param name="isEmulated">Whether times say nothing.</param>
/// <param name="peers">What each peer is, or why it is not there.</param>
sealed class JsonFile(string path, string device, bool isEmulated, IReadOnlyDictionary<string, string> peers)
{
    static readonly JsonSerializerOptions format = new()
    {
        WriteIndented = true,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    /// <summary>Writes the rows so far.</summary>
    public void Write(IReadOnlyList<Row> rows) => File.WriteAllText(path, JsonSerializer.Serialize(new { device, isEmulated, peers, rows }, format));
}
