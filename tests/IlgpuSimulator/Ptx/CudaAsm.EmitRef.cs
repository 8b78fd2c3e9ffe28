using IlgpuSimulator;

namespace ILGPU.Runtime.Cuda;

/// <summary>Inline PTX with operands that are read, written or both. ILGPU takes 44 of them; here are as many as a fragment needs.</summary>
public static partial class CudaAsm
{
    public static void EmitRef<T0>(string asm, ref T0 arg0)
        where T0 : struct, ICudaAsmEmitParameter
    {
        PtxOperand[] operands = [PtxOperand.Wrapped(ref arg0)];
        PtxMachine.Run(asm, operands);
        operands[0].StoreTo(ref arg0);
    }

    public static void EmitRef<T0, T1>(string asm, ref T0 arg0, ref T1 arg1)
        where T0 : struct, ICudaAsmEmitParameter where T1 : struct, ICudaAsmEmitParameter
    {
        PtxOperand[] operands = [PtxOperand.Wrapped(ref arg0), PtxOperand.Wrapped(ref arg1)];
        PtxMachine.Run(asm, operands);
        operands[0].StoreTo(ref arg0);
        operands[1].StoreTo(ref arg1);
    }

    public static void EmitRef<T0, T1, T2>(string asm, ref T0 arg0, ref T1 arg1, ref T2 arg2)
        where T0 : struct, ICudaAsmEmitParameter where T1 : struct, ICudaAsmEmitParameter where T2 : struct, ICudaAsmEmitParameter
    {
        PtxOperand[] operands = [PtxOperand.Wrapped(ref arg0), PtxOperand.Wrapped(ref arg1), PtxOperand.Wrapped(ref arg2)];
        PtxMachine.Run(asm, operands);
        operands[0].StoreTo(ref arg0);
        operands[1].StoreTo(ref arg1);
        operands[2].StoreTo(ref arg2);
    }

    public static void EmitRef<T0, T1, T2, T3>(string asm, ref T0 arg0, ref T1 arg1, ref T2 arg2, ref T3 arg3)
        where T0 : struct, ICudaAsmEmitParameter where T1 : struct, ICudaAsmEmitParameter where T2 : struct, ICudaAsmEmitParameter
        where T3 : struct, ICudaAsmEmitParameter
    {
        PtxOperand[] operands = [PtxOperand.Wrapped(ref arg0), PtxOperand.Wrapped(ref arg1), PtxOperand.Wrapped(ref arg2), PtxOperand.Wrapped(ref arg3)];
        PtxMachine.Run(asm, operands);
        operands[0].StoreTo(ref arg0);
        operands[1].StoreTo(ref arg1);
        operands[2].StoreTo(ref arg2);
        operands[3].StoreTo(ref arg3);
    }

    public static void EmitRef<T0, T1, T2, T3, T4>(string asm, ref T0 arg0, ref T1 arg1, ref T2 arg2, ref T3 arg3, ref T4 arg4)
        where T0 : struct, ICudaAsmEmitParameter where T1 : struct, ICudaAsmEmitParameter where T2 : struct, ICudaAsmEmitParameter
        where T3 : struct, ICudaAsmEmitParameter where T4 : struct, ICudaAsmEmitParameter
    {
        PtxOperand[] operands = [PtxOperand.Wrapped(ref arg0), PtxOperand.Wrapped(ref arg1), PtxOperand.Wrapped(ref arg2), PtxOperand.Wrapped(ref arg3), PtxOperand.Wrapped(ref arg4)];
        PtxMachine.Run(asm, operands);
        operands[0].StoreTo(ref arg0); operands[1].StoreTo(ref arg1); operands[2].StoreTo(ref arg2); operands[3].StoreTo(ref arg3);
        operands[4].StoreTo(ref arg4);
    }

    public static void EmitRef<T0, T1, T2, T3, T4, T5>(string asm, ref T0 arg0, ref T1 arg1, ref T2 arg2, ref T3 arg3, ref T4 arg4, ref T5 arg5)
        where T0 : struct, ICudaAsmEmitParameter where T1 : struct, ICudaAsmEmitParameter where T2 : struct, ICudaAsmEmitParameter
        where T3 : struct, ICudaAsmEmitParameter where T4 : struct, ICudaAsmEmitParameter where T5 : struct, ICudaAsmEmitParameter
    {
        PtxOperand[] operands = [PtxOperand.Wrapped(ref arg0), PtxOperand.Wrapped(ref arg1), PtxOperand.Wrapped(ref arg2), PtxOperand.Wrapped(ref arg3), PtxOperand.Wrapped(ref arg4), PtxOperand.Wrapped(ref arg5)];
        PtxMachine.Run(asm, operands);
        operands[0].StoreTo(ref arg0); operands[1].StoreTo(ref arg1); operands[2].StoreTo(ref arg2); operands[3].StoreTo(ref arg3);
        operands[4].StoreTo(ref arg4); operands[5].StoreTo(ref arg5);
    }

    public static void EmitRef<T0, T1, T2, T3, T4, T5, T6>(string asm, ref T0 arg0, ref T1 arg1, ref T2 arg2, ref T3 arg3, ref T4 arg4, ref T5 arg5, ref T6 arg6)
        where T0 : struct, ICudaAsmEmitParameter where T1 : struct, ICudaAsmEmitParameter where T2 : struct, ICudaAsmEmitParameter
        where T3 : struct, ICudaAsmEmitParameter where T4 : struct, ICudaAsmEmitParameter where T5 : struct, ICudaAsmEmitParameter
        where T6 : struct, ICudaAsmEmitParameter
    {
        PtxOperand[] operands = [PtxOperand.Wrapped(ref arg0), PtxOperand.Wrapped(ref arg1), PtxOperand.Wrapped(ref arg2), PtxOperand.Wrapped(ref arg3), PtxOperand.Wrapped(ref arg4), PtxOperand.Wrapped(ref arg5), PtxOperand.Wrapped(ref arg6)];
        PtxMachine.Run(asm, operands);
        operands[0].StoreTo(ref arg0); operands[1].StoreTo(ref arg1); operands[2].StoreTo(ref arg2); operands[3].StoreTo(ref arg3);
        operands[4].StoreTo(ref arg4); operands[5].StoreTo(ref arg5); operands[6].StoreTo(ref arg6);
    }

    public static void EmitRef<T0, T1, T2, T3, T4, T5, T6, T7>(string asm, ref T0 arg0, ref T1 arg1, ref T2 arg2, ref T3 arg3, ref T4 arg4, ref T5 arg5, ref T6 arg6, ref T7 arg7)
        where T0 : struct, ICudaAsmEmitParameter where T1 : struct, ICudaAsmEmitParameter where T2 : struct, ICudaAsmEmitParameter
        where T3 : struct, ICudaAsmEmitParameter where T4 : struct, ICudaAsmEmitParameter where T5 : struct, ICudaAsmEmitParameter
        where T6 : struct, ICudaAsmEmitParameter where T7 : struct, ICudaAsmEmitParameter
    {
        PtxOperand[] operands = [PtxOperand.Wrapped(ref arg0), PtxOperand.Wrapped(ref arg1), PtxOperand.Wrapped(ref arg2), PtxOperand.Wrapped(ref arg3), PtxOperand.Wrapped(ref arg4), PtxOperand.Wrapped(ref arg5), PtxOperand.Wrapped(ref arg6), PtxOperand.Wrapped(ref arg7)];
        PtxMachine.Run(asm, operands);
        operands[0].StoreTo(ref arg0); operands[1].StoreTo(ref arg1); operands[2].StoreTo(ref arg2); operands[3].StoreTo(ref arg3);
        operands[4].StoreTo(ref arg4); operands[5].StoreTo(ref arg5); operands[6].StoreTo(ref arg6); operands[7].StoreTo(ref arg7);
    }

    public static void EmitRef<T0, T1, T2, T3, T4, T5, T6, T7, T8>(string asm, ref T0 arg0, ref T1 arg1, ref T2 arg2, ref T3 arg3, ref T4 arg4, ref T5 arg5, ref T6 arg6, ref T7 arg7, ref T8 arg8)
        where T0 : struct, ICudaAsmEmitParameter where T1 : struct, ICudaAsmEmitParameter where T2 : struct, ICudaAsmEmitParameter
        where T3 : struct, ICudaAsmEmitParameter where T4 : struct, ICudaAsmEmitParameter where T5 : struct, ICudaAsmEmitParameter
        where T6 : struct, ICudaAsmEmitParameter where T7 : struct, ICudaAsmEmitParameter where T8 : struct, ICudaAsmEmitParameter
    {
        PtxOperand[] operands = [PtxOperand.Wrapped(ref arg0), PtxOperand.Wrapped(ref arg1), PtxOperand.Wrapped(ref arg2), PtxOperand.Wrapped(ref arg3), PtxOperand.Wrapped(ref arg4), PtxOperand.Wrapped(ref arg5), PtxOperand.Wrapped(ref arg6), PtxOperand.Wrapped(ref arg7), PtxOperand.Wrapped(ref arg8)];
        PtxMachine.Run(asm, operands);
        operands[0].StoreTo(ref arg0); operands[1].StoreTo(ref arg1); operands[2].StoreTo(ref arg2); operands[3].StoreTo(ref arg3);
        operands[4].StoreTo(ref arg4); operands[5].StoreTo(ref arg5); operands[6].StoreTo(ref arg6); operands[7].StoreTo(ref arg7);
        operands[8].StoreTo(ref arg8);
    }

    public static void EmitRef<T0, T1, T2, T3, T4, T5, T6, T7, T8, T9>(string asm, ref T0 arg0, ref T1 arg1, ref T2 arg2, ref T3 arg3, ref T4 arg4, ref T5 arg5, ref T6 arg6, ref T7 arg7, ref T8 arg8, ref T9 arg9)
        where T0 : struct, ICudaAsmEmitParameter where T1 : struct, ICudaAsmEmitParameter where T2 : struct, ICudaAsmEmitParameter
        where T3 : struct, ICudaAsmEmitParameter where T4 : struct, ICudaAsmEmitParameter where T5 : struct, ICudaAsmEmitParameter
        where T6 : struct, ICudaAsmEmitParameter where T7 : struct, ICudaAsmEmitParameter where T8 : struct, ICudaAsmEmitParameter
        where T9 : struct, ICudaAsmEmitParameter
    {
        PtxOperand[] operands = [PtxOperand.Wrapped(ref arg0), PtxOperand.Wrapped(ref arg1), PtxOperand.Wrapped(ref arg2), PtxOperand.Wrapped(ref arg3), PtxOperand.Wrapped(ref arg4), PtxOperand.Wrapped(ref arg5), PtxOperand.Wrapped(ref arg6), PtxOperand.Wrapped(ref arg7), PtxOperand.Wrapped(ref arg8), PtxOperand.Wrapped(ref arg9)];
        PtxMachine.Run(asm, operands);
        operands[0].StoreTo(ref arg0); operands[1].StoreTo(ref arg1); operands[2].StoreTo(ref arg2); operands[3].StoreTo(ref arg3);
        operands[4].StoreTo(ref arg4); operands[5].StoreTo(ref arg5); operands[6].StoreTo(ref arg6); operands[7].StoreTo(ref arg7);
        operands[8].StoreTo(ref arg8); operands[9].StoreTo(ref arg9);
    }

    public static void EmitRef<T0, T1, T2, T3, T4, T5, T6, T7, T8, T9, T10>(string asm, ref T0 arg0, ref T1 arg1, ref T2 arg2, ref T3 arg3, ref T4 arg4, ref T5 arg5, ref T6 arg6, ref T7 arg7, ref T8 arg8, ref T9 arg9, ref T10 arg10)
        where T0 : struct, ICudaAsmEmitParameter where T1 : struct, ICudaAsmEmitParameter where T2 : struct, ICudaAsmEmitParameter
        where T3 : struct, ICudaAsmEmitParameter where T4 : struct, ICudaAsmEmitParameter where T5 : struct, ICudaAsmEmitParameter
        where T6 : struct, ICudaAsmEmitParameter where T7 : struct, ICudaAsmEmitParameter where T8 : struct, ICudaAsmEmitParameter
        where T9 : struct, ICudaAsmEmitParameter where T10 : struct, ICudaAsmEmitParameter
    {
        PtxOperand[] operands = [PtxOperand.Wrapped(ref arg0), PtxOperand.Wrapped(ref arg1), PtxOperand.Wrapped(ref arg2), PtxOperand.Wrapped(ref arg3), PtxOperand.Wrapped(ref arg4), PtxOperand.Wrapped(ref arg5), PtxOperand.Wrapped(ref arg6), PtxOperand.Wrapped(ref arg7), PtxOperand.Wrapped(ref arg8), PtxOperand.Wrapped(ref arg9), PtxOperand.Wrapped(ref arg10)];
        PtxMachine.Run(asm, operands);
        operands[0].StoreTo(ref arg0); operands[1].StoreTo(ref arg1); operands[2].StoreTo(ref arg2); operands[3].StoreTo(ref arg3);
        operands[4].StoreTo(ref arg4); operands[5].StoreTo(ref arg5); operands[6].StoreTo(ref arg6); operands[7].StoreTo(ref arg7);
        operands[8].StoreTo(ref arg8); operands[9].StoreTo(ref arg9); operands[10].StoreTo(ref arg10);
    }

    public static void EmitRef<T0, T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11>(string asm, ref T0 arg0, ref T1 arg1, ref T2 arg2, ref T3 arg3, ref T4 arg4, ref T5 arg5, ref T6 arg6, ref T7 arg7, ref T8 arg8, ref T9 arg9, ref T10 arg10, ref T11 arg11)
        where T0 : struct, ICudaAsmEmitParameter where T1 : struct, ICudaAsmEmitParameter where T2 : struct, ICudaAsmEmitParameter
        where T3 : struct, ICudaAsmEmitParameter where T4 : struct, ICudaAsmEmitParameter where T5 : struct, ICudaAsmEmitParameter
        where T6 : struct, ICudaAsmEmitParameter where T7 : struct, ICudaAsmEmitParameter where T8 : struct, ICudaAsmEmitParameter
        where T9 : struct, ICudaAsmEmitParameter where T10 : struct, ICudaAsmEmitParameter where T11 : struct, ICudaAsmEmitParameter
    {
        PtxOperand[] operands = [PtxOperand.Wrapped(ref arg0), PtxOperand.Wrapped(ref arg1), PtxOperand.Wrapped(ref arg2), PtxOperand.Wrapped(ref arg3), PtxOperand.Wrapped(ref arg4), PtxOperand.Wrapped(ref arg5), PtxOperand.Wrapped(ref arg6), PtxOperand.Wrapped(ref arg7), PtxOperand.Wrapped(ref arg8), PtxOperand.Wrapped(ref arg9), PtxOperand.Wrapped(ref arg10), PtxOperand.Wrapped(ref arg11)];
        PtxMachine.Run(asm, operands);
        operands[0].StoreTo(ref arg0); operands[1].StoreTo(ref arg1); operands[2].StoreTo(ref arg2); operands[3].StoreTo(ref arg3);
        operands[4].StoreTo(ref arg4); operands[5].StoreTo(ref arg5); operands[6].StoreTo(ref arg6); operands[7].StoreTo(ref arg7);
        operands[8].StoreTo(ref arg8); operands[9].StoreTo(ref arg9); operands[10].StoreTo(ref arg10); operands[11].StoreTo(ref arg11);
    }

    public static void EmitRef<T0, T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12>(string asm, ref T0 arg0, ref T1 arg1, ref T2 arg2, ref T3 arg3, ref T4 arg4, ref T5 arg5, ref T6 arg6, ref T7 arg7, ref T8 arg8, ref T9 arg9, ref T10 arg10, ref T11 arg11, ref T12 arg12)
        where T0 : struct, ICudaAsmEmitParameter where T1 : struct, ICudaAsmEmitParameter where T2 : struct, ICudaAsmEmitParameter
        where T3 : struct, ICudaAsmEmitParameter where T4 : struct, ICudaAsmEmitParameter where T5 : struct, ICudaAsmEmitParameter
        where T6 : struct, ICudaAsmEmitParameter where T7 : struct, ICudaAsmEmitParameter where T8 : struct, ICudaAsmEmitParameter
        where T9 : struct, ICudaAsmEmitParameter where T10 : struct, ICudaAsmEmitParameter where T11 : struct, ICudaAsmEmitParameter
        where T12 : struct, ICudaAsmEmitParameter
    {
        PtxOperand[] operands = [PtxOperand.Wrapped(ref arg0), PtxOperand.Wrapped(ref arg1), PtxOperand.Wrapped(ref arg2), PtxOperand.Wrapped(ref arg3), PtxOperand.Wrapped(ref arg4), PtxOperand.Wrapped(ref arg5), PtxOperand.Wrapped(ref arg6), PtxOperand.Wrapped(ref arg7), PtxOperand.Wrapped(ref arg8), PtxOperand.Wrapped(ref arg9), PtxOperand.Wrapped(ref arg10), PtxOperand.Wrapped(ref arg11), PtxOperand.Wrapped(ref arg12)];
        PtxMachine.Run(asm, operands);
        operands[0].StoreTo(ref arg0); operands[1].StoreTo(ref arg1); operands[2].StoreTo(ref arg2); operands[3].StoreTo(ref arg3);
        operands[4].StoreTo(ref arg4); operands[5].StoreTo(ref arg5); operands[6].StoreTo(ref arg6); operands[7].StoreTo(ref arg7);
        operands[8].StoreTo(ref arg8); operands[9].StoreTo(ref arg9); operands[10].StoreTo(ref arg10); operands[11].StoreTo(ref arg11);
        operands[12].StoreTo(ref arg12);
    }

    public static void EmitRef<T0, T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13>(string asm, ref T0 arg0, ref T1 arg1, ref T2 arg2, ref T3 arg3, ref T4 arg4, ref T5 arg5, ref T6 arg6, ref T7 arg7, ref T8 arg8, ref T9 arg9, ref T10 arg10, ref T11 arg11, ref T12 arg12, ref T13 arg13)
        where T0 : struct, ICudaAsmEmitParameter where T1 : struct, ICudaAsmEmitParameter where T2 : struct, ICudaAsmEmitParameter
        where T3 : struct, ICudaAsmEmitParameter where T4 : struct, ICudaAsmEmitParameter where T5 : struct, ICudaAsmEmitParameter
        where T6 : struct, ICudaAsmEmitParameter where T7 : struct, ICudaAsmEmitParameter where T8 : struct, ICudaAsmEmitParameter
        where T9 : struct, ICudaAsmEmitParameter where T10 : struct, ICudaAsmEmitParameter where T11 : struct, ICudaAsmEmitParameter
        where T12 : struct, ICudaAsmEmitParameter where T13 : struct, ICudaAsmEmitParameter
    {
        PtxOperand[] operands = [PtxOperand.Wrapped(ref arg0), PtxOperand.Wrapped(ref arg1), PtxOperand.Wrapped(ref arg2), PtxOperand.Wrapped(ref arg3), PtxOperand.Wrapped(ref arg4), PtxOperand.Wrapped(ref arg5), PtxOperand.Wrapped(ref arg6), PtxOperand.Wrapped(ref arg7), PtxOperand.Wrapped(ref arg8), PtxOperand.Wrapped(ref arg9), PtxOperand.Wrapped(ref arg10), PtxOperand.Wrapped(ref arg11), PtxOperand.Wrapped(ref arg12), PtxOperand.Wrapped(ref arg13)];
        PtxMachine.Run(asm, operands);
        operands[0].StoreTo(ref arg0); operands[1].StoreTo(ref arg1); operands[2].StoreTo(ref arg2); operands[3].StoreTo(ref arg3);
        operands[4].StoreTo(ref arg4); operands[5].StoreTo(ref arg5); operands[6].StoreTo(ref arg6); operands[7].StoreTo(ref arg7);
        operands[8].StoreTo(ref arg8); operands[9].StoreTo(ref arg9); operands[10].StoreTo(ref arg10); operands[11].StoreTo(ref arg11);
        operands[12].StoreTo(ref arg12); operands[13].StoreTo(ref arg13);
    }

    public static void EmitRef<T0, T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14>(string asm, ref T0 arg0, ref T1 arg1, ref T2 arg2, ref T3 arg3, ref T4 arg4, ref T5 arg5, ref T6 arg6, ref T7 arg7, ref T8 arg8, ref T9 arg9, ref T10 arg10, ref T11 arg11, ref T12 arg12, ref T13 arg13, ref T14 arg14)
        where T0 : struct, ICudaAsmEmitParameter where T1 : struct, ICudaAsmEmitParameter where T2 : struct, ICudaAsmEmitParameter
        where T3 : struct, ICudaAsmEmitParameter where T4 : struct, ICudaAsmEmitParameter where T5 : struct, ICudaAsmEmitParameter
        where T6 : struct, ICudaAsmEmitParameter where T7 : struct, ICudaAsmEmitParameter where T8 : struct, ICudaAsmEmitParameter
        where T9 : struct, ICudaAsmEmitParameter where T10 : struct, ICudaAsmEmitParameter where T11 : struct, ICudaAsmEmitParameter
        where T12 : struct, ICudaAsmEmitParameter where T13 : struct, ICudaAsmEmitParameter where T14 : struct, ICudaAsmEmitParameter
    {
        PtxOperand[] operands = [PtxOperand.Wrapped(ref arg0), PtxOperand.Wrapped(ref arg1), PtxOperand.Wrapped(ref arg2), PtxOperand.Wrapped(ref arg3), PtxOperand.Wrapped(ref arg4), PtxOperand.Wrapped(ref arg5), PtxOperand.Wrapped(ref arg6), PtxOperand.Wrapped(ref arg7), PtxOperand.Wrapped(ref arg8), PtxOperand.Wrapped(ref arg9), PtxOperand.Wrapped(ref arg10), PtxOperand.Wrapped(ref arg11), PtxOperand.Wrapped(ref arg12), PtxOperand.Wrapped(ref arg13), PtxOperand.Wrapped(ref arg14)];
        PtxMachine.Run(asm, operands);
        operands[0].StoreTo(ref arg0); operands[1].StoreTo(ref arg1); operands[2].StoreTo(ref arg2); operands[3].StoreTo(ref arg3);
        operands[4].StoreTo(ref arg4); operands[5].StoreTo(ref arg5); operands[6].StoreTo(ref arg6); operands[7].StoreTo(ref arg7);
        operands[8].StoreTo(ref arg8); operands[9].StoreTo(ref arg9); operands[10].StoreTo(ref arg10); operands[11].StoreTo(ref arg11);
        operands[12].StoreTo(ref arg12); operands[13].StoreTo(ref arg13); operands[14].StoreTo(ref arg14);
    }

    public static void EmitRef<T0, T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14, T15>(string asm, ref T0 arg0, ref T1 arg1, ref T2 arg2, ref T3 arg3, ref T4 arg4, ref T5 arg5, ref T6 arg6, ref T7 arg7, ref T8 arg8, ref T9 arg9, ref T10 arg10, ref T11 arg11, ref T12 arg12, ref T13 arg13, ref T14 arg14, ref T15 arg15)
        where T0 : struct, ICudaAsmEmitParameter where T1 : struct, ICudaAsmEmitParameter where T2 : struct, ICudaAsmEmitParameter
        where T3 : struct, ICudaAsmEmitParameter where T4 : struct, ICudaAsmEmitParameter where T5 : struct, ICudaAsmEmitParameter
        where T6 : struct, ICudaAsmEmitParameter where T7 : struct, ICudaAsmEmitParameter where T8 : struct, ICudaAsmEmitParameter
        where T9 : struct, ICudaAsmEmitParameter where T10 : struct, ICudaAsmEmitParameter where T11 : struct, ICudaAsmEmitParameter
        where T12 : struct, ICudaAsmEmitParameter where T13 : struct, ICudaAsmEmitParameter where T14 : struct, ICudaAsmEmitParameter
        where T15 : struct, ICudaAsmEmitParameter
    {
        PtxOperand[] operands = [PtxOperand.Wrapped(ref arg0), PtxOperand.Wrapped(ref arg1), PtxOperand.Wrapped(ref arg2), PtxOperand.Wrapped(ref arg3), PtxOperand.Wrapped(ref arg4), PtxOperand.Wrapped(ref arg5), PtxOperand.Wrapped(ref arg6), PtxOperand.Wrapped(ref arg7), PtxOperand.Wrapped(ref arg8), PtxOperand.Wrapped(ref arg9), PtxOperand.Wrapped(ref arg10), PtxOperand.Wrapped(ref arg11), PtxOperand.Wrapped(ref arg12), PtxOperand.Wrapped(ref arg13), PtxOperand.Wrapped(ref arg14), PtxOperand.Wrapped(ref arg15)];
        PtxMachine.Run(asm, operands);
        operands[0].StoreTo(ref arg0); operands[1].StoreTo(ref arg1); operands[2].StoreTo(ref arg2); operands[3].StoreTo(ref arg3);
        operands[4].StoreTo(ref arg4); operands[5].StoreTo(ref arg5); operands[6].StoreTo(ref arg6); operands[7].StoreTo(ref arg7);
        operands[8].StoreTo(ref arg8); operands[9].StoreTo(ref arg9); operands[10].StoreTo(ref arg10); operands[11].StoreTo(ref arg11);
        operands[12].StoreTo(ref arg12); operands[13].StoreTo(ref arg13); operands[14].StoreTo(ref arg14); operands[15].StoreTo(ref arg15);
    }

    public static void EmitRef<T0, T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14, T15, T16>(string asm, ref T0 arg0, ref T1 arg1, ref T2 arg2, ref T3 arg3, ref T4 arg4, ref T5 arg5, ref T6 arg6, ref T7 arg7, ref T8 arg8, ref T9 arg9, ref T10 arg10, ref T11 arg11, ref T12 arg12, ref T13 arg13, ref T14 arg14, ref T15 arg15, ref T16 arg16)
        where T0 : struct, ICudaAsmEmitParameter where T1 : struct, ICudaAsmEmitParameter where T2 : struct, ICudaAsmEmitParameter
        where T3 : struct, ICudaAsmEmitParameter where T4 : struct, ICudaAsmEmitParameter where T5 : struct, ICudaAsmEmitParameter
        where T6 : struct, ICudaAsmEmitParameter where T7 : struct, ICudaAsmEmitParameter where T8 : struct, ICudaAsmEmitParameter
        where T9 : struct, ICudaAsmEmitParameter where T10 : struct, ICudaAsmEmitParameter where T11 : struct, ICudaAsmEmitParameter
        where T12 : struct, ICudaAsmEmitParameter where T13 : struct, ICudaAsmEmitParameter where T14 : struct, ICudaAsmEmitParameter
        where T15 : struct, ICudaAsmEmitParameter where T16 : struct, ICudaAsmEmitParameter
    {
        PtxOperand[] operands = [PtxOperand.Wrapped(ref arg0), PtxOperand.Wrapped(ref arg1), PtxOperand.Wrapped(ref arg2), PtxOperand.Wrapped(ref arg3), PtxOperand.Wrapped(ref arg4), PtxOperand.Wrapped(ref arg5), PtxOperand.Wrapped(ref arg6), PtxOperand.Wrapped(ref arg7), PtxOperand.Wrapped(ref arg8), PtxOperand.Wrapped(ref arg9), PtxOperand.Wrapped(ref arg10), PtxOperand.Wrapped(ref arg11), PtxOperand.Wrapped(ref arg12), PtxOperand.Wrapped(ref arg13), PtxOperand.Wrapped(ref arg14), PtxOperand.Wrapped(ref arg15), PtxOperand.Wrapped(ref arg16)];
        PtxMachine.Run(asm, operands);
        operands[0].StoreTo(ref arg0); operands[1].StoreTo(ref arg1); operands[2].StoreTo(ref arg2); operands[3].StoreTo(ref arg3);
        operands[4].StoreTo(ref arg4); operands[5].StoreTo(ref arg5); operands[6].StoreTo(ref arg6); operands[7].StoreTo(ref arg7);
        operands[8].StoreTo(ref arg8); operands[9].StoreTo(ref arg9); operands[10].StoreTo(ref arg10); operands[11].StoreTo(ref arg11);
        operands[12].StoreTo(ref arg12); operands[13].StoreTo(ref arg13); operands[14].StoreTo(ref arg14); operands[15].StoreTo(ref arg15);
        operands[16].StoreTo(ref arg16);
    }

    public static void EmitRef<T0, T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14, T15, T16, T17>(string asm, ref T0 arg0, ref T1 arg1, ref T2 arg2, ref T3 arg3, ref T4 arg4, ref T5 arg5, ref T6 arg6, ref T7 arg7, ref T8 arg8, ref T9 arg9, ref T10 arg10, ref T11 arg11, ref T12 arg12, ref T13 arg13, ref T14 arg14, ref T15 arg15, ref T16 arg16, ref T17 arg17)
        where T0 : struct, ICudaAsmEmitParameter where T1 : struct, ICudaAsmEmitParameter where T2 : struct, ICudaAsmEmitParameter
        where T3 : struct, ICudaAsmEmitParameter where T4 : struct, ICudaAsmEmitParameter where T5 : struct, ICudaAsmEmitParameter
        where T6 : struct, ICudaAsmEmitParameter where T7 : struct, ICudaAsmEmitParameter where T8 : struct, ICudaAsmEmitParameter
        where T9 : struct, ICudaAsmEmitParameter where T10 : struct, ICudaAsmEmitParameter where T11 : struct, ICudaAsmEmitParameter
        where T12 : struct, ICudaAsmEmitParameter where T13 : struct, ICudaAsmEmitParameter where T14 : struct, ICudaAsmEmitParameter
        where T15 : struct, ICudaAsmEmitParameter where T16 : struct, ICudaAsmEmitParameter where T17 : struct, ICudaAsmEmitParameter
    {
        PtxOperand[] operands = [PtxOperand.Wrapped(ref arg0), PtxOperand.Wrapped(ref arg1), PtxOperand.Wrapped(ref arg2), PtxOperand.Wrapped(ref arg3), PtxOperand.Wrapped(ref arg4), PtxOperand.Wrapped(ref arg5), PtxOperand.Wrapped(ref arg6), PtxOperand.Wrapped(ref arg7), PtxOperand.Wrapped(ref arg8), PtxOperand.Wrapped(ref arg9), PtxOperand.Wrapped(ref arg10), PtxOperand.Wrapped(ref arg11), PtxOperand.Wrapped(ref arg12), PtxOperand.Wrapped(ref arg13), PtxOperand.Wrapped(ref arg14), PtxOperand.Wrapped(ref arg15), PtxOperand.Wrapped(ref arg16), PtxOperand.Wrapped(ref arg17)];
        PtxMachine.Run(asm, operands);
        operands[0].StoreTo(ref arg0); operands[1].StoreTo(ref arg1); operands[2].StoreTo(ref arg2); operands[3].StoreTo(ref arg3);
        operands[4].StoreTo(ref arg4); operands[5].StoreTo(ref arg5); operands[6].StoreTo(ref arg6); operands[7].StoreTo(ref arg7);
        operands[8].StoreTo(ref arg8); operands[9].StoreTo(ref arg9); operands[10].StoreTo(ref arg10); operands[11].StoreTo(ref arg11);
        operands[12].StoreTo(ref arg12); operands[13].StoreTo(ref arg13); operands[14].StoreTo(ref arg14); operands[15].StoreTo(ref arg15);
        operands[16].StoreTo(ref arg16); operands[17].StoreTo(ref arg17);
    }
}
