using Microsoft.CodeAnalysis;
using NetGen.Compiler.Diagnostics;
using NetGen.Compiler.Templates;

namespace NetGen.Generators.Reading;

/// <summary>Checks what has no node in a method's body: modifiers, parameters and results.</summary>
internal sealed class MethodForm(MemberScope scope, IMethodSymbol method)
{
    Library Library => scope.Library;

    /// <param name="kind">What the method is to the language.</param>
    /// <param name="name">The site of its name.</param>
    public void Check(MethodRole kind, int name)
    {
        foreach (var problem in Problems()) scope.Report(Rule.MethodForm, name, method.Name, problem);
        if (kind == MethodRole.Plain) return;
        foreach (var problem in EntryProblems(kind)) scope.Report(Rule.MethodForm, name, method.Name, problem);
        if (Library.IsNetwork(scope.Type.Type) && method.DeclaredAccessibility != Accessibility.Private)
        {
            scope.Report(Rule.PublicMethod, name, method.Name);
        }
    }

    /// <summary>Checks one parameter.</summary>
    public void Check(MethodRole kind, IParameterSymbol parameter, ParameterTemplate read)
    {
        if (parameter.RefKind != RefKind.None)
        {
            scope.Report(
                Rule.MethodForm,
                read.Site,
                method.Name,
                $"has the '{parameter.RefKind.ToString().ToLowerInvariant()}' parameter '{parameter.Name}'; pass values and " +
                "return a tuple");
        }
        if (kind == MethodRole.Plain) return;
        if (read is { Type: ValueType.Other })
        {
            scope.Report(
                Rule.MethodForm,
                read.Site,
                method.Name,
                $"has the parameter '{parameter.Name}' of type '{Names.Shown(parameter.Type)}'; its data come at run time, as " +
                "Tensor, Labels, Tokens, Mask, int or float");
        }
        else if (read is { Shape: null, Type: not (ValueType.Int or ValueType.Float) })
        {
            scope.Report(Rule.MissingShape, read.Site, parameter.Name);
        }
    }

    IEnumerable<string> Problems()
    {
        if (method.IsAsync) yield return "is async; a network is compiled, nothing in it runs asynchronously";
        if (method.IsGenericMethod) yield return "is generic; write it with Tensor";
        if (method.IsExtern) yield return "is extern, and has no body to read";
        if (method.IsVirtual || method.IsOverride)
        {
            yield return "is virtual, and which body runs is not known at compile time; remove 'virtual' or 'override', or " +
                "choose with a hyperparameter";
        }
        if (method.ReturnsByRef || method.ReturnsByRefReadonly) yield return "returns by reference; return the value";
    }

    IEnumerable<string> EntryProblems(MethodRole kind)
    {
        if (!Library.IsNetwork(scope.Type.Type))
        {
            yield return "is a [Forward] or [Loss] method of a block; a block's methods need no attribute, only a [Network] is compiled";
        }
        if (kind == MethodRole.Loss && Library.KindOf(method.ReturnType) != ValueType.Tensor)
        {
            yield return $"is a [Loss], but returns '{Names.Shown(method.ReturnType)}'; return a Tensor that is a single number";
        }
        if (kind == MethodRole.Forward && !IsResult(method.ReturnType))
        {
            yield return $"is a [Forward] method, but returns '{Names.Shown(method.ReturnType)}'; return a Tensor, Labels, " +
                "Tokens, a Mask, or a tuple of them";
        }
    }

    bool IsResult(ITypeSymbol type) =>
        type is INamedTypeSymbol { IsTupleType: true } tuple ? tuple.TupleElements.All(e => Library.IsData(e.Type)) : Library.IsData(type);
}
