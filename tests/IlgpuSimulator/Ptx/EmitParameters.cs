namespace ILGPU.Runtime.Cuda;

public interface ICudaAsmEmitParameter;

/// <summary>An operand that instructions read.</summary>
public struct Input<T> : ICudaAsmEmitParameter
    where T : struct
{
    public T Value;

    public static implicit operator Input<T>(T v) => new() { Value = v };
}

/// <summary>An operand that instructions write.</summary>
public struct Output<T> : ICudaAsmEmitParameter
    where T : struct
{
    public T Value;
}

/// <summary>An operand that instructions read and write.</summary>
public struct Ref<T> : ICudaAsmEmitParameter
    where T : struct
{
    public T Value;

    public static implicit operator Ref<T>(T v) => new() { Value = v };
}
