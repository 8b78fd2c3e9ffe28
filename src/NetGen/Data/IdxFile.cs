using System.Buffers.Binary;
using System.IO.Compression;

namespace NetGen;

/// <summary>
/// An IDX file of unsigned bytes, as MNIST and its relatives are published: a magic number, the shape, raw data; plain or gzip.
/// </summary>
/// <param name="Shape">The sizes of its axes.</param>
/// <param name="Data">Its bytes, row-major.</param>
public sealed record IdxFile(IReadOnlyList<int> Shape, byte[] Data)
{
    const byte UnsignedByte = 8;

    // No deflate stream expands further (RFC 1951: 258 bytes from 2 bits), so a small file can't make us allocate a large array.
    const int LargestExpansion = 1032;

    /// <summary>Reads a file; whether it is compressed is seen from its first bytes, not from its name.</summary>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="InvalidDataException">
    /// The file is no IDX file of bytes, is cut short, too long, or corrupt; the message says which.
    /// </exception>
    public static IdxFile Read(string path)
    {
        using var file = File.OpenRead(path);
        var compressed = file.ReadByte() == 0x1F && file.ReadByte() == 0x8B;
        file.Position = 0;
        if (!compressed) return Read(path, file, file.Length);

        using var unzipped = new GZipStream(file, CompressionMode.Decompress);
        return Read(path, unzipped, file.Length * LargestExpansion);
    }

    static IdxFile Read(string path, Stream stream, long longest)
    {
        Span<byte> magic = stackalloc byte[4];
        ReadExactly(path, stream, magic, "a magic number of 4 bytes");
        if (magic[0] != 0 || magic[1] != 0)
            throw new InvalidDataException($"'{path}' begins with {Convert.ToHexString(magic)}; an IDX file begins with 0000.");
        if (magic[2] != UnsignedByte)
            throw new InvalidDataException($"'{path}' holds elements of type 0x{magic[2]:X2}; expected unsigned bytes, 0x08.");

        var shape = ReadShape(path, stream, magic[3]);
        var length = 1L;
        foreach (var size in shape) length = Math.Min(length * size, 1L << 31);
        if (length > Math.Min(longest, Array.MaxLength))
            throw new InvalidDataException(
                $"'{path}' is cut short: its shape {ShapeText(shape)} says {length} bytes or more, but it holds {longest} at most.");
        var data = new byte[length];
        ReadExactly(path, stream, data, $"{length} bytes for its shape {ShapeText(shape)}");
        if (ReadUpTo(path, stream, magic[..1]) > 0)
            throw new InvalidDataException($"'{path}' has bytes after the {length} of its shape {ShapeText(shape)}.");
        return new IdxFile(shape, data);
    }

    static int[] ReadShape(string path, Stream stream, int axes)
    {
        var shape = new int[axes];
        Span<byte> size = stackalloc byte[4];
        for (var axis = 0; axis < axes; axis++)
        {
            ReadExactly(path, stream, size, $"{axes} sizes of 4 bytes");
            shape[axis] = BinaryPrimitives.ReadInt32BigEndian(size);
            if (shape[axis] < 0)
                throw new InvalidDataException(
                    $"'{path}' says that axis {axis} has {(uint)shape[axis]} elements; at most {int.MaxValue} are possible.");
        }
        return shape;
    }

    static void ReadExactly(string path, Stream stream, Span<byte> bytes, string what)
    {
        var read = ReadUpTo(path, stream, bytes);
        if (read < bytes.Length) throw new InvalidDataException($"'{path}' is cut short: expected {what}, found {read} bytes.");
    }

    static int ReadUpTo(string path, Stream stream, Span<byte> bytes)
    {
        try
        {
            return stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        }
        catch (InvalidDataException e)
        {
            throw new InvalidDataException($"'{path}' is a damaged gzip file: {e.Message}", e);
        }
    }

    static string ShapeText(int[] shape) => $"[{string.Join(", ", shape)}]";
}
