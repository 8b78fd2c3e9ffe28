using System.Buffers.Binary;
using System.IO.Compression;

namespace NetGen.Tests.Data;

/// <summary>Builds the bytes of IDX files, good ones and bad ones.</summary>
static class IdxBytes
{
    public static byte[] Create(int[] shape, byte[] data, byte type = 8)
    {
        var header = new byte[4 + 4 * shape.Length];
        (header[2], header[3]) = (type, (byte)shape.Length);
        for (var axis = 0; axis < shape.Length; axis++) BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4 + 4 * axis), shape[axis]);
        return [.. header, .. data];
    }

    public static byte[] Images(int count, int height = 3, int width = 2) =>
        Create([count, height, width], [.. Enumerable.Range(0, count * height * width).Select(i => (byte)(i * 7))]);

    public static byte[] Labels(int count) => Create([count], [.. Enumerable.Range(0, count).Select(i => (byte)(i % 10))]);

    public static byte[] Gzip(byte[] bytes)
    {
        using var result = new MemoryStream();
        using (var gzip = new GZipStream(result, CompressionLevel.Optimal)) gzip.Write(bytes);
        return result.ToArray();
    }
}
