using System.Runtime.InteropServices;

namespace NetGen;

/// <summary>One named tensor of a safetensors file.</summary>
/// <param name="Name">Its name in the file: <c>stages.1.conv2.weight</c>.</param>
/// <param name="Shape">Its shape; empty for a scalar.</param>
public abstract record SafeTensor(string Name, IReadOnlyList<int> Shape)
{
    /// <summary>A tensor of 32-bit floats, row-major.</summary>
    public sealed record F32(string Name, IReadOnlyList<int> Shape, float[] Values) : SafeTensor(Name, Shape)
    {
        /// <inheritdoc/>
        public override string Type => nameof(F32);

        /// <inheritdoc/>
        public override long Length => Values.Length;

        internal override Span<byte> Bytes => MemoryMarshal.AsBytes(Values.AsSpan());
    }

    /// <summary>A tensor of 64-bit integers, row-major: PyTorch's counters.</summary>
    public sealed record I64(string Name, IReadOnlyList<int> Shape, long[] Values) : SafeTensor(Name, Shape)
    {
        /// <inheritdoc/>
        public override string Type => nameof(I64);

        /// <inheritdoc/>
        public override long Length => Values.Length;

        internal override Span<byte> Bytes => MemoryMarshal.AsBytes(Values.AsSpan());
    }

    /// <summary>The format's name of the element type: <c>F32</c> or <c>I64</c>.</summary>
    public abstract string Type { get; }

    /// <summary>How many elements the array holds; the product of <see cref="Shape"/> in a valid tensor.</summary>
    public abstract long Length { get; }

    internal abstract Span<byte> Bytes { get; }

    /// <summary>Type, name and shape, as in <c>F32 conv1.weight [6, 1, 5, 5]</c>.</summary>
    public sealed override string ToString() => $"{Type} {Name} {ShapeText(Shape)}";

    internal static string ShapeText(IEnumerable<int> shape) => $"[{string.Join(", ", shape)}]";
}
