namespace ILGPU.Runtime.OpenCL;

public sealed class CLException : AcceleratorException
{
    public CLException() { }

    public CLException(CLError errorCode) => Error = errorCode;

    internal CLException(CLError errorCode, Exception innerException) : base(innerException.Message, innerException) => Error = errorCode;

    public CLException(string message) : base(message) { }

    public CLException(string message, Exception innerException) : base(message, innerException) { }

    public CLError Error { get; }

    public override AcceleratorType AcceleratorType => AcceleratorType.OpenCL;

    public static void ThrowIfFailed(CLError clStatus)
    {
        if (clStatus != CLError.CL_SUCCESS) throw new CLException(clStatus);
    }
}
