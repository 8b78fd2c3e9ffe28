using System.Diagnostics;
using System.Numerics;
using System.Reflection;
using System.Runtime.CompilerServices;
using ILGPU;
using ILGPU.Algorithms;
using ILGPU.Runtime;
using ILGPU.Runtime.Cuda;

namespace IlgpuSimulator;

/// <summary>The methods without code of the user's that kernels can call: those that ILGPU knows, and of its own those made for kernels.</summary>
static class AllowedCalls
{
    static readonly string[] doubleFunctions =
    [
        "Sqrt", "Sin", "Sinh", "Asin", "Cos", "Cosh", "Acos", "Tan", "Tanh", "Atan", "Exp", "Floor", "Ceiling", "Log", "Log10", "Atan2", "Pow",
        "CopySign", "Abs", "Min", "Max",
    ];

    static readonly Type[] kernelSide =
    [
        typeof(Grid), typeof(Group), typeof(Warp), typeof(SharedMemory), typeof(LocalMemory), typeof(Atomic), typeof(Interop), typeof(MemoryFence),
        typeof(Index1D), typeof(Index2D), typeof(Index3D), typeof(LongIndex1D), typeof(XMath), typeof(CudaAsm),
    ];

    static readonly string[] hostSideOfViews = ["ToString", ".ctor", "GetHashCode", "Equals"];

    static readonly string[] kernelSideOfExtensions =
        [nameof(ArrayViewExtensions.AsAligned), nameof(ArrayViewExtensions.AsDense), nameof(ArrayViewExtensions.AsGeneral), nameof(ArrayViewExtensions.Cast)];

    /// <summary>Why a method of the simulator cannot be called from kernels; null where it can.</summary>
    public static string? RefusalOfIlgpu(MethodBase method)
    {
        var type = method.DeclaringType!;
        var definition = type.IsGenericType ? type.GetGenericTypeDefinition() : type;
        var allowed = kernelSide.Contains(definition) ||
            (KernelTypes.IsView(type) && !hostSideOfViews.Contains(method.Name)) ||
            (type.DeclaringType == typeof(Stride1D)) ||
            (type == typeof(ArrayViewExtensions) && kernelSideOfExtensions.Contains(method.Name)) ||
            (definition == typeof(SpecializedValue<>) && method.Name is "get_Value" or "op_Implicit") ||
            (definition == typeof(Input<>) || definition == typeof(Output<>) || definition == typeof(Ref<>));
        return allowed ? null : "which is for the host";
    }

    /// <summary>Why a method of .NET cannot be called from kernels; null where it can.</summary>
    public static string? RefusalOfSystem(MethodBase method)
    {
        var type = method.DeclaringType!;
        var parameters = method.GetParameters().Select(p => p.ParameterType).ToArray();
        if (method.Name == "FusedMultiplyAdd") return "which needs libdevice; write a * b + c";
        if (type == typeof(BitConverter)) return "use Interop.FloatAsInt and Interop.IntAsFloat";
        var allowed = type switch
        {
            _ when type == typeof(MathF) => doubleFunctions.Contains(method.Name) && parameters.All(p => p == typeof(float)),
            _ when type == typeof(Math) => IsMath(method.Name, parameters),
            _ when type == typeof(float) || type == typeof(double) => method.Name is "IsNaN" or "IsInfinity" or "IsFinite",
            _ when type == typeof(BitOperations) => method.Name switch
            {
                "LeadingZeroCount" or "PopCount" => parameters[0] == typeof(uint) || parameters[0] == typeof(ulong),
                "TrailingZeroCount" => true,
                _ => false,
            },
            _ when type == typeof(Interlocked) => parameters[0].IsByRef && parameters[0].GetElementType()!.IsPrimitive && !method.IsGenericMethod &&
                method.Name is "Add" or "CompareExchange" or "Decrement" or "Exchange" or "Increment" or "And" or "Or",
            _ when type == typeof(Unsafe) => method.Name == nameof(Unsafe.As) && method.GetGenericArguments().Length == 2,
            _ when type == typeof(RuntimeHelpers) => method.Name == nameof(RuntimeHelpers.InitializeArray),
            _ when type == typeof(Debug) || type == typeof(Trace) => method.Name is nameof(Debug.Assert) && parameters.Length <= 2,
            _ => type.FullName!.StartsWith("System.ValueTuple`", StringComparison.Ordinal) && method.IsConstructor,
        };
        return allowed ? null : "which ILGPU does not know";
    }

    public static bool TakesText(MethodBase method) =>
        method.DeclaringType == typeof(CudaAsm) || method.DeclaringType == typeof(Debug) || method.DeclaringType == typeof(Trace);

    static bool IsMath(string name, Type[] parameters) =>
        doubleFunctions.Contains(name) &&
        (parameters.All(p => p == typeof(double)) ||
            (name is "Min" or "Max" && parameters[0] != typeof(float) && parameters[0].IsPrimitive && parameters.Length == 2) ||
            (name == "Abs" && (parameters[0] == typeof(sbyte) || parameters[0] == typeof(short) || parameters[0] == typeof(int) || parameters[0] == typeof(long))));
}
