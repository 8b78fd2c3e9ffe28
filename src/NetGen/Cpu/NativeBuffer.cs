using System.ComponentModel;
using System.Runtime.InteropServices;

namespace NetGen.Cpu;

/// <summary>
/// Zeroed float32 memory outside of the managed heap: 64-byte aligned, it never moves, and 64 bytes after its end may be read, so
/// that kernels may load whole registers.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed unsafe class NativeBuffer : IDisposable
{
    const nuint Alignment = 64;
    const long Slack = 64;

    /// <summary>Allocates <paramref name="length"/> zeros.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The length is negative.</exception>
    /// <exception cref="OutOfMemoryException">The machine has no such memory; the message says how many bytes were asked for.</exception>
    public NativeBuffer(long length)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        Pointer = Allocate(length);
        Length = length;
    }

    /// <summary>A buffer with a copy of the given numbers.</summary>
    /// <exception cref="OutOfMemoryException">The machine has no such memory.</exception>
    public static NativeBuffer Of(ReadOnlySpan<float> numbers)
    {
        var buffer = new NativeBuffer(numbers.Length);
        numbers.CopyTo(buffer.Span);
        return buffer;
    }

    /// <summary>Frees what was never disposed.</summary>
    ~NativeBuffer() => Free();

    /// <summary>The first number; null once disposed.</summary>
    public float* Pointer { get; private set; }

    /// <summary>How many numbers there are.</summary>
    public long Length { get; private set; }

    /// <summary>All numbers, while the buffer is alive and does not grow.</summary>
    /// <exception cref="ObjectDisposedException">The buffer was disposed.</exception>
    /// <exception cref="InvalidOperationException">There are more numbers than a span can hold.</exception>
    public Span<float> Span
    {
        get
        {
            ObjectDisposedException.ThrowIf(Pointer == null, this);
            return Length <= int.MaxValue
                ? new Span<float>(Pointer, (int)Length)
                : throw new InvalidOperationException(
                    $"The buffer holds {Length} numbers and a span at most {int.MaxValue}; read it by {nameof(Pointer)}.");
        }
    }

    /// <summary>
    /// Grows to at least <paramref name="length"/> numbers: those there are keep their values, new ones are 0, and earlier pointers and
    /// spans are no longer valid. A buffer that is large enough is left alone.
    /// </summary>
    /// <exception cref="OutOfMemoryException">The machine has no such memory; the buffer is as it was.</exception>
    /// <exception cref="ObjectDisposedException">The buffer was disposed.</exception>
    public void EnsureCapacity(long length)
    {
        ObjectDisposedException.ThrowIf(Pointer == null, this);
        if (length <= Length)
        {
            return;
        }

        float* grown = Allocate(length);
        Buffer.MemoryCopy(Pointer, grown, length * sizeof(float), Length * sizeof(float));
        Free();
        Pointer = grown;
        Length = length;
    }

    /// <summary>Frees the memory. Nothing may read it afterwards.</summary>
    public void Dispose()
    {
        Free();
        GC.SuppressFinalize(this);
    }

    internal static void* AllocateBytes(long bytes)
    {
        try
        {
            return NativeMemory.AlignedAlloc(checked((nuint)bytes), Alignment);
        }
        catch (OutOfMemoryException inner)
        {
            throw new OutOfMemoryException($"{bytes} bytes of native memory were asked for, and the machine did not give them.", inner);
        }
    }

    static float* Allocate(long length)
    {
        long bytes = length <= (long.MaxValue - Slack) / sizeof(float)
            ? length * sizeof(float) + Slack
            : throw new OutOfMemoryException($"{length} numbers of 4 bytes were asked for: more than an address space holds.");
        void* memory = AllocateBytes(bytes);
        NativeMemory.Clear(memory, (nuint)bytes);
        GC.AddMemoryPressure(bytes);
        return (float*)memory;
    }

    void Free()
    {
        if (Pointer != null)
        {
            NativeMemory.AlignedFree(Pointer);
            GC.RemoveMemoryPressure(Length * sizeof(float) + Slack);
            Pointer = null;
            Length = 0;
        }
    }
}
