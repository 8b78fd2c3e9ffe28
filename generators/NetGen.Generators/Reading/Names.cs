using Microsoft.CodeAnalysis;

namespace NetGen.Generators.Reading;

/// <summary>How templates name types and methods.</summary>
internal static class Names
{
    static readonly SymbolDisplayFormat keyFormat = new(
        typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameAndContainingTypes,
        genericsOptions: SymbolDisplayGenericsOptions.IncludeTypeParameters,
        miscellaneousOptions: SymbolDisplayMiscellaneousOptions.UseSpecialTypes);

    /// <summary>The metadata name with namespace: <c>App.Outer+LeNet</c>.</summary>
    public static string FullName(ITypeSymbol type)
    {
        var name = type.OriginalDefinition.MetadataName;
        for (var outer = type.ContainingType; outer is not null; outer = outer.ContainingType) name = outer.MetadataName + "+" + name;
        return Namespace(type) is { Length: > 0 } space ? space + "." + name : name;
    }

    public static string Namespace(ITypeSymbol type) =>
        type.ContainingNamespace is { IsGlobalNamespace: false } space ? space.ToDisplayString() : "";

    /// <summary><c>Classify(Tensor,Labels)</c>: unique within a class.</summary>
    public static string Key(IMethodSymbol method)
    {
        var definition = method.OriginalDefinition;
        return $"{definition.Name}({string.Join(",", definition.Parameters.Select(p => p.Type.ToDisplayString(keyFormat)))})";
    }

    /// <summary><c>Tensor.Relu</c>.</summary>
    public static string Operation(IMethodSymbol method) => $"{method.OriginalDefinition.ContainingType.Name}.{method.Name}";

    /// <summary>A type as messages show it.</summary>
    public static string Shown(ITypeSymbol? type) => type?.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat) ?? "nothing";
}
