using IlgpuSimulator;

namespace ILGPU.Runtime.Cuda;

/// <summary>Inline PTX with up to ten operands, of which the first can be written.</summary>
public static partial class CudaAsm
{
    public static bool IsSupported => KernelThread.Current?.Group.Launch.Accelerator.AcceleratorType == AcceleratorType.Cuda;

    public static void Emit(string asm) => PtxMachine.Run(asm, []);

    public static void Emit<T0>(string asm, T0 arg0)
        where T0 : struct =>
        PtxMachine.Run(asm, [PtxOperand.In(arg0)]);

    public static void Emit<T0>(string asm, out T0 arg0)
        where T0 : struct
    {
        PtxOperand[] operands = [PtxOperand.Out<T0>()];
        PtxMachine.Run(asm, operands);
        arg0 = operands[0].Get<T0>();
    }

    public static void Emit<T0, T1>(string asm, T0 arg0, T1 arg1)
        where T0 : struct where T1 : struct =>
        PtxMachine.Run(asm, [PtxOperand.In(arg0), PtxOperand.In(arg1)]);

    public static void Emit<T0, T1>(string asm, out T0 arg0, T1 arg1)
        where T0 : struct where T1 : struct
    {
        PtxOperand[] operands = [PtxOperand.Out<T0>(), PtxOperand.In(arg1)];
        PtxMachine.Run(asm, operands);
        arg0 = operands[0].Get<T0>();
    }

    public static void Emit<T0, T1, T2>(string asm, T0 arg0, T1 arg1, T2 arg2)
        where T0 : struct where T1 : struct where T2 : struct =>
        PtxMachine.Run(asm, [PtxOperand.In(arg0), PtxOperand.In(arg1), PtxOperand.In(arg2)]);

    public static void Emit<T0, T1, T2>(string asm, out T0 arg0, T1 arg1, T2 arg2)
        where T0 : struct where T1 : struct where T2 : struct
    {
        PtxOperand[] operands = [PtxOperand.Out<T0>(), PtxOperand.In(arg1), PtxOperand.In(arg2)];
        PtxMachine.Run(asm, operands);
        arg0 = operands[0].Get<T0>();
    }

    public static void Emit<T0, T1, T2, T3>(string asm, T0 arg0, T1 arg1, T2 arg2, T3 arg3)
        where T0 : struct where T1 : struct where T2 : struct where T3 : struct =>
        PtxMachine.Run(asm, [PtxOperand.In(arg0), PtxOperand.In(arg1), PtxOperand.In(arg2), PtxOperand.In(arg3)]);

    public static void Emit<T0, T1, T2, T3>(string asm, out T0 arg0, T1 arg1, T2 arg2, T3 arg3)
        where T0 : struct where T1 : struct where T2 : struct where T3 : struct
    {
        PtxOperand[] operands = [PtxOperand.Out<T0>(), PtxOperand.In(arg1), PtxOperand.In(arg2), PtxOperand.In(arg3)];
        PtxMachine.Run(asm, operands);
        arg0 = operands[0].Get<T0>();
    }

    public static void Emit<T0, T1, T2, T3, T4>(string asm, T0 arg0, T1 arg1, T2 arg2, T3 arg3, T4 arg4)
        where T0 : struct where T1 : struct where T2 : struct where T3 : struct where T4 : struct =>
        PtxMachine.Run(asm, [PtxOperand.In(arg0), PtxOperand.In(arg1), PtxOperand.In(arg2), PtxOperand.In(arg3), PtxOperand.In(arg4)]);

    public static void Emit<T0, T1, T2, T3, T4>(string asm, out T0 arg0, T1 arg1, T2 arg2, T3 arg3, T4 arg4)
        where T0 : struct where T1 : struct where T2 : struct where T3 : struct where T4 : struct
    {
        PtxOperand[] operands = [PtxOperand.Out<T0>(), PtxOperand.In(arg1), PtxOperand.In(arg2), PtxOperand.In(arg3), PtxOperand.In(arg4)];
        PtxMachine.Run(asm, operands);
        arg0 = operands[0].Get<T0>();
    }

    public static void Emit<T0, T1, T2, T3, T4, T5>(string asm, T0 arg0, T1 arg1, T2 arg2, T3 arg3, T4 arg4, T5 arg5)
        where T0 : struct where T1 : struct where T2 : struct where T3 : struct where T4 : struct where T5 : struct =>
        PtxMachine.Run(asm, [PtxOperand.In(arg0), PtxOperand.In(arg1), PtxOperand.In(arg2), PtxOperand.In(arg3), PtxOperand.In(arg4), PtxOperand.In(arg5)]);

    public static void Emit<T0, T1, T2, T3, T4, T5>(string asm, out T0 arg0, T1 arg1, T2 arg2, T3 arg3, T4 arg4, T5 arg5)
        where T0 : struct where T1 : struct where T2 : struct where T3 : struct where T4 : struct where T5 : struct
    {
        PtxOperand[] operands = [PtxOperand.Out<T0>(), PtxOperand.In(arg1), PtxOperand.In(arg2), PtxOperand.In(arg3), PtxOperand.In(arg4), PtxOperand.In(arg5)];
        PtxMachine.Run(asm, operands);
        arg0 = operands[0].Get<T0>();
    }

    public static void Emit<T0, T1, T2, T3, T4, T5, T6>(string asm, T0 arg0, T1 arg1, T2 arg2, T3 arg3, T4 arg4, T5 arg5, T6 arg6)
        where T0 : struct where T1 : struct where T2 : struct where T3 : struct where T4 : struct where T5 : struct where T6 : struct =>
        PtxMachine.Run(asm, [PtxOperand.In(arg0), PtxOperand.In(arg1), PtxOperand.In(arg2), PtxOperand.In(arg3), PtxOperand.In(arg4), PtxOperand.In(arg5), PtxOperand.In(arg6)]);

    public static void Emit<T0, T1, T2, T3, T4, T5, T6>(string asm, out T0 arg0, T1 arg1, T2 arg2, T3 arg3, T4 arg4, T5 arg5, T6 arg6)
        where T0 : struct where T1 : struct where T2 : struct where T3 : struct where T4 : struct where T5 : struct where T6 : struct
    {
        PtxOperand[] operands = [PtxOperand.Out<T0>(), PtxOperand.In(arg1), PtxOperand.In(arg2), PtxOperand.In(arg3), PtxOperand.In(arg4), PtxOperand.In(arg5), PtxOperand.In(arg6)];
        PtxMachine.Run(asm, operands);
        arg0 = operands[0].Get<T0>();
    }

    public static void Emit<T0, T1, T2, T3, T4, T5, T6, T7>(string asm, T0 arg0, T1 arg1, T2 arg2, T3 arg3, T4 arg4, T5 arg5, T6 arg6, T7 arg7)
        where T0 : struct where T1 : struct where T2 : struct where T3 : struct where T4 : struct where T5 : struct where T6 : struct where T7 : struct =>
        PtxMachine.Run(asm, [PtxOperand.In(arg0), PtxOperand.In(arg1), PtxOperand.In(arg2), PtxOperand.In(arg3), PtxOperand.In(arg4), PtxOperand.In(arg5), PtxOperand.In(arg6), PtxOperand.In(arg7)]);

    public static void Emit<T0, T1, T2, T3, T4, T5, T6, T7>(string asm, out T0 arg0, T1 arg1, T2 arg2, T3 arg3, T4 arg4, T5 arg5, T6 arg6, T7 arg7)
        where T0 : struct where T1 : struct where T2 : struct where T3 : struct where T4 : struct where T5 : struct where T6 : struct where T7 : struct
    {
        PtxOperand[] operands = [PtxOperand.Out<T0>(), PtxOperand.In(arg1), PtxOperand.In(arg2), PtxOperand.In(arg3), PtxOperand.In(arg4), PtxOperand.In(arg5), PtxOperand.In(arg6), PtxOperand.In(arg7)];
        PtxMachine.Run(asm, operands);
        arg0 = operands[0].Get<T0>();
    }

    public static void Emit<T0, T1, T2, T3, T4, T5, T6, T7, T8>(string asm, T0 arg0, T1 arg1, T2 arg2, T3 arg3, T4 arg4, T5 arg5, T6 arg6, T7 arg7, T8 arg8)
        where T0 : struct where T1 : struct where T2 : struct where T3 : struct where T4 : struct where T5 : struct where T6 : struct where T7 : struct
        where T8 : struct =>
        PtxMachine.Run(asm, [PtxOperand.In(arg0), PtxOperand.In(arg1), PtxOperand.In(arg2), PtxOperand.In(arg3), PtxOperand.In(arg4), PtxOperand.In(arg5), PtxOperand.In(arg6), PtxOperand.In(arg7), PtxOperand.In(arg8)]);

    public static void Emit<T0, T1, T2, T3, T4, T5, T6, T7, T8>(string asm, out T0 arg0, T1 arg1, T2 arg2, T3 arg3, T4 arg4, T5 arg5, T6 arg6, T7 arg7, T8 arg8)
        where T0 : struct where T1 : struct where T2 : struct where T3 : struct where T4 : struct where T5 : struct where T6 : struct where T7 : struct
        where T8 : struct
    {
        PtxOperand[] operands = [PtxOperand.Out<T0>(), PtxOperand.In(arg1), PtxOperand.In(arg2), PtxOperand.In(arg3), PtxOperand.In(arg4), PtxOperand.In(arg5), PtxOperand.In(arg6), PtxOperand.In(arg7), PtxOperand.In(arg8)];
        PtxMachine.Run(asm, operands);
        arg0 = operands[0].Get<T0>();
    }

    public static void Emit<T0, T1, T2, T3, T4, T5, T6, T7, T8, T9>(string asm, T0 arg0, T1 arg1, T2 arg2, T3 arg3, T4 arg4, T5 arg5, T6 arg6, T7 arg7, T8 arg8, T9 arg9)
        where T0 : struct where T1 : struct where T2 : struct where T3 : struct where T4 : struct where T5 : struct where T6 : struct where T7 : struct
        where T8 : struct where T9 : struct =>
        PtxMachine.Run(asm, [PtxOperand.In(arg0), PtxOperand.In(arg1), PtxOperand.In(arg2), PtxOperand.In(arg3), PtxOperand.In(arg4), PtxOperand.In(arg5), PtxOperand.In(arg6), PtxOperand.In(arg7), PtxOperand.In(arg8), PtxOperand.In(arg9)]);

    public static void Emit<T0, T1, T2, T3, T4, T5, T6, T7, T8, T9>(string asm, out T0 arg0, T1 arg1, T2 arg2, T3 arg3, T4 arg4, T5 arg5, T6 arg6, T7 arg7, T8 arg8, T9 arg9)
        where T0 : struct where T1 : struct where T2 : struct where T3 : struct where T4 : struct where T5 : struct where T6 : struct where T7 : struct
        where T8 : struct where T9 : struct
    {
        PtxOperand[] operands = [PtxOperand.Out<T0>(), PtxOperand.In(arg1), PtxOperand.In(arg2), PtxOperand.In(arg3), PtxOperand.In(arg4), PtxOperand.In(arg5), PtxOperand.In(arg6), PtxOperand.In(arg7), PtxOperand.In(arg8), PtxOperand.In(arg9)];
        PtxMachine.Run(asm, operands);
        arg0 = operands[0].Get<T0>();
    }
}
