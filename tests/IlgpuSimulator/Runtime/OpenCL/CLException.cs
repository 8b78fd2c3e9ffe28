namespace ILGPU.Runtime.OpenCL;

public sealed class CLException : AcceleratorException
{
    public CLException() { }

    public CLException(CLError errorCode) : base($"{errorCode}") => Error = errorCode;

    public CLException(string message) : base(message) { }

    public CLException(string message, Exception innerException) : base(message, innerException) { }

    public CLError Error { get; }

    public override AcceleratorType AcceleratorType => AcceleratorType.OpenCL;

    public static void ThrowIfFailed(CLError clStatus)
    {
        if (clStatus != CLError.CL_SUCCESS) throw new CLException(clStatus);
    }
}
