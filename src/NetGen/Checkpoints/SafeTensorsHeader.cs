using System.Buffers;
using System.Text.Json;

namespace NetGen;

/// <summary>The JSON header of a safetensors file: which tensors it holds, and where.</summary>
static class SafeTensorsHeader
{
    /// <summary>The longest header that the format allows, in bytes.</summary>
    public const long MaxLength = 100_000_000;

    /// <summary>One row of the header; the offsets count from the end of the header.</summary>
    public sealed record Entry(string Name, string Type, int[] Shape, long Begin, long End);

    /// <summary>The header of these tensors, one after another, padded with blanks so that the data begins at a multiple of 8.</summary>
    public static byte[] Build(IReadOnlyList<SafeTensor> tensors)
    {
        var bytes = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(bytes))
        {
            json.WriteStartObject();
            // Some readers of the format refuse a file that does not say which framework's names it uses.
            json.WriteStartObject("__metadata__");
            json.WriteString("format", "pt");
            json.WriteEndObject();
            var offset = 0L;
            foreach (var tensor in tensors)
            {
                json.WriteStartObject(tensor.Name);
                json.WriteString("dtype", tensor.Type);
                WriteNumbers(json, "shape", tensor.Shape.Select(size => (long)size));
                WriteNumbers(json, "data_offsets", [offset, offset += tensor.Bytes.Length]);
                json.WriteEndObject();
            }
            json.WriteEndObject();
        }
        var padded = new byte[(bytes.WrittenCount + 7) / 8 * 8];
        padded.AsSpan().Fill((byte)' ');
        bytes.WrittenSpan.CopyTo(padded);
        return padded;
    }

    /// <summary>The entries in the order of their data, checked: types, shapes and offsets agree and cover the data exactly.</summary>
    /// <param name="file">What messages call the file.</param>
    /// <param name="header">The header's bytes.</param>
    /// <param name="dataLength">How many bytes follow the header.</param>
    /// <exception cref="InvalidDataException">The header is damaged.</exception>
    public static IReadOnlyList<Entry> Parse(string file, ReadOnlyMemory<byte> header, long dataLength)
    {
        List<Entry> entries = [];
        try
        {
            using var json = JsonDocument.Parse(header);
            var names = new HashSet<string>(StringComparer.Ordinal);
            foreach (var property in json.RootElement.EnumerateObject())
            {
                if (property.Name == "__metadata__") continue;
                if (!names.Add(property.Name)) throw Damage(file, $"holds tensor '{property.Name}' twice");
                entries.Add(ParseEntry(file, property));
            }
        }
        // Not an object, or text that is not valid Unicode, surfaces as InvalidOperationException.
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            throw new InvalidDataException($"'{file}' has a header that is not a JSON object of tensors: {e.Message}", e);
        }
        entries.Sort((a, b) => (a.Begin, a.End).CompareTo((b.Begin, b.End)));
        CheckCover(file, entries, dataLength);
        return entries;
    }

    static Entry ParseEntry(string file, JsonProperty property)
    {
        var (name, value) = (property.Name, property.Value);
        if (value.ValueKind != JsonValueKind.Object
            || !value.TryGetProperty("dtype", out var type) || type.ValueKind != JsonValueKind.String
            || !value.TryGetProperty("shape", out var shape) || Numbers(shape) is not { } sizes
            || !value.TryGetProperty("data_offsets", out var offsets) || Numbers(offsets) is not [var begin, var end])
            throw Damage(file, $"describes tensor '{name}' by {value.GetRawText()}; expected a dtype, a shape and two data_offsets");

        var dtype = type.GetString()!;
        var size = dtype switch
        {
            nameof(SafeTensor.F32) => sizeof(float),
            nameof(SafeTensor.I64) => sizeof(long),
            _ => throw Damage(file, $"holds tensor '{name}' as {dtype}; expected F32 (or I64 for counters): convert it first"),
        };
        if (Bytes(sizes, size) is not { } bytes)
            throw Damage(
                file,
                $"holds tensor '{name}' with the shape {shape.GetRawText()}; "
                + $"expected sizes from 0 to {int.MaxValue}, and at most {Array.MaxLength} elements");
        if (begin < 0 || end < begin || end - begin != bytes)
            throw Damage(file, $"places tensor '{name}' of {bytes} bytes ({dtype} {shape.GetRawText()}) at bytes {begin} to {end}");
        return new Entry(name, dtype, [.. sizes.Select(s => (int)s)], begin, end);
    }

    static void CheckCover(string file, List<Entry> entries, long dataLength)
    {
        var (covered, last) = (0L, "the header");
        foreach (var entry in entries)
        {
            if (entry.End > dataLength)
                throw Damage(
                    file,
                    $"is cut short or has a wrong header: tensor '{entry.Name}' ends at byte {entry.End} of the data, but there are {dataLength}");
            if (entry.Begin != covered)
                throw Damage(
                    file,
                    $"{(entry.Begin < covered ? "lets tensors overlap" : "has a gap")}: "
                    + $"'{entry.Name}' begins at byte {entry.Begin} of the data, but {last} ends at {covered}");
            (covered, last) = (entry.End, $"'{entry.Name}'");
        }
        if (covered != dataLength)
            throw Damage(file, $"has {dataLength - covered} bytes after the last tensor, which ends at byte {covered} of the data");
    }

    static long? Bytes(long[] sizes, int elementSize)
    {
        if (sizes.Any(size => size is < 0 or > int.MaxValue)) return null;
        if (sizes.Contains(0)) return 0;
        var elements = 1L;
        foreach (var size in sizes)
        {
            elements *= size;
            if (elements > Array.MaxLength) return null;
        }
        return elements * elementSize;
    }

    static long[]? Numbers(JsonElement element)
    {
        if (element.ValueKind != JsonValueKind.Array) return null;
        var numbers = new long[element.GetArrayLength()];
        for (var i = 0; i < numbers.Length; i++)
        {
            if (element[i].ValueKind != JsonValueKind.Number || !element[i].TryGetInt64(out numbers[i])) return null;
        }
        return numbers;
    }

    static void WriteNumbers(Utf8JsonWriter json, string name, IEnumerable<long> numbers)
    {
        json.WriteStartArray(name);
        foreach (var number in numbers) json.WriteNumberValue(number);
        json.WriteEndArray();
    }

    static InvalidDataException Damage(string file, string what) => new($"'{file}' {what}.");
}
