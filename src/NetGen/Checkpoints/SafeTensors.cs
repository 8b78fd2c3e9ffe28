using System.Buffers.Binary;

namespace NetGen;

/// <summary>
/// Reads and writes the safetensors format: 8 bytes of header length (little-endian), a JSON header, raw numbers. PyTorch and most other
/// frameworks read and write it too.
/// </summary>
public static class SafeTensors
{
    /// <summary>
    /// Writes the tensors to <paramref name="path"/>; a file that is there is replaced at once, or stays as it was if writing fails.
    /// </summary>
    /// <exception cref="ArgumentException">Two tensors have one name, or an array does not fit its shape; nothing was written.</exception>
    /// <exception cref="IOException">The file can't be written.</exception>
    public static void Save(string path, IEnumerable<SafeTensor> tensors)
    {
        SafeTensor[] all = [.. tensors];
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var tensor in all)
        {
            var count = tensor.Shape.Aggregate(1L, (product, size) => product * size);
            if (count != tensor.Length)
                throw new ArgumentException($"Tensor '{tensor}' has {count} elements, but its array {tensor.Length}.", nameof(tensors));
            if (!names.Add(tensor.Name)) throw new ArgumentException($"Two tensors have the name '{tensor.Name}'.", nameof(tensors));
        }
        var header = SafeTensorsHeader.Build(all);
        AtomicFile.Write(path, stream =>
        {
            Span<byte> length = stackalloc byte[8];
            BinaryPrimitives.WriteInt64LittleEndian(length, header.Length);
            stream.Write(length);
            stream.Write(header);
            foreach (var tensor in all) stream.Write(tensor.Bytes);
        });
    }

    /// <summary>All tensors of a file, by name, in the order of their data.</summary>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="InvalidDataException">
    /// The file is damaged or holds other types than F32 and I64; the message says where.
    /// </exception>
    public static IReadOnlyDictionary<string, SafeTensor> Load(string path)
    {
        using var file = File.OpenHandle(path);
        var length = RandomAccess.GetLength(file);
        if (length < 8)
            throw new InvalidDataException($"'{path}' is {length} bytes long; a safetensors file begins with 8 bytes of header length.");
        var headerLength = BinaryPrimitives.ReadInt64LittleEndian(Read(8, 0));
        if (headerLength < 0 || headerLength > Math.Min(length - 8, SafeTensorsHeader.MaxLength))
            throw new InvalidDataException(
                $"'{path}' says that its header has {(ulong)headerLength} bytes, but {length - 8} follow "
                + $"(and {SafeTensorsHeader.MaxLength} are allowed): it is cut short, or no safetensors file.");

        var entries = SafeTensorsHeader.Parse(path, Read((int)headerLength, 8), length - 8 - headerLength);
        var tensors = new OrderedDictionary<string, SafeTensor>(StringComparer.Ordinal);
        foreach (var entry in entries)
        {
            var tensor = Allocate(entry);
            Fill(tensor.Bytes, 8 + headerLength + entry.Begin);
            tensors.Add(entry.Name, tensor);
        }
        return tensors;

        byte[] Read(int count, long offset)
        {
            var bytes = new byte[count];
            Fill(bytes, offset);
            return bytes;
        }

        void Fill(Span<byte> bytes, long offset)
        {
            while (bytes is not [])
            {
                var read = RandomAccess.Read(file, bytes, offset);
                if (read == 0) throw new InvalidDataException($"'{path}' became shorter while it was read.");
                bytes = bytes[read..];
                offset += read;
            }
        }
    }

    static SafeTensor Allocate(SafeTensorsHeader.Entry entry) => entry.Type switch
    {
        nameof(SafeTensor.F32) => new SafeTensor.F32(entry.Name, entry.Shape, new float[(entry.End - entry.Begin) / sizeof(float)]),
        _ => new SafeTensor.I64(entry.Name, entry.Shape, new long[(entry.End - entry.Begin) / sizeof(long)]),
    };
}
