using ILGPU.Runtime;
using IlgpuSimulator;

namespace ILGPU;

/// <summary>What went wrong with a view, told as fully as hardware never does.</summary>
static class ViewFault
{
    public static unsafe Exception Access<T>(ArrayView<T> view, long index)
        where T : unmanaged
    {
        var name = Describe(view);
        var thread = KernelThread.Current;
        if (thread is null)
        {
            return new KernelFaultException(
                $"The host reads or writes element {index} of {name} by its index. Device memory is accessed from kernels only: copy it with CopyToCPU or CopyFromCPU.");
        }

        if (view.Buffer is null) return thread.Fault($"accesses element {index} of a view without memory");
        if (view.Buffer.IsDisposed) return thread.Fault($"accesses element {index} of {name}, whose memory was freed");
        if (index < 0 || index >= view.Length) return thread.Fault($"accesses element {index} of {name}, which has length {view.Length}");
        var address = (nint)(view.Address + index * ArrayView<T>.ElementSize);
        return thread.Fault(
            $"accesses element {index} of {name}, whose address is {address & (ElementLayout<T>.Alignment - 1)} bytes beyond a multiple of {ElementLayout<T>.Alignment}");
    }

    public static Exception SubView<T>(ArrayView<T> view, long index, long length)
        where T : unmanaged =>
        Raise($"takes the sub-view at {index} of length {length} of {Describe(view)}, which has length {view.Length}; a sub-view begins inside of its view");

    public static Exception Cast<T>(ArrayView<T> view, Type other, int size, long bytes)
        where T : unmanaged =>
        Raise($"casts {Describe(view)}, which begins {bytes} bytes into its memory, to elements of {other.Name}; it must begin at a whole and aligned element of {size} bytes");

    public static Exception TooLong(long length) => Raise($"takes the length {length} of a view as an int");

    static Exception Raise(string what) => KernelThread.Current is { } thread ? thread.Fault(what) : new KernelFaultException($"The host {what}.");

    static string Describe<T>(ArrayView<T> view)
        where T : unmanaged =>
        $"{(view.Buffer is DeviceMemory memory ? memory.Describe() : "a view without memory")} as {typeof(T).Name} at {view.Index}";
}
