namespace IlgpuSimulator;

/// <summary>
/// A kernel or the host did something that hardware answers with a fault, a hang or silence. It is no exception of ILGPU's, so that nothing
/// that expects those hides a mistake.
/// </summary>
public sealed class KernelFaultException(string message, Exception? innerException = null) : Exception(message, innerException);
