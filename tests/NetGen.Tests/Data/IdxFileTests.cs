using Xunit;

namespace NetGen.Tests.Data;

/// <summary>IDX files, plain and gzip, whole and damaged.</summary>
public sealed class IdxFileTests : IDisposable
{
    readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_file_is_read_whatever_its_name_says_about_compression(bool compressed)
    {
        var bytes = IdxBytes.Images(4);

        var file = IdxFile.Read(folder.File("images.gz", compressed ? IdxBytes.Gzip(bytes) : bytes));

        Assert.Equal([4, 3, 2], file.Shape);
        Assert.Equal(bytes[16..], file.Data);
    }

    public static TheoryData<string, byte[], string> Damages => new()
    {
        { "empty", [], "a magic number of 4 bytes, found 0" },
        { "half a magic number", [0, 0], "a magic number of 4 bytes, found 2" },
        { "another format", "PNG is something else"u8.ToArray(), "begins with 504E4720" },
        { "floats", IdxBytes.Create([2], [0, 0, 0, 0, 0, 0, 0, 0], type: 0x0D), "type 0x0D" },
        { "half a shape", IdxBytes.Images(4)[..10], "3 sizes of 4 bytes" },
        { "negative size", IdxBytes.Create([-1], []), "4294967295" },
        { "cut short", IdxBytes.Images(4)[..^1], "24 bytes for its shape [4, 3, 2], found 23" },
        { "too long", [.. IdxBytes.Images(4), 0], "after the 24" },
        { "a huge shape", IdxBytes.Create([int.MaxValue, int.MaxValue, int.MaxValue], [1]), "is cut short" },
        { "gzip cut short", IdxBytes.Gzip(IdxBytes.Images(400))[..^30], "" },
        { "gzip of something cut short", IdxBytes.Gzip(IdxBytes.Images(4)[..^1]), "found 23" },
        { "gzip of something too long", IdxBytes.Gzip([.. IdxBytes.Images(4), 0]), "after the 24" },
        { "gzip of a huge shape", IdxBytes.Gzip(IdxBytes.Create([int.MaxValue, 1], [1])), "is cut short" },
        { "gzip with a flipped bit", Flipped(IdxBytes.Gzip(IdxBytes.Images(400)), 60), "" },
        { "gzip with a wrong checksum", Flipped(IdxBytes.Gzip(IdxBytes.Images(400)), ^6), "damaged gzip" },
        { "gzip without a body", [0x1F, 0x8B, 8], "" },
    };

    static byte[] Flipped(byte[] bytes, Index index)
    {
        bytes[index] ^= 0x10;
        return bytes;
    }

    [Theory]
    [MemberData(nameof(Damages))]
    public void A_damaged_file_is_named_with_what_was_expected(string name, byte[] bytes, string message)
    {
        var path = folder.File(name, bytes);

        var error = Assert.Throws<InvalidDataException>(() => IdxFile.Read(path));

        Assert.Contains($"'{path}'", error.Message);
        Assert.Contains(message, error.Message);
    }

    [Fact]
    public void A_missing_file_is_a_missing_file() => Assert.Throws<FileNotFoundException>(() => IdxFile.Read(folder.File("none")));
}
