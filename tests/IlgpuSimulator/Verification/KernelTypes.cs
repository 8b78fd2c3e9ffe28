using System.Collections.Concurrent;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using ILGPU;
using ILGPU.Runtime;

namespace IlgpuSimulator;

/// <summary>Which types code for a GPU can have: numbers, views, and structs of those.</summary>
static class KernelTypes
{
    static readonly ConcurrentDictionary<Type, string?> known = new();

    static readonly HashSet<Type> numbers =
    [
        typeof(bool), typeof(sbyte), typeof(byte), typeof(short), typeof(ushort), typeof(int), typeof(uint), typeof(long), typeof(ulong),
        typeof(float), typeof(double),
    ];

    /// <summary>Why a value of this type cannot exist in a kernel; null where it can.</summary>
    public static string? Refusal(Type type) => known.GetOrAdd(type, Judge);

    public static bool IsView(Type type) =>
        type.IsGenericType && type.GetGenericTypeDefinition() is var d && (d == typeof(ArrayView<>) || d == typeof(ArrayView1D<,>));

    static string? Judge(Type type)
    {
        if (type == typeof(void) || numbers.Contains(type)) return null;
        if (type.IsByRef || type.IsPointer) return Refusal(type.GetElementType()!);
        if (type.IsEnum) return Refusal(type.GetEnumUnderlyingType());
        if (type.IsArray) return JudgeArray(type);
        if (type.IsFunctionPointer || type.IsUnmanagedFunctionPointer) return "a function pointer";
        if (type == typeof(string)) return "a string";
        if (typeof(Delegate).IsAssignableFrom(type)) return $"the delegate {Name(type)}";
        if (!type.IsValueType) return $"the {(type.IsInterface ? "interface" : "class")} {Name(type)}";
        if (type == typeof(nint) || type == typeof(nuint)) return "an IntPtr, whose type ILGPU's compiler never ends to look at; use it within one expression";
        if (type == typeof(char)) return "a char, which ILGPU does not know";
        if (type == typeof(System.Half)) return "System.Half, which ILGPU does not know; keep its bits in a ushort";
        if (IsView(type)) return Refusal(type.GetGenericArguments()[0]);
        if (type.Assembly == typeof(KernelTypes).Assembly) return type.GetGenericArguments().Select(Refusal).FirstOrDefault(r => r is not null);
        if (type.IsByRefLike) return $"the ref struct {Name(type)}";
        if (type.Namespace is { } space && (space == "System" || space.StartsWith("System.", StringComparison.Ordinal)) && !IsTuple(type)) return Name(type);
        return JudgeFields(type);
    }

    static string? JudgeArray(Type type) =>
        type.GetArrayRank() > 1 ? $"the array {Name(type)} of more than one dimension"
        : type.GetElementType()!.IsArray ? "an array of arrays"
        : Refusal(type.GetElementType()!);

    static string? JudgeFields(Type type)
    {
        if (type.IsDefined(typeof(InlineArrayAttribute), false)) return $"the inline array {Name(type)}";
        if (!IsTuple(type) && type.StructLayoutAttribute?.Value != LayoutKind.Sequential) return $"{Name(type)}, whose layout is not sequential";
        foreach (var field in type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic))
        {
            if (field.IsDefined(typeof(FixedBufferAttribute), false)) return $"{Name(type)} with the fixed buffer {field.Name}";
            if (Refusal(field.FieldType) is { } refusal) return $"{Name(type)}, whose field {field.Name} is {refusal}";
        }

        return null;
    }

    static bool IsTuple(Type type) => type.IsGenericType && type.FullName!.StartsWith("System.ValueTuple`", StringComparison.Ordinal);

    public static string Name(Type type) => type.IsGenericType
        ? $"{type.Name.Split('`')[0]}<{string.Join(", ", type.GetGenericArguments().Select(Name))}>"
        : type.Name;
}
