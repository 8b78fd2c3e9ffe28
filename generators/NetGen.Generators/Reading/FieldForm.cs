using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace NetGen.Generators.Reading;

/// <summary>The form that a field or property must have to be read: fixed, and with its value in the declaration.</summary>
internal static class FieldForm
{
    /// <summary>What is wrong, as the end of a sentence about the member; null when nothing is.</summary>
    public static string? Problem(ISymbol member) => member switch
    {
        IFieldSymbol { IsConst: true } => null,
        IFieldSymbol { IsReadOnly: false } =>
            "can change at run time, but a network is fixed at build time; declare it 'readonly' or 'const'",
        IPropertySymbol { SetMethod: not null } or IPropertySymbol { IsRequired: true } =>
            "can be set from outside, but a network is fixed at build time; declare it '{ get; } = …' or as a 'readonly' field",
        IPropertySymbol property when !IsAuto(property) => "is a property with a body; write a method, or a 'const'",
        IFieldSymbol field when !IsKnownType(field.Type) => TypeProblem(field.Type),
        IPropertySymbol property when !IsKnownType(property.Type) => TypeProblem(property.Type),
        _ => Initializer(member) is null ? "has no initialiser; write its value behind the declaration: '= new(…)'" : null,
    };

    /// <summary>The value in the declaration.</summary>
    public static EqualsValueClauseSyntax? Initializer(ISymbol member) => Declaration(member) switch
    {
        VariableDeclaratorSyntax declarator => declarator.Initializer,
        PropertyDeclarationSyntax property => property.Initializer,
        _ => null,
    };

    public static SyntaxNode? Declaration(ISymbol member) => member.UserDeclarations(default).FirstOrDefault();

    static bool IsAuto(IPropertySymbol property)
    {
        foreach (var member in property.ContainingType.GetMembers())
        {
            if (member is IFieldSymbol { AssociatedSymbol: { } owner } && SymbolEqualityComparer.Default.Equals(owner, property))
            {
                return true;
            }
        }
        return false;
    }

    // Arrays and classes of the language pass here: what they hold is checked where the reader knows the library.
    static bool IsKnownType(ITypeSymbol type) =>
        Library.IsCompileTimeValue(type) || type is IArrayTypeSymbol { Rank: 1 }
            || type is INamedTypeSymbol { IsGenericType: false, TypeKind: TypeKind.Class or TypeKind.Error };

    static string TypeProblem(ITypeSymbol type) =>
        $"has the type '{Names.Shown(type)}', which a network does not know; use layers, blocks, tensors, int, float, bool, " +
        "string, enums, or one-dimensional arrays of them";
}
