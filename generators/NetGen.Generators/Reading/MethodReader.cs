using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using NetGen.Compiler.Diagnostics;
using NetGen.Compiler.Templates;

namespace NetGen.Generators.Reading;

/// <summary>Reads a method: its attributes, parameters and body.</summary>
internal sealed class MethodReader(TypeScope type)
{
    /// <summary>Null where the class has no declaration of it that could be read.</summary>
    public MethodTemplate? Read(IMethodSymbol method)
    {
        var part = method.PartialImplementationPart ?? method;
        if (part.UserDeclarations(type.Cancellation).FirstOrDefault() is not MethodDeclarationSyntax syntax) return null;
        var scope = new MemberScope(type, Names.Key(method));
        var attributes = new AttributeReader(scope);
        var site = scope.Site(syntax.Identifier);
        var kind = KindOf(method, scope, site);
        var form = new MethodForm(scope, part);
        form.Check(kind, site);
        var trains = Trains(method, attributes, scope);
        return new()
        {
            Name = method.Name,
            Key = Names.Key(method),
            Kind = kind,
            Site = site,
            IsStatic = method.IsStatic,
            Trains = trains,
            Dims = attributes.Dims(method.GetAttributes()),
            Results = attributes.Shapes(method.GetReturnTypeAttributes()),
            ResultNames = ResultNames(method.ReturnType),
            ResultTypes = ResultTypes(method.ReturnType),
            Parameters = [.. part.Parameters.Select(p => Parameter(p, kind, form, scope, attributes))],
            Body = new BodyReader(scope).GuardedBody(syntax, () => type.Operation(syntax)),
        };
    }

    /// <summary>Whether it is compiled for itself.</summary>
    public bool IsEntry(IMethodSymbol method) => Has(method, type.Library.Forward) || Has(method, type.Library.Loss);

    MethodRole KindOf(IMethodSymbol method, MemberScope scope, int site)
    {
        var (forward, loss) = (Has(method, type.Library.Forward), Has(method, type.Library.Loss));
        if (forward && loss)
        {
            scope.Report(
                Rule.MethodForm,
                site,
                method.Name,
                "is both [Forward] and [Loss]; let the loss be a method of its own that calls this one");
        }
        return loss ? MethodRole.Loss : forward ? MethodRole.Forward : MethodRole.Plain;
    }

    ParameterTemplate Parameter(IParameterSymbol parameter, MethodRole kind, MethodForm form, MemberScope scope, AttributeReader attributes)
    {
        var syntax = parameter.UserDeclarations(type.Cancellation).FirstOrDefault();
        var site = syntax is ParameterSyntax { Identifier: var name } ? scope.Site(name) : 0;
        var shape = attributes.Shapes(parameter.GetAttributes()) is [var first, ..] ? first : null;
        var standard = parameter.HasExplicitDefaultValue && syntax is not null
            ? new BodyReader(scope).Constant(syntax, Underlying(parameter.Type), parameter.ExplicitDefaultValue)
            : null;
        ParameterTemplate read = new(parameter.Name, scope.Variable(parameter), site, type.Library.KindOf(parameter.Type), shape, standard);
        form.Check(kind, parameter, read);
        return read;
    }

    /// <summary>The type of a value of <c>T?</c>.</summary>
    public static ITypeSymbol Underlying(ITypeSymbol type) =>
        type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable
            ? nullable.TypeArguments[0]
            : type;

    EquatableArray<TrainedPart> Trains(IMethodSymbol method, AttributeReader attributes, MemberScope scope)
    {
        foreach (var (data, syntax) in attributes.Written(method.GetAttributes(), type.Library.Loss))
        {
            if (AttributeReader.Named(data, syntax, "Trains") is (string list, { } at)) return TrainedParts(list, at, scope);
        }
        return [];
    }

    /// <summary>The parts of <c>"encoder, decoder"</c>, each at its own place where the source shows it.</summary>
    EquatableArray<TrainedPart> TrainedParts(string list, SyntaxNode at, MemberScope scope)
    {
        var isPlain = at.ToString() == $"\"{list}\"";
        List<TrainedPart> parts = [];
        var start = 0;
        foreach (var item in list.Split(','))
        {
            var path = item.Trim();
            var span = !isPlain ? Naming(path, at).Span
                : path.Length == 0 ? at.Span
                : new TextSpan(at.SpanStart + 1 + list.IndexOf(path, start, StringComparison.Ordinal), path.Length);
            parts.Add(new(scope.Site(at.SyntaxTree, span), path));
            start += item.Length + 1;
        }
        return [.. parts];
    }

    /// <summary>The <c>nameof</c> of a part inside a longer constant, or all of that.</summary>
    SyntaxNode Naming(string path, SyntaxNode constant) => constant.DescendantNodes().OfType<ExpressionSyntax>()
        .FirstOrDefault(e => type.Models[e.SyntaxTree].GetConstantValue(e, type.Cancellation).Value as string == path) ?? constant;

    static EquatableArray<string> ResultNames(ITypeSymbol type) =>
        type is INamedTypeSymbol { IsTupleType: true } tuple ? [.. tuple.TupleElements.Select(e => e.Name)] : [""];

    EquatableArray<ValueType> ResultTypes(ITypeSymbol result) => result is INamedTypeSymbol { IsTupleType: true } tuple
        ? [.. tuple.TupleElements.Select(e => type.Library.KindOf(e.Type))]
        : [type.Library.KindOf(result)];

    static bool Has(IMethodSymbol method, INamedTypeSymbol? attribute) =>
        method.GetAttributes().Any(a => Library.Same(a.AttributeClass, attribute));
}
