using System.Runtime.InteropServices;
using ILGPU;
using ILGPU.Runtime;

namespace NetGen.Ilgpu;

/// <summary>Copies between this process and a device.</summary>
static unsafe class DeviceCopy
{
    /// <summary>Floats that a span can hold.</summary>
    const long Part = 1 << 28;

    /// <summary>Takes as many floats to the device as the view has.</summary>
    public static void Up(AcceleratorStream stream, float* source, ArrayView<float> target)
    {
        for (long start = 0; start < target.Length; start += Part)
        {
            var length = (int)Math.Min(Part, target.Length - start);
            Up(stream, new ReadOnlySpan<float>(source + start, length), target.SubView(start, length));
        }
    }

    /// <summary>Brings all floats of the view here.</summary>
    public static void Down(AcceleratorStream stream, ArrayView<float> source, float* target)
    {
        for (long start = 0; start < source.Length; start += Part)
        {
            var length = (int)Math.Min(Part, source.Length - start);
            Down(stream, source.SubView(start, length), new Span<float>(target + start, length));
        }
    }

    public static void Up<T>(AcceleratorStream stream, ReadOnlySpan<T> numbers, ArrayView<T> target)
        where T : unmanaged
    {
        if (numbers.Length > 0) target.CopyFromCPU(stream, ref MemoryMarshal.GetReference(numbers), numbers.Length);
    }

    public static void Down<T>(AcceleratorStream stream, ArrayView<T> source, Span<T> numbers)
        where T : unmanaged
    {
        if (numbers.Length > 0) source.CopyToCPU(stream, ref MemoryMarshal.GetReference(numbers), numbers.Length);
    }
}
