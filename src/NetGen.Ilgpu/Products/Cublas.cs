using System.Runtime.InteropServices;
using ILGPU.Runtime;
using ILGPU.Runtime.Cuda;

namespace NetGen.Ilgpu;

/// <summary>
/// NVIDIA's cuBLAS 11 or later, where it is installed. Its extended product rounds float32 operands by itself, so one function does all
/// precisions.
/// </summary>
sealed unsafe class Cublas : IGemm
{
    const int Success = 0, NotInitialized = 1, AllocationFailed = 3, ArchitectureMismatch = 8, NotSupported = 15;

    const int Float32 = 0, DefaultAlgorithm = -1;

    static readonly string[] names = OperatingSystem.IsWindows()
        ? ["cublas64_13.dll", "cublas64_12.dll", "cublas64_11.dll"]
        : ["libcublas.so.13", "libcublas.so.12", "libcublas.so.11", "libcublas.so"];

    readonly CudaAccelerator accelerator;
    readonly nint library, handle;
    readonly delegate* unmanaged<nint, int, int, int, int, int, float*, nint, int, int, long, nint, int, int, long, float*, nint, int, int, long, int, int, int, int> gemm;

    Cublas(CudaAccelerator accelerator, nint library, nint handle)
    {
        (this.accelerator, this.library, this.handle) = (accelerator, library, handle);
        gemm = (delegate* unmanaged<nint, int, int, int, int, int, float*, nint, int, int, long, nint, int, int, long, float*, nint, int, int, long, int, int, int, int>)
            NativeLibrary.GetExport(library, "cublasGemmStridedBatchedEx");
    }

    /// <summary>The library on a device; null if it is not installed, or the device is no CUDA device.</summary>
    public static IGemm? Open(Accelerator accelerator)
    {
        if (accelerator is not CudaAccelerator cuda) return null;
        foreach (var name in names)
        {
            if (!NativeLibrary.TryLoad(name, out var library)) continue;
            if (TryCreate(cuda, library) is { } opened) return opened;
            NativeLibrary.Free(library);
        }
        return null;
    }

    static Cublas? TryCreate(CudaAccelerator accelerator, nint library)
    {
        if (!NativeLibrary.TryGetExport(library, "cublasCreate_v2", out var create) || !NativeLibrary.TryGetExport(library, "cublasSetStream_v2", out var setStream)
            || !NativeLibrary.TryGetExport(library, "cublasGemmStridedBatchedEx", out _)) return null;
        accelerator.Bind();
        nint handle;
        if (((delegate* unmanaged<nint*, int>)create)(&handle) != Success) return null;
        var opened = new Cublas(accelerator, library, handle);
        if (((delegate* unmanaged<nint, nint, int>)setStream)(handle, ((CudaStream)accelerator.DefaultStream).StreamPtr) == Success) return opened;
        opened.Dispose();
        return null;
    }

    public bool Run(in GemmCall call, Precision precision)
    {
        accelerator.Bind();
        float one = 1, zero = 0;
        var status = gemm(
            handle, call.TransposeA ? 1 : 0, call.TransposeB ? 1 : 0, call.M, call.N, call.K, &one,
            call.A.Elements.LoadEffectiveAddressAsPtr(), Float32, call.LeadingA, call.A.BatchStride,
            call.B.Elements.LoadEffectiveAddressAsPtr(), Float32, call.LeadingB, call.B.BatchStride, &zero,
            call.C.Elements.LoadEffectiveAddressAsPtr(), Float32, call.LeadingC, call.C.BatchStride, call.Batch, ComputeType(precision), DefaultAlgorithm);
        return status switch
        {
            Success => true,
            NotInitialized or AllocationFailed or ArchitectureMismatch or NotSupported => false,
            _ => throw new DeviceException(
                $"cuBLAS failed on {accelerator.Name} with status {status}. Create another device, or set {nameof(IlgpuDevice)}.{nameof(IlgpuDevice.UsesCublas)} to false for NetGen's own products."),
        };
    }

    static int ComputeType(Precision precision) => precision switch { Precision.TensorFloat32 => 77, Precision.BFloat16 => 75, _ => 68 };

    public void Dispose()
    {
        if (NativeLibrary.TryGetExport(library, "cublasDestroy_v2", out var destroy)) _ = ((delegate* unmanaged<nint, int>)destroy)(handle);
    }
}
