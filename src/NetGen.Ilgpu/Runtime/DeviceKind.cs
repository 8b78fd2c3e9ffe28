namespace NetGen;

/// <summary>How a device is driven.</summary>
public enum DeviceKind
{
    /// <summary>An NVIDIA GPU, by its driver.</summary>
    Cuda,

    /// <summary>Any device with an OpenCL driver.</summary>
    OpenCL,

    /// <summary>ILGPU's own emulation on the CPU: for finding mistakes, thousands of times slower than NetGen's CPU sessions.</summary>
    Cpu,
}
