using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using NetGen.Compiler.Templates;

namespace NetGen.Generators.Reading;

/// <summary>
/// Reads the attributes of the language. An attribute is the same tree as a <c>new</c>, so layers are read by one function.
/// </summary>
internal sealed class AttributeReader(MemberScope scope)
{
    /// <summary>The layers in attribute lists, in source order.</summary>
    public List<Expression> Layers(IEnumerable<AttributeListSyntax> lists)
    {
        List<Expression> layers = [];
        foreach (var attribute in lists.SelectMany(list => list.Attributes))
        {
            if (Creation(attribute) is { } creation && scope.Library.IsLayer(creation.Type))
            {
                layers.Add(new BodyReader(scope).Creation(creation));
            }
        }
        return layers;
    }

    /// <summary>The [Shape] attributes among these; several for a tuple.</summary>
    public EquatableArray<ShapeTemplate> Shapes(IEnumerable<AttributeData> attributes) =>
        [.. Written(attributes, scope.Library.Shape).Select(a => Shape(a.Data, a.Syntax))];

    /// <summary>The [Dim] attributes among these; no maximum is <see cref="long.MaxValue"/>.</summary>
    public EquatableArray<DimTemplate> Dims(IEnumerable<AttributeData> attributes)
    {
        List<DimTemplate> dims = [];
        foreach (var (data, syntax) in Written(attributes, scope.Library.Dim))
        {
            var name = data.ConstructorArguments is [{ Value: string text }, ..] ? text : "";
            var max = Number(data, "Max", 0);
            dims.Add(new(scope.Site(syntax), name, Number(data, "Min", 1), max == 0 ? long.MaxValue : max, Number(data, "Multiple", 1)));
        }
        return [.. dims];
    }

    /// <summary>The value of a named argument and where it stands.</summary>
    public static (object? Value, SyntaxNode? At) Named(AttributeData data, SyntaxNode syntax, string name)
    {
        foreach (var pair in data.NamedArguments)
        {
            if (pair.Key == name) return (pair.Value.Value, Argument(syntax, name));
        }
        return (null, null);
    }

    static SyntaxNode? Argument(SyntaxNode syntax, string name) =>
        (syntax as AttributeSyntax)?.ArgumentList?.Arguments
            .FirstOrDefault(a => a.NameEquals?.Name.Identifier.ValueText == name)?.Expression;

    /// <summary>The attributes of one class that the user wrote, with their syntax.</summary>
    public IEnumerable<(AttributeData Data, SyntaxNode Syntax)> Written(IEnumerable<AttributeData> attributes, INamedTypeSymbol? type)
    {
        foreach (var data in attributes)
        {
            if (!Library.Same(data.AttributeClass, type)) continue;
            if (data.ApplicationSyntaxReference is { } reference && !GeneratedTrees.IsGenerated(reference.SyntaxTree))
            {
                yield return (data, reference.GetSyntax(scope.Type.Cancellation));
            }
        }
    }

    ShapeTemplate Shape(AttributeData data, SyntaxNode syntax)
    {
        var element = Named(data, syntax, "Element").Value as string;
        var dims = Creation(syntax)?.Arguments.FirstOrDefault()?.Value is { } value && new BodyReader(scope).Read(value) is ArrayOf array
            ? array.Items
            : [];
        return new(scope.Site(syntax), dims, element);
    }

    static long Number(AttributeData data, string name, long otherwise)
    {
        foreach (var pair in data.NamedArguments)
        {
            if (pair.Key == name && pair.Value.Value is int value) return value;
        }
        return otherwise;
    }

    IObjectCreationOperation? Creation(SyntaxNode attribute) =>
        scope.Type.Operation(attribute) is IAttributeOperation { Operation: IObjectCreationOperation creation } ? creation : null;
}
