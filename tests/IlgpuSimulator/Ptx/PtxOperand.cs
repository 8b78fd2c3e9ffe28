using System.Runtime.CompilerServices;
using ILGPU.Runtime.Cuda;

namespace IlgpuSimulator;

/// <summary>What %0, %1 and so on stand for: a register of the kernel with its bits.</summary>
struct PtxOperand
{
    public Type Type;
    public ulong Bits;
    public bool IsInput;
    public bool IsOutput;

    public static PtxOperand In<T>(T value)
        where T : struct => new() { Type = typeof(T), Bits = BitsOf(ref value), IsInput = true };

    public static PtxOperand Out<T>()
        where T : struct => new() { Type = typeof(T), IsOutput = true };

    /// <summary>An operand of EmitRef: one of the three wrappers, of which each is as large as its value.</summary>
    public static PtxOperand Wrapped<T>(ref T parameter)
        where T : struct
    {
        var kind = typeof(T).GetGenericTypeDefinition();
        return new()
        {
            Type = typeof(T).GetGenericArguments()[0],
            Bits = kind == typeof(Output<>) ? 0 : BitsOf(ref parameter),
            IsInput = kind != typeof(Output<>),
            IsOutput = kind != typeof(Input<>),
        };
    }

    public readonly T Get<T>()
        where T : struct
    {
        T value = default;
        Store(ref value);
        return value;
    }

    public readonly void StoreTo<T>(ref T parameter)
        where T : struct
    {
        if (IsOutput) Store(ref parameter);
    }

    readonly void Store<T>(ref T value)
        where T : struct
    {
        var bits = Bits;
        Unsafe.CopyBlockUnaligned(ref Unsafe.As<T, byte>(ref value), ref Unsafe.As<ulong, byte>(ref bits), (uint)Math.Min(Unsafe.SizeOf<T>(), 8));
    }

    static ulong BitsOf<T>(ref T value)
        where T : struct
    {
        ulong bits = 0;
        Unsafe.CopyBlockUnaligned(ref Unsafe.As<ulong, byte>(ref bits), ref Unsafe.As<T, byte>(ref value), (uint)Math.Min(Unsafe.SizeOf<T>(), 8));
        return bits;
    }
}
