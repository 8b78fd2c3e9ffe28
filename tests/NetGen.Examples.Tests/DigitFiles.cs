using System.Buffers.Binary;

namespace NetGen.Examples.Tests;

/// <summary>A folder with a few drawn digits as MNIST's files, gone with all that is in it at the end.</summary>
sealed class DigitFiles : IDisposable
{
    const int Side = 28;

    readonly string folder = Directory.CreateTempSubdirectory("netgen-examples-").FullName;

    /// <summary>Writes all four files.</summary>
    public DigitFiles(int train = 400, int test = 100, int side = Side)
    {
        Write("train", train, side, seed: 1);
        Write("t10k", test, side, seed: 2);
    }

    public string Folder => folder;

    public string File(string name) => Path.Combine(folder, name);

    public void Dispose() => Directory.Delete(folder, recursive: true);

    void Write(string part, int count, int side, ulong seed)
    {
        var digits = DrawnDigits.Create(count, seed);
        var pixels = digits.Images.Select(pixel => (byte)(255 * pixel)).Take(count * side * side);
        System.IO.File.WriteAllBytes(File($"{part}-images-idx3-ubyte"), [.. Header(count, side, side), .. pixels]);
        System.IO.File.WriteAllBytes(File($"{part}-labels-idx1-ubyte"), [.. Header(count), .. digits.Labels.Select(label => (byte)label)]);
    }

    // Two zeros, the code of unsigned bytes, the number of axes, and their sizes.
    static byte[] Header(params int[] shape)
    {
        var header = new byte[4 + 4 * shape.Length];
        (header[2], header[3]) = (8, (byte)shape.Length);
        for (var axis = 0; axis < shape.Length; axis++) BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4 + 4 * axis), shape[axis]);
        return header;
    }
}
