using System.Reflection;
using ILGPU.Runtime;

namespace IlgpuSimulator;

/// <summary>What a kernel can be called with. ILGPU's launchers read the fields of arguments in an assembly of their own.</summary>
static class KernelArguments
{
    public static void Refuse(MethodInfo kernel)
    {
        if (!kernel.IsStatic && kernel.DeclaringType!.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic).Length > 0)
        {
            throw new NotSupportedException($"{kernel.Name} is no kernel: it is not static, or captures variables.");
        }

        if (kernel.ReturnType != typeof(void)) throw new NotSupportedException($"{kernel.Name} is no kernel: it returns a value.");
        foreach (var parameter in kernel.GetParameters())
        {
            if (Refusal(parameter.ParameterType) is { } refusal)
            {
                throw new NotSupportedException($"The kernel {kernel.Name} cannot take its parameter {parameter.Name}: it is {refusal}.");
            }
        }
    }

    static string? Refusal(Type type)
    {
        if (type.IsByRef) return "passed by reference";
        if (type.IsPointer || type == typeof(nint) || type == typeof(nuint)) return "a pointer";
        if (type.IsArray) return "an array";
        if (type == typeof(bool)) return "a bool, which has not the same size everywhere";
        return KernelTypes.Refusal(type) ?? Hidden(type);
    }

    static string? Hidden(Type type)
    {
        if (!type.IsVisible) return $"{KernelTypes.Name(type)}, which is not public";
        if (KernelTypes.IsView(type)) return Refusal(type.GetGenericArguments()[0]);
        if (type.IsPrimitive || type.IsEnum || type.Assembly == typeof(Accelerator).Assembly) return null;
        foreach (var field in type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic))
        {
            if (Refusal(field.FieldType) is { } refusal) return $"{KernelTypes.Name(type)}, whose field {field.Name} is {refusal}";
        }

        return null;
    }
}
