using System.Reflection;
using System.Reflection.Emit;

namespace IlgpuSimulator;

/// <summary>
/// A pointer can become an IntPtr for inline PTX. ILGPU's compiler ends with a null reference where one becomes an integer, which is seen here
/// where the pointer is a variable.
/// </summary>
static class PointerConversion
{
    public static void Refuse(MethodBase method, Instruction before, OpCode conversion)
    {
        if (conversion == OpCodes.Conv_I || conversion == OpCodes.Conv_U) return;
        if (Variable(method, before) is { IsPointer: true } or { IsByRef: true }) throw new RefusedException("converts a pointer to an integer; give it to inline PTX as an IntPtr");
    }

    static Type? Variable(MethodBase method, Instruction load)
    {
        var name = load.Code.Name!;
        var index = load.Operand as int? ?? (name[^1] is >= '0' and <= '3' and var digit ? digit - '0' : -1);
        if (index < 0) return null;
        if (name.StartsWith("ldloc", StringComparison.Ordinal) && !name.StartsWith("ldloca", StringComparison.Ordinal)) return method.GetMethodBody()!.LocalVariables[index].LocalType;
        if (!name.StartsWith("ldarg", StringComparison.Ordinal) || name.StartsWith("ldarga", StringComparison.Ordinal)) return null;
        var parameter = index - (method.IsStatic ? 0 : 1);
        return parameter < 0 ? null : method.GetParameters()[parameter].ParameterType;
    }
}
