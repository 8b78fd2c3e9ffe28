using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NetGen.Compiler.Diagnostics;
using NetGen.Compiler.Templates;

namespace NetGen.Generators.Reading;

/// <summary>Reads fields and get-only properties: the parts of the network, and the compile-time values beside them.</summary>
internal sealed class FieldReader(TypeScope type)
{
    const string StaticProblem = "is static, but the parts of a network belong to its instance; remove 'static'";

    /// <summary>A layer, block, tensor or array of them, which must have the right form.</summary>
    public FieldTemplate? Part(ISymbol member)
    {
        var scope = new MemberScope(type, member.Name);
        var name = scope.Site(Name(member));
        var problem = FieldForm.Problem(member) ?? (member.IsStatic ? StaticProblem : null);
        if (problem is null) return Read(member, scope, name);
        scope.Report(Rule.FieldForm, name, member.Name, problem);
        return null;
    }

    /// <summary>
    /// Another value. Where no body uses it, it may be anything and is then left out; its form was checked where it is used.
    /// </summary>
    public FieldTemplate? Value(ISymbol member)
    {
        if (FieldForm.Problem(member) is not null) return null;
        var scope = new MemberScope(type, member.Name);
        var issues = type.Issues.Count;
        var field = Read(member, scope, scope.Site(Name(member)));
        if (type.IsMentioned(member) || type.Issues.Count == issues) return field;
        type.Issues.RemoveRange(issues, type.Issues.Count - issues);
        return null;
    }

    FieldTemplate? Read(ISymbol member, MemberScope scope, int name)
    {
        if (FieldForm.Initializer(member) is not { } initializer) return null;
        var value = new BodyReader(scope).Guarded(initializer.Value, () => type.Operation(initializer.Value));
        var layers = new AttributeReader(scope).Layers(Attributes(member));
        if (layers.Count > 0 && !Library.Same(TypeOf(member), type.Library.Sequential))
        {
            scope.Report(
                Rule.FieldForm,
                name,
                member.Name,
                "carries layer attributes, which only a field of type Sequential may; write 'readonly Sequential … = new()', or " +
                "create the layer with 'new'");
        }
        return new(member.Name, name, value, member.IsStatic, [.. layers]);
    }

    static ITypeSymbol? TypeOf(ISymbol member) =>
        member switch { IFieldSymbol field => field.Type, IPropertySymbol property => property.Type, _ => null };

    static IEnumerable<AttributeListSyntax> Attributes(ISymbol member) =>
        FieldForm.Declaration(member)?.FirstAncestorOrSelf<MemberDeclarationSyntax>()?.AttributeLists ?? [];

    static SyntaxToken Name(ISymbol member) => FieldForm.Declaration(member) switch
    {
        VariableDeclaratorSyntax declarator => declarator.Identifier,
        PropertyDeclarationSyntax property => property.Identifier,
        var other => other!.GetFirstToken(),
    };
}
