namespace ILGPU;

/// <summary>What ILGPU throws where it cannot compile a kernel. The inner exception tells why.</summary>
public sealed class InternalCompilerException : Exception
{
    public InternalCompilerException() { }

    public InternalCompilerException(string message) : base(message) { }

    public InternalCompilerException(string message, Exception innerException) : base(message, innerException) { }
}

/// <summary>What ILGPU throws where something of kernels is used outside of them.</summary>
public sealed class InvalidKernelOperationException : InvalidOperationException
{
    public InvalidKernelOperationException() { }

    public InvalidKernelOperationException(string message) : base(message) { }

    public InvalidKernelOperationException(string message, Exception innerException) : base(message, innerException) { }
}

public sealed class CapabilityNotSupportedException : Exception
{
    public CapabilityNotSupportedException() { }

    public CapabilityNotSupportedException(string message) : base(message) { }

    public CapabilityNotSupportedException(string message, Exception innerException) : base(message, innerException) { }
}
