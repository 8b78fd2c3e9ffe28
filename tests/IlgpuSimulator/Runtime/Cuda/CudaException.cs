namespace ILGPU.Runtime.Cuda;

public sealed class CudaException : AcceleratorException
{
    public CudaException() { }

    public CudaException(CudaError error) : this(error, null) { }

    internal CudaException(CudaError error, Exception? innerException) : base(Text(error), innerException!) => Error = error.ToString();

    public CudaException(string message) : base(message) { }

    public CudaException(string message, Exception innerException) : base(message, innerException) { }

    public string Error { get; } = "N/A";

    public override AcceleratorType AcceleratorType => AcceleratorType.Cuda;

    /// <summary>The driver's words for what the simulator raises.</summary>
    static string Text(CudaError error) => error switch
    {
        CudaError.CUDA_ERROR_INVALID_VALUE => "invalid argument",
        CudaError.CUDA_ERROR_OUT_OF_MEMORY => "out of memory",
        CudaError.CUDA_ERROR_LAUNCH_FAILED => "unspecified launch failure",
        _ => error.ToString(),
    };

    public static void ThrowIfFailed(CudaError cudaStatus)
    {
        if (cudaStatus != CudaError.CUDA_SUCCESS) throw new CudaException(cudaStatus);
    }
}
