using Microsoft.CodeAnalysis;

namespace NetGen.Generators.Reading;

/// <summary>C#'s number types as the language sees them: integers and floats.</summary>
internal static class Numbers
{
    public static bool IsInteger(ITypeSymbol? type) => type?.SpecialType
        is SpecialType.System_Int32 or SpecialType.System_Int64 or SpecialType.System_UInt32
        or SpecialType.System_Int16 or SpecialType.System_UInt16 or SpecialType.System_Byte or SpecialType.System_SByte;

    public static bool IsFloat(ITypeSymbol? type) => type?.SpecialType is SpecialType.System_Single or SpecialType.System_Double;
}
