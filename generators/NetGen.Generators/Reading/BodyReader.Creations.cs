using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using NetGen.Compiler.Diagnostics;
using NetGen.Compiler.Templates;

namespace NetGen.Generators.Reading;

// Layers and blocks, written with `new` or as an attribute, and functions as values.
internal sealed partial class BodyReader
{
    /// <summary><c>new(…) { … }</c>, or the same tree under an attribute.</summary>
    public Expression Creation(IObjectCreationOperation creation)
    {
        if (CreationProblem(creation.Type) is { } problem)
        {
            return scope.Report(Rule.UnsupportedCall, creation.Syntax, $"new {Names.Shown(creation.Type)}", problem);
        }
        var arguments = Arguments(creation.Arguments);
        EquatableArray<Argument> sets = creation.Initializer is { } initializer ? [.. Sets(initializer)] : [];
        return new New(scope.Site(creation.Syntax), Names.FullName(creation.Type!), arguments, sets);
    }

    string? CreationProblem(ITypeSymbol? type)
    {
        if (Library.IsLayer(type)) return null;
        if (!Library.IsUserClass(type)) return "only layers and blocks are created in a network";
        return Library.IsInSource(type!)
            ? null
            : "its class comes from another assembly, whose bodies this version of NetGen does not read; add the source file to " +
                "this project";
    }

    IEnumerable<Argument> Sets(IObjectOrCollectionInitializerOperation initializer)
    {
        foreach (var member in initializer.Initializers)
        {
            if (member is ISimpleAssignmentOperation assignment && SetName(assignment) is { } name)
            {
                yield return new(name, Read(assignment.Value));
            }
            else if (member is IInvalidOperation) scope.AlreadyReported(member.Syntax);
            else Unsupported(member.Syntax, "This initialiser", "set properties: '{ Padding = 1 }'");
        }
    }

    /// <summary>
    /// The property that is set. A block's generated properties are unknown to the generator itself, so they count by their name.
    /// </summary>
    static string? SetName(ISimpleAssignmentOperation assignment) => assignment.Target switch
    {
        IPropertyReferenceOperation property => property.Property.Name,
        IFieldReferenceOperation field => field.Field.Name,
        IInvalidOperation { Syntax: IdentifierNameSyntax name } => name.Identifier.ValueText,
        _ => null,
    };

    Expression Lambda(IAnonymousFunctionOperation function) => Function(function.Symbol, function.Body, function.Syntax);

    /// <summary>A lambda or local function.</summary>
    Lambda Function(IMethodSymbol symbol, IBlockOperation? body, SyntaxNode syntax)
    {
        if (symbol.IsAsync) Unsupported(syntax, "'async'", "a network is compiled, nothing in it runs asynchronously; remove it");
        if (symbol.IsGenericMethod) Unsupported(syntax, "A generic local function", "write it with Tensor");
        List<string> parameters = [];
        foreach (var parameter in symbol.Parameters)
        {
            if (parameter.RefKind != RefKind.None)
            {
                Unsupported(syntax, $"The '{RefText(parameter.RefKind)}' parameter '{parameter.Name}'", "pass values and return a tuple");
            }
            parameters.Add(scope.Variable(parameter));
        }
        var read = body is null ? new Block(scope.Site(syntax), []) : Body(body);
        return new(scope.Site(syntax), [.. parameters], read);
    }

    static string RefText(RefKind kind) => kind switch { RefKind.Ref => "ref", RefKind.Out => "out", _ => "in" };

    /// <summary>A method group: <c>x.Then(block.Forward)</c>.</summary>
    Expression MethodReference(IMethodReferenceOperation reference)
    {
        var method = reference.Method.ReducedFrom ?? reference.Method;
        if (method.MethodKind == MethodKind.LocalFunction)
        {
            return new Variable(scope.Site(reference.Syntax), scope.Variable(method.OriginalDefinition));
        }
        var receiver = reference.Instance is { } instance ? Read(instance) : null;
        if (Library.Owns(method))
        {
            return Library.IsLayer(method.ContainingType)
                ? new MethodGroup(scope.Site(reference.Syntax), "NetGen.Layer", method.Name, receiver)
                : Operation(reference, method, receiver);
        }
        if (CallProblem(method) is { } problem)
        {
            return scope.Report(Rule.UnsupportedCall, reference.Syntax, $"{OwnerName(method)}.{method.Name}", problem);
        }
        scope.Type.Mention(method);
        return new MethodGroup(scope.Site(reference.Syntax), Names.FullName(method.ContainingType), Names.Key(method), receiver);
    }

    /// <summary>
    /// An operation of the library as a value is the lambda that calls it: <c>Relu</c> is <c>x => Relu(x)</c>. What stands before it is
    /// evaluated once: <c>x.Maximum</c> is <c>(self => other => self.Maximum(other))(x)</c>.
    /// </summary>
    Expression Operation(IMethodReferenceOperation reference, IMethodSymbol method, Expression? receiver)
    {
        var site = scope.Site(reference.Syntax);
        IParameterSymbol[] parameters = [.. method.Parameters.Skip(method.IsExtensionMethod && receiver is not null ? 1 : 0)];
        string[] names = [.. parameters.Select(p => scope.Fresh(p.Name))];
        var arguments = parameters.Zip(names, (p, name) => new Argument(p.Name, new Variable(site, name)));
        if (receiver is null) return Calling(null);
        var self = scope.Fresh("self");
        return new Invoke(site, new Lambda(site, [self], new Return(site, Calling(new Variable(site, self)))), [receiver]);

        Lambda Calling(Expression? target) => new(site, [.. names], new Return(site, new LibraryCall(site, Names.Operation(method), target, [.. arguments])));
    }
}
