using System.Numerics;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace ILGPU;

/// <summary>
/// Size and alignment that code for a GPU assumes of an element. A type whose size is a power of two is loaded and stored in one piece, up to
/// the 16 bytes that one instruction moves; any other in its fields.
/// </summary>
static class ElementLayout<T>
    where T : unmanaged
{
    public static readonly int Size = Unsafe.SizeOf<T>();

    public static readonly int Alignment = BitOperations.IsPow2(Size) ? Math.Min(Size, 16) : NaturalAlignment(typeof(T));

    static int NaturalAlignment(Type type)
    {
        if (type.IsPrimitive || type.IsEnum || type.IsPointer) return System.Runtime.InteropServices.Marshal.SizeOf(type.IsEnum ? type.GetEnumUnderlyingType() : type.IsPointer ? typeof(nint) : type);
        return type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
            .Select(f => NaturalAlignment(f.FieldType)).DefaultIfEmpty(1).Max();
    }
}
