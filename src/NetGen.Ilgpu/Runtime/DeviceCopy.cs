using System.Runtime.InteropServices;
using ILGPU;
using ILGPU.Runtime;

namespace NetGen.Ilgpu;

/// <summary>Copies between this process and a device.</summary>
static class DeviceCopy
{
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
