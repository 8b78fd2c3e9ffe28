using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using NetGen.Compiler.Templates;

namespace NetGen.Generators.Reading;

// Declarations and assignments: only locals and method parameters change.
internal sealed partial class BodyReader
{
    void Declarations(IVariableDeclarationGroupOperation group, List<Statement> into)
    {
        foreach (var declaration in group.Declarations)
        {
            foreach (var declarator in declaration.Declarators) Declaration(declarator, into);
        }
    }

    void Declaration(IVariableDeclaratorOperation declarator, List<Statement> into)
    {
        var local = declarator.Symbol;
        if (local.IsConst) return;
        if (local.RefKind != RefKind.None)
        {
            Unsupported(declarator.Syntax, "A 'ref' variable", "declare it without 'ref'");
            return;
        }
        if (declarator.GetVariableInitializer()?.Value is not { } value) return;
        var read = IsNaturallyTypedMethod(declarator, value)
            ? Unsupported(
                value.Syntax,
                "A method as the value of a 'var'",
                "name the type ('Func<Tensor, Tensor>'), or write the method where it is used: the runnable overload of the " +
                "same name makes 'var' ambiguous")
            : Read(value);
        var at = declarator.Syntax is VariableDeclaratorSyntax { Identifier: var name } ? scope.Site(name) : scope.Site(declarator.Syntax);
        into.Add(new Assign(at, scope.Variable(local), read));
    }

    /// <summary>
    /// <c>var f = Method</c> means one thing to the generator and, beside the generated overload, nothing to the compiler.
    /// </summary>
    bool IsNaturallyTypedMethod(IVariableDeclaratorOperation declarator, IOperation value) =>
        declarator.Syntax.Parent is VariableDeclarationSyntax { Type.IsVar: true }
        && value.Syntax is IdentifierNameSyntax or MemberAccessExpressionSyntax
        && scope.Type.Models[value.Syntax.SyntaxTree].GetMemberGroup(value.Syntax, scope.Type.Cancellation).Length > 0;

    /// <summary>An expression as a statement.</summary>
    void Effect(IOperation operation, List<Statement> into)
    {
        switch (operation)
        {
            case ISimpleAssignmentOperation o: Assignment(o, into); break;
            case ICompoundAssignmentOperation o: Compound(o, into); break;
            case IIncrementOrDecrementOperation o: Increment(o, into); break;
            case IDeconstructionAssignmentOperation o: Deconstruct(o, into); break;
            default: into.Add(new Discard(scope.Site(operation.Syntax), Read(operation))); break;
        }
    }

    void Assignment(ISimpleAssignmentOperation assignment, List<Statement> into)
    {
        var value = Read(assignment.Value);
        var site = scope.Site(assignment.Target.Syntax);
        if (assignment.IsRef) Unsupported(assignment.Syntax, "A 'ref' assignment", "remove 'ref'");
        else if (assignment.Target is IDiscardOperation) into.Add(new Discard(site, value));
        else if (Target(assignment.Target) is { } name) into.Add(new Assign(site, name, value));
    }

    void Compound(ICompoundAssignmentOperation assignment, List<Statement> into)
    {
        if (Target(assignment.Target) is not { } name) return;
        var current = new Variable(scope.Site(assignment.Target.Syntax), name);
        var value = Read(assignment.Value);
        var isExact = !assignment.OutConversion.IsNumeric || assignment.OutConversion.IsIdentity
            || Numbers.IsInteger(assignment.Target.Type) == Numbers.IsInteger(assignment.Value.Type);
        if (!isExact || Operator(assignment.OperatorKind, assignment.Type) is not { } known)
        {
            Unsupported(
                assignment.Syntax,
                $"The operator of '{assignment.Syntax}'",
                "write the assignment out, with a cast where the kind of number changes");
            return;
        }
        if (IsChecked(assignment.Syntax, assignment.IsChecked) is not null) return;
        if (OperatorProblem(assignment.OperatorMethod, assignment.Syntax) is not null) return;
        into.Add(new Assign(scope.Site(assignment.Target.Syntax), name, new Binary(scope.Site(assignment.Syntax), known, current, value)));
    }

    void Increment(IIncrementOrDecrementOperation operation, List<Statement> into)
    {
        if (Target(operation.Target) is not { } name || IsChecked(operation.Syntax, operation.IsChecked) is not null) return;
        var current = new Variable(scope.Site(operation.Target.Syntax), name);
        var known = operation.Kind == OperationKind.Increment ? BinaryOperator.Add : BinaryOperator.Subtract;
        var value = new Binary(scope.Site(operation.Syntax), known, current, new Literal(scope.Site(operation.Syntax), 1L));
        into.Add(new Assign(scope.Site(operation.Target.Syntax), name, value));
    }

    void Deconstruct(IDeconstructionAssignmentOperation assignment, List<Statement> into)
    {
        var value = Read(assignment.Value);
        if (assignment.Value.Type is { IsTupleType: false, TypeKind: not TypeKind.Error })
        {
            Unsupported(
                assignment.Value.Syntax,
                $"Deconstructing a '{Names.Shown(assignment.Value.Type)}'",
                "only tuples are taken apart; read the members one by one");
        }
        else if (Targets(assignment.Target) is { } names)
        {
            into.Add(new Deconstruction(scope.Site(assignment.Target.Syntax), names, value));
        }
    }

    /// <summary>
    /// The variables of <c>(a, _) = …</c> and <c>var (a, b) = …</c>; null where one cannot be assigned, which is reported.
    /// </summary>
    EquatableArray<string?>? Targets(IOperation target)
    {
        while (target is IDeclarationExpressionOperation declaration) target = declaration.Expression;
        if (target is not ITupleOperation tuple)
        {
            Unsupported(target);
            return null;
        }
        List<string?> names = [];
        foreach (var element in tuple.Elements)
        {
            if (element is IDiscardOperation) names.Add(null);
            else if (Target(element) is { } name) names.Add(name);
            else return null;
        }
        return new([.. names]);
    }

    /// <summary>The variable that is assigned; null, and reported, where it is not a local or a method parameter.</summary>
    string? Target(IOperation target)
    {
        while (target is IDeclarationExpressionOperation declaration) target = declaration.Expression;
        return target switch
        {
            ILocalReferenceOperation local => scope.Variable(local.Local),
            IParameterReferenceOperation { Parameter: var parameter } when !IsHyperparameter(parameter) => scope.Variable(parameter),
            _ => NotAssignable(target),
        };
    }

    static bool IsHyperparameter(IParameterSymbol parameter) =>
        parameter.ContainingSymbol is IMethodSymbol { MethodKind: MethodKind.Constructor };

    string? NotAssignable(IOperation target)
    {
        if (target is IInvalidOperation) return null;
        var (what, instead) = target is ITupleOperation
            ? ("A nested deconstruction", "take the inner tuple apart in a statement of its own")
            : ($"An assignment to '{target.Syntax}'",
                "only locals and method parameters change; compute a new value, and keep running state in a Buffer(…)");
        Unsupported(target.Syntax, what, instead);
        return null;
    }
}
