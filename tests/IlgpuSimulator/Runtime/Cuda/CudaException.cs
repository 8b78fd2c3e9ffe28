namespace ILGPU.Runtime.Cuda;

public sealed class CudaException : AcceleratorException
{
    public CudaException() { }

    public CudaException(CudaError error) : base($"{error}") => Error = error.ToString();

    public CudaException(string message) : base(message) { }

    public CudaException(string message, Exception innerException) : base(message, innerException) { }

    public string Error { get; } = "N/A";

    public override AcceleratorType AcceleratorType => AcceleratorType.Cuda;

    public static void ThrowIfFailed(CudaError cudaStatus)
    {
        if (cudaStatus != CudaError.CUDA_SUCCESS) throw new CudaException(cudaStatus);
    }
}
