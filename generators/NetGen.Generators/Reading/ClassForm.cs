using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NetGen.Compiler.Diagnostics;

namespace NetGen.Generators.Reading;

/// <summary>Checks the declaration of a class: what a generated part can be added to, and what can be inlined.</summary>
internal sealed class ClassForm(MemberScope scope, IReadOnlyList<TypeDeclarationSyntax> declarations)
{
    readonly INamedTypeSymbol type = scope.Type.Type;

    Library Library => scope.Library;

    TypeDeclarationSyntax Main => declarations[0];

    public void Check(bool isNetwork)
    {
        if (!declarations.All(IsPartial)) scope.Report(Rule.NotPartial, declarations.First(d => !IsPartial(d)).Identifier, type.Name);
        foreach (var problem in Problems(isNetwork)) scope.Report(Rule.NotPlainClass, Main.Identifier, type.Name, problem);
        if (isNetwork && !Library.AllowsUnsafe) scope.Report(Rule.UnsafeBlocks, Main.Identifier, type.Name);
        Constructors(isNetwork);
    }

    /// <summary>The declarations around the class, as the generated part repeats them.</summary>
    public static IEnumerable<string> Containers(INamedTypeSymbol type)
    {
        Stack<string> containers = new();
        for (var outer = type.ContainingType; outer is not null; outer = outer.ContainingType)
        {
            containers.Push($"partial {Keyword(outer)} {outer.Name}");
        }
        return containers;
    }

    public static string Keyword(INamedTypeSymbol type) => type switch
    {
        { TypeKind: TypeKind.Interface } => "interface",
        { TypeKind: TypeKind.Struct, IsRecord: true } => "record struct",
        { TypeKind: TypeKind.Struct } => "struct",
        { IsRecord: true } => "record",
        _ => "class",
    };

    IEnumerable<string> Problems(bool isNetwork)
    {
        if (isNetwork && Library.IsBlock(type))
        {
            yield return "it is marked both [Network] and [Block]; a network can be used as a block, so remove [Block]";
        }
        if (type.IsAbstract && !type.IsStatic)
        {
            yield return "it is abstract; make it a plain class, and share code through fields of [Block] classes";
        }
        if (isNetwork && type.IsStatic) yield return "it is static, and a network has weights; remove 'static', or mark it [Block]";
        if (type.TypeParameters.Length > 0) yield return "it is generic; use hyperparameters of a [Block] instead of type parameters";
        if (type.IsFileLocal) yield return "it is file-local, and generated code is in another file; remove 'file'";
        if (Library.IsUserClass(type.BaseType))
        {
            yield return $"it derives from '{type.BaseType!.Name}', which is a network or block itself; hold that in a field";
        }
        for (var outer = type.ContainingType; outer is not null; outer = outer.ContainingType)
        {
            if (outer.TypeParameters.Length > 0) yield return $"it is nested in '{outer.Name}', which is generic; move it out";
            else if (!outer.UserDeclarations(scope.Type.Cancellation).All(IsPartial))
            {
                yield return $"it is nested in '{outer.Name}', which is not partial; declare '{outer.Name}' partial, or move the class out";
            }
        }
    }

    void Constructors(bool isNetwork)
    {
        foreach (var declaration in declarations)
        {
            if (isNetwork && declaration.ParameterList is { Parameters.Count: > 0 } parameters)
            {
                scope.Report(
                    Rule.MethodForm,
                    parameters,
                    type.Name,
                    "is a network with constructor parameters, but it is compiled as it stands; use 'const' fields, or make it " +
                    "a [Block] that a network holds");
            }
            foreach (var constructor in declaration.Members.OfType<ConstructorDeclarationSyntax>())
            {
                if (constructor.Modifiers.Any(SyntaxKind.StaticKeyword)) continue;
                scope.Report(
                    Rule.MethodForm,
                    constructor.Identifier,
                    type.Name,
                    "has a constructor of its own, but nothing of a network runs when it is read; use field initialisers, and a " +
                    "primary constructor for a block's hyperparameters");
            }
        }
    }

    static bool IsPartial(SyntaxNode declaration) =>
        declaration is TypeDeclarationSyntax type && type.Modifiers.Any(SyntaxKind.PartialKeyword);
}
