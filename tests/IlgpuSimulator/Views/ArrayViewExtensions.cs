using System.Runtime.CompilerServices;
using IlgpuSimulator;

namespace ILGPU.Runtime;

public static partial class ArrayViewExtensions
{
    public static bool HasNoData<TView>(this TView view) where TView : IArrayView => !view.IsValid || view.Length < 1;

    public static bool HasData<TView>(this TView view) where TView : IArrayView => view.IsValid && view.Length > 0;

    public static Accelerator GetAccelerator<TView>(this TView view) where TView : IArrayView => view.Buffer.Accelerator;

    public static AcceleratorType GetAcceleratorType<TView>(this TView view) where TView : IArrayView => view.Buffer.AcceleratorType;

    public static Context GetContext<TView>(this TView view) where TView : IArrayView => view.GetAccelerator().Context;

    public static unsafe ref byte LoadEffectiveAddress<T>(this ArrayView<T> view) where T : unmanaged => ref *view.Address;

    public static unsafe IntPtr LoadEffectiveAddressAsPtr<T>(this ArrayView<T> view) where T : unmanaged => (nint)view.Address;

    /// <summary>Only tells the compiler what must be so already; here it is checked.</summary>
    public static unsafe ArrayView<T> AsAligned<T>(this ArrayView<T> view, int alignmentInBytes)
        where T : unmanaged =>
        !view.IsValid || (nint)view.Address % alignmentInBytes == 0
            ? view
            : throw new KernelFaultException($"A view is taken as aligned to {alignmentInBytes} bytes, but begins {(nint)view.Address % alignmentInBytes} bytes beyond.");

    public static ArrayView1D<T, Stride1D.Dense> AsAligned<T>(this ArrayView1D<T, Stride1D.Dense> view, int alignmentInBytes)
        where T : unmanaged => view.BaseView.AsAligned(alignmentInBytes);

    public static ArrayView1D<T, Stride1D.Dense> AsDense<T>(this ArrayView<T> view) where T : unmanaged => view;

    public static ArrayView1D<T, Stride1D.General> AsGeneral<T>(this ArrayView<T> view, Stride1D.General stride)
        where T : unmanaged => view.AsDense().AsGeneral(stride);

    public static ArrayView1D<T, Stride1D.General> AsGeneral<T>(this ArrayView<T> view) where T : unmanaged => view.AsDense().AsGeneral();

    public static ArrayView1D<TOther, Stride1D.Dense> Cast<T, TOther>(this ArrayView1D<T, Stride1D.Dense> view)
        where T : unmanaged
        where TOther : unmanaged =>
        view.BaseView.Cast<TOther>();

    public static MemoryBuffer1D<T, Stride1D.Dense> Allocate1D<T>(this Accelerator accelerator, T[] data)
        where T : unmanaged => Allocate1D(accelerator, accelerator.DefaultStream, data);

    public static MemoryBuffer1D<T, Stride1D.Dense> Allocate1D<T>(this Accelerator accelerator, AcceleratorStream stream, T[] data)
        where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(data);
        var buffer = accelerator.Allocate1D<T>(data.Length);
        if (data.Length > 0) buffer.View.CopyFromCPU(stream, data);
        return buffer;
    }

    static AcceleratorStream DefaultStream<TView>(TView view) where TView : IArrayView => view.Buffer.Accelerator.DefaultStream;
}
