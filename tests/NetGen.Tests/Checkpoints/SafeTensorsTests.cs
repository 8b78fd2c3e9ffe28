using System.Buffers.Binary;
using System.Text;
using NetGen.Tests.Data;
using Xunit;

namespace NetGen.Tests.Checkpoints;

/// <summary>The safetensors format: files written by hand, round trips, and damage of every kind.</summary>
public sealed class SafeTensorsTests : IDisposable
{
    readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    static byte[] Bytes(string header, int dataLength, long? headerLength = null)
    {
        var length = new byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(length, headerLength ?? Encoding.UTF8.GetByteCount(header));
        return [.. length, .. Encoding.UTF8.GetBytes(header), .. Enumerable.Range(0, dataLength).Select(_ => (byte)0)];
    }

    static string Row(string name, string shape, long begin, long end, string type = "F32") =>
        $$"""
        "{{name}}":{"dtype":"{{type}}","shape":{{shape}},"data_offsets":[{{begin}},{{end}}]}
        """;

    [Fact]
    public void A_file_written_by_hand_is_read()
    {
        var header = $$"""{"__metadata__":{"format":"pt"},{{Row("steps", "[]", 8, 16, "I64")}},{{Row("fc.bias", "[2]", 0, 8)}}} """;
        byte[] bytes = [.. Bytes(header, 0), 0, 0, 128, 63, 0, 0, 0, 192, 5, 0, 0, 0, 0, 0, 0, 0];

        var tensors = SafeTensors.Load(folder.File("hand.safetensors", bytes));

        Assert.Equal(["fc.bias", "steps"], tensors.Keys);
        var bias = Assert.IsType<SafeTensor.F32>(tensors["fc.bias"]);
        Assert.Equal([2], bias.Shape);
        Assert.Equal([1, -2], bias.Values);
        Assert.Equal([5], Assert.IsType<SafeTensor.I64>(tensors["steps"]).Values);
    }

    [Fact]
    public void What_is_saved_has_the_formats_bytes()
    {
        var path = folder.File("saved.safetensors");

        SafeTensors.Save(path, [new SafeTensor.F32("a", [1, 2], [1, -2]), new SafeTensor.I64("n", [], [5])]);

        var header = $$"""{"__metadata__":{"format":"pt"},{{Row("a", "[1,2]", 0, 8)}},{{Row("n", "[]", 8, 16, "I64")}}}""";
        var padded = header.PadRight((header.Length + 7) / 8 * 8);
        Assert.Equal([.. Bytes(padded, 0), 0, 0, 128, 63, 0, 0, 0, 192, 5, 0, 0, 0, 0, 0, 0, 0], File.ReadAllBytes(path));
    }

    [Fact]
    public void Names_and_bits_survive_a_round_trip()
    {
        var path = folder.File("round.safetensors");
        float[] values = [float.NaN, float.PositiveInfinity, -0f, float.Epsilon, 1 / 3f];
        SafeTensors.Save(path, [new SafeTensor.F32("größe \"x\"\n", [5], values), new SafeTensor.F32("empty", [0, 3], [])]);

        var tensors = SafeTensors.Load(path);

        var found = Assert.IsType<SafeTensor.F32>(tensors["größe \"x\"\n"]).Values;
        Assert.Equal(values.Select(BitConverter.SingleToInt32Bits), found.Select(BitConverter.SingleToInt32Bits));
        Assert.Equal([0, 3], tensors["empty"].Shape);
    }

    public static TheoryData<string, byte[], string> Damages => new()
    {
        { "empty", [], "0 bytes long" },
        { "shorter than a length", [1, 2, 3], "3 bytes long" },
        { "header beyond the end", Bytes("{}", 0, headerLength: 3), "header has 3 bytes, but 2 follow" },
        { "header length negative", Bytes("{}", 0, headerLength: -1), "18446744073709551615" },
        { "no JSON", Bytes("{,}", 0), "not a JSON object" },
        { "an array", Bytes("[]", 0), "not a JSON object" },
        { "invalid text", Bytes("""{"\uD800":{}}""", 0), "not a JSON object" },
        { "header cut by its length", Bytes($"{{{Row("a", "[1]", 0, 4)}}}", 4, headerLength: 20), "not a JSON object" },
        { "no description", Bytes("""{"a":7}""", 0), "tensor 'a' by 7" },
        { "no shape", Bytes("""{"a":{"dtype":"F32","data_offsets":[0,4]}}""", 4), "tensor 'a'" },
        { "three offsets", Bytes("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4,8]}}""", 4), "tensor 'a'" },
        { "a shape of text", Bytes($"{{{Row("a", "[\"1\"]", 0, 4)}}}", 4), "tensor 'a'" },
        { "a fraction", Bytes($"{{{Row("a", "[1.5]", 0, 4)}}}", 4), "tensor 'a'" },
        { "unknown type", Bytes($"{{{Row("a", "[2]", 0, 4, "BF16")}}}", 4), "'a' as BF16; expected F32" },
        { "negative size", Bytes($"{{{Row("a", "[-1]", 0, 4)}}}", 4), "'a' with the shape [-1]" },
        { "overflowing shape", Bytes($"{{{Row("a", "[2147483647,2147483647,2147483647]", 0, 4)}}}", 4), "'a' with the shape" },
        { "size and offsets disagree", Bytes($"{{{Row("a", "[3]", 0, 8)}}}", 8), "'a' of 12 bytes (F32 [3]) at bytes 0 to 8" },
        { "offsets backwards", Bytes($"{{{Row("a", "[1]", 4, 0)}}}", 4), "at bytes 4 to 0" },
        { "negative offset", Bytes($"{{{Row("a", "[1]", -4, 0)}}}", 4), "at bytes -4 to 0" },
        { "data cut short", Bytes($"{{{Row("a", "[2]", 0, 8)}}}", 7), "'a' ends at byte 8 of the data, but there are 7" },
        { "data too long", Bytes($"{{{Row("a", "[2]", 0, 8)}}}", 9), "1 bytes after the last tensor" },
        { "overlap", Bytes($"{{{Row("a", "[2]", 0, 8)},{Row("b", "[2]", 4, 12)}}}", 12),
            "overlap: 'b' begins at byte 4 of the data, but 'a' ends at 8" },
        { "gap", Bytes($"{{{Row("a", "[2]", 0, 8)},{Row("b", "[1]", 12, 16)}}}", 16), "gap: 'b' begins at byte 12" },
        { "duplicate", Bytes($"{{{Row("a", "[1]", 0, 4)},{Row("a", "[1]", 4, 8)}}}", 8), "tensor 'a' twice" },
    };

    [Theory]
    [MemberData(nameof(Damages))]
    public void A_damaged_file_is_named_with_what_is_wrong(string name, byte[] bytes, string message)
    {
        var path = folder.File(name, bytes);

        var error = Assert.Throws<InvalidDataException>(() => SafeTensors.Load(path));

        Assert.Contains($"'{path}'", error.Message);
        Assert.Contains(message, error.Message);
    }

    [Fact]
    public void Random_damage_never_gives_another_exception()
    {
        var path = folder.File("good.safetensors");
        SafeTensors.Save(path, [new SafeTensor.F32("conv1.weight", [2, 3], new float[6]), new SafeTensor.I64("n", [1], [1])]);
        var good = File.ReadAllBytes(path);
        var random = new Random(1);
        var refused = 0;
        for (var trial = 0; trial < 2000; trial++)
        {
            var bytes = good.ToArray();
            for (var change = random.Next(1, 4); change > 0; change--) bytes[random.Next(good.Length)] = (byte)random.Next(256);
            File.WriteAllBytes(path, random.Next(4) == 0 ? bytes[..random.Next(bytes.Length)] : bytes);
            try
            {
                SafeTensors.Load(path);
            }
            catch (InvalidDataException)
            {
                refused++;
            }
        }

        Assert.InRange(refused, 1000, 2000);
    }

    [Fact]
    public void Tensors_that_can_not_be_saved_leave_the_old_file_as_it_was()
    {
        var path = folder.File("kept.safetensors", [1, 2, 3]);

        string Refused(params SafeTensor[] tensors) => Assert.Throws<ArgumentException>(() => SafeTensors.Save(path, tensors)).Message;
        var tensor = new SafeTensor.F32("a", [1], [1]);
        Assert.Contains("'F32 a [2, 2]' has 4 elements, but its array 3", Refused(tensor with { Shape = [2, 2], Values = new float[3] }));
        Assert.Contains("'a'", Refused(tensor, tensor));
        Assert.ThrowsAny<IOException>(() => SafeTensors.Save(Path.Combine(folder.Path, "no such folder", "file"), []));

        Assert.Equal([1, 2, 3], File.ReadAllBytes(path));
        Assert.Equal([path], Directory.GetFiles(folder.Path));
    }

    [Fact]
    public void Saving_replaces_a_file_and_leaves_nothing_beside_it()
    {
        var path = folder.File("replaced.safetensors", [1, 2, 3]);

        SafeTensors.Save(path, [new SafeTensor.F32("a", [1], [1])]);

        Assert.Equal(["a"], SafeTensors.Load(path).Keys);
        Assert.Equal([path], Directory.GetFiles(folder.Path));
    }

    [Fact]
    public void A_missing_file_is_a_missing_file() =>
        Assert.Throws<FileNotFoundException>(() => SafeTensors.Load(folder.File("none.safetensors")));
}
