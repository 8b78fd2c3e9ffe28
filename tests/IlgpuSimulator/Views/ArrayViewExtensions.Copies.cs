using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace ILGPU.Runtime;

/// <summary>Copies and fills of any contiguous view or buffer.</summary>
public static partial class ArrayViewExtensions
{
    public static void MemSetToZero<TView>(this TView view) where TView : IContiguousArrayView => view.MemSet((byte)0);

    public static void MemSetToZero<TView>(this TView view, AcceleratorStream stream) where TView : IContiguousArrayView => view.MemSet(stream, 0);

    public static void MemSet<TView>(this TView view, byte value) where TView : IContiguousArrayView => view.MemSet(DefaultStream(view), value);

    /// <summary>As in ILGPU, an empty view is refused.</summary>
    public static void MemSet<TView>(this TView view, AcceleratorStream stream, byte value)
        where TView : IContiguousArrayView
    {
        if (!view.IsValid) throw new ArgumentNullException(nameof(view));
        if (view.HasNoData()) return;
        var raw = view.AsRawArrayView();
        view.Buffer.MemSet(stream, value, raw.Index, raw.Length);
    }

    public static void CopyTo<TView>(this TView source, in TView target)
        where TView : IContiguousArrayView => source.CopyTo(DefaultStream(source), target);

    public static void CopyTo<TView>(this TView source, AcceleratorStream stream, in TView target)
        where TView : IContiguousArrayView
    {
        RefuseLonger(target.LengthInBytes, source.LengthInBytes, nameof(target));
        source.Buffer.CopyTo(stream, source.IndexInBytes, target.AsRawArrayView());
    }

    public static void CopyFrom<TView>(this TView target, in TView source)
        where TView : IContiguousArrayView => target.CopyFrom(DefaultStream(target), source);

    public static void CopyFrom<TView>(this TView target, AcceleratorStream stream, in TView source)
        where TView : IContiguousArrayView
    {
        RefuseLonger(source.LengthInBytes, target.LengthInBytes, nameof(source));
        target.Buffer.CopyFrom(stream, source.AsRawArrayView(), target.IndexInBytes);
    }

    public static void CopyToCPUUnsafeAsync<T, TView>(this TView source, ref T cpuData, long length)
        where TView : IContiguousArrayView<T>
        where T : unmanaged => source.CopyToCPUUnsafeAsync(DefaultStream(source), ref cpuData, length);

    public static unsafe void CopyToCPUUnsafeAsync<T, TView>(this TView source, AcceleratorStream stream, ref T cpuData, long length)
        where TView : IContiguousArrayView<T>
        where T : unmanaged
    {
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        if (length < 1) return;
        RefuseLonger(length, source.Length, nameof(length));
        fixed (T* target = &cpuData) source.Buffer.ReadTo(stream, source.IndexInBytes, (byte*)target, length * sizeof(T));
    }

    public static void CopyFromCPUUnsafeAsync<T, TView>(this TView target, ref T cpuData, long length)
        where TView : IContiguousArrayView<T>
        where T : unmanaged => target.CopyFromCPUUnsafeAsync(DefaultStream(target), ref cpuData, length);

    public static unsafe void CopyFromCPUUnsafeAsync<T, TView>(this TView target, AcceleratorStream stream, ref T cpuData, long length)
        where TView : IContiguousArrayView<T>
        where T : unmanaged
    {
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        if (length < 1) return;
        RefuseLonger(length, target.Length, nameof(length));
        fixed (T* source = &cpuData) target.Buffer.WriteFrom(stream, target.IndexInBytes, (byte*)source, length * sizeof(T));
    }

    public static void CopyToCPU<T, TView>(this TView source, ref T cpuData, long length)
        where TView : IContiguousArrayView<T>
        where T : unmanaged => source.CopyToCPU(DefaultStream(source), ref cpuData, length);

    public static void CopyToCPU<T, TView>(this TView source, AcceleratorStream stream, ref T cpuData, long length)
        where TView : IContiguousArrayView<T>
        where T : unmanaged
    {
        source.CopyToCPUUnsafeAsync(stream, ref cpuData, length);
        stream.Synchronize();
    }

    public static void CopyFromCPU<T, TView>(this TView target, ref T cpuData, long length)
        where TView : IContiguousArrayView<T>
        where T : unmanaged => target.CopyFromCPU(DefaultStream(target), ref cpuData, length);

    public static void CopyFromCPU<T, TView>(this TView target, AcceleratorStream stream, ref T cpuData, long length)
        where TView : IContiguousArrayView<T>
        where T : unmanaged
    {
        target.CopyFromCPUUnsafeAsync(stream, ref cpuData, length);
        stream.Synchronize();
    }

    public static void CopyToCPU<T, TView>(this TView source, in Span<T> span)
        where TView : IContiguousArrayView<T>
        where T : unmanaged => source.CopyToCPU(DefaultStream(source), span);

    public static void CopyToCPU<T, TView>(this TView source, AcceleratorStream stream, in Span<T> span)
        where TView : IContiguousArrayView<T>
        where T : unmanaged => source.CopyToCPU(stream, ref MemoryMarshal.GetReference(span), span.Length);

    public static void CopyFromCPU<T, TView>(this TView target, in ReadOnlySpan<T> span)
        where TView : IContiguousArrayView<T>
        where T : unmanaged => target.CopyFromCPU(DefaultStream(target), span);

    public static void CopyFromCPU<T, TView>(this TView target, AcceleratorStream stream, in ReadOnlySpan<T> span)
        where TView : IContiguousArrayView<T>
        where T : unmanaged => target.CopyFromCPU(stream, ref MemoryMarshal.GetReference(span), span.Length);

    static void RefuseLonger(long length, long available, string parameter)
    {
        if (length > available) throw new ArgumentOutOfRangeException(parameter, $"A copy of {length} exceeds the {available} there are.");
    }
}
