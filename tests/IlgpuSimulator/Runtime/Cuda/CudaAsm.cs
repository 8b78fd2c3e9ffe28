using IlgpuSimulator;

namespace ILGPU.Runtime.Cuda;

public static partial class CudaAsm
{
    public static bool IsSupported => KernelThread.Current?.Group.Launch.Accelerator.AcceleratorType == AcceleratorType.Cuda;
}
