using System.Reflection;

namespace IlgpuSimulator;

/// <summary>A method of an interface, called for a type parameter that a struct stands for, is known at compile time.</summary>
static class ConstrainedCall
{
    public static MethodBase Target(MethodBase called, Type type)
    {
        if (!type.IsValueType) throw new RefusedException($"calls the method {MethodCode.Name(called)} of an object");
        if (called.DeclaringType == type) return called;
        var generic = called is MethodInfo { IsGenericMethod: true } info ? info : null;
        var target = called.DeclaringType!.IsInterface ? Implementation(generic?.GetGenericMethodDefinition() ?? called, type) : Override((MethodInfo)called, type);
        if (target.DeclaringType != type) throw new RefusedException($"calls {MethodCode.Name(called)}, which {type.Name} does not define itself");
        return generic is null ? target : target.MakeGenericMethod(generic.GetGenericArguments());
    }

    static MethodInfo Implementation(MethodBase called, Type type)
    {
        var map = type.GetInterfaceMap(called.DeclaringType!);
        var at = Array.FindIndex(map.InterfaceMethods, m => m == called);
        return at >= 0 ? map.TargetMethods[at] : throw new RefusedException($"calls {MethodCode.Name(called)}, which {type.Name} does not have");
    }

    static MethodInfo Override(MethodInfo called, Type type) =>
        type.GetMethods(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
            .First(m => m.GetBaseDefinition() == called.GetBaseDefinition());
}
