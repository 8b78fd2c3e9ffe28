using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using NetGen.Compiler.Templates;

namespace NetGen.Generators.Reading;

// Statements and control flow.
internal sealed partial class BodyReader
{
    /// <summary>Lowers a body: a block, or the expression behind <c>=></c>.</summary>
    public Block Body(IBlockOperation body)
    {
        List<Statement> statements = [];
        foreach (var operation in body.Operations) Read(operation, statements);
        return new(scope.Site(body.Syntax), [.. statements]);
    }

    /// <summary>Lowers a statement to none, one or several.</summary>
    void Read(IOperation operation, List<Statement> into)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        var before = into.Count;
        Simple(operation, into);
        if (into.Count > before && ShapeComments.Behind(operation.Syntax) is var (tree, span, text))
        {
            into[into.Count - 1] = new ShapeComment(scope.Site(tree, span), into[into.Count - 1], text);
        }
    }

    void Simple(IOperation operation, List<Statement> into)
    {
        switch (operation)
        {
            case IVariableDeclarationGroupOperation o: Declarations(o, into); break;
            case IExpressionStatementOperation o: Effect(o.Operation, into); break;
            case IReturnOperation { Kind: OperationKind.Return } o: into.Add(Return(o)); break;
            case IBlockOperation o: into.Add(Body(o)); break;
            case IConditionalOperation o: into.Add(If(o)); break;
            case IForEachLoopOperation o: into.Add(ForEach(o)); break;
            case IForLoopOperation o: into.Add(For(o)); break;
            case IWhileLoopOperation o: While(o, into); break;
            case ISwitchOperation o: Switch(o, into); break;
            case IBranchOperation o: Branch(o, into); break;
            case ILocalFunctionOperation o: into.Add(LocalFunction(o)); break;
            case IEmptyOperation: break;
            default: into.Add(new Discard(scope.Site(operation.Syntax), Unsupported(operation))); break;
        }
    }

    Block Nested(IOperation operation)
    {
        if (operation is IBlockOperation block) return Body(block);
        List<Statement> statements = [];
        Read(operation, statements);
        return new(scope.Site(operation.Syntax), [.. statements]);
    }

    Return Return(IReturnOperation operation)
    {
        var value = operation.ReturnedValue is { } returned ? Read(returned) : null;
        return new(scope.Site(operation.Syntax), value);
    }

    If If(IConditionalOperation operation)
    {
        var condition = Read(operation.Condition);
        var then = Nested(operation.WhenTrue);
        return new(scope.Site(operation.Syntax), condition, then, operation.WhenFalse is { } otherwise ? Nested(otherwise) : null);
    }

    ForEach ForEach(IForEachLoopOperation loop)
    {
        if (loop.IsAsynchronous) Unsupported(loop.Syntax, "'await foreach'", "write 'foreach'");
        var items = Read(loop.Collection);
        List<Statement> statements = [];
        var variable = LoopVariable(loop, statements);
        statements.Add(Nested(loop.Body));
        return new(
            scope.Site(loop.Syntax),
            variable,
            items,
            statements is [var only] ? only : new Block(scope.Site(loop.Body.Syntax), [.. statements]));
    }

    /// <summary>The variable, or a fresh one that the first statement takes apart: <c>foreach (var (a, b) in pairs)</c>.</summary>
    string LoopVariable(IForEachLoopOperation loop, List<Statement> body)
    {
        if (loop.LoopControlVariable is IVariableDeclaratorOperation declarator)
        {
            if (declarator.Symbol.RefKind != RefKind.None) Unsupported(declarator.Syntax, "A 'ref' variable", "declare it without 'ref'");
            return scope.Variable(declarator.Symbol);
        }
        var item = scope.Fresh("item");
        var value = new Variable(scope.Site(loop.LoopControlVariable.Syntax), item);
        if (Targets(loop.LoopControlVariable) is { } names)
        {
            body.Add(new Deconstruction(scope.Site(loop.LoopControlVariable.Syntax), names, value));
        }
        return item;
    }

    Loop For(IForLoopOperation loop)
    {
        List<Statement> before = [], step = [];
        foreach (var operation in loop.Before) Read(operation, before);
        var condition = loop.Condition is { } test ? Read(test) : new Literal(scope.Site(loop.Syntax), true);
        foreach (var operation in loop.AtLoopBottom) Read(operation, step);
        var body = Nested(loop.Body);
        return new(scope.Site(loop.Syntax), [.. before], condition, [.. step], body);
    }

    void While(IWhileLoopOperation loop, List<Statement> into)
    {
        if (!loop.ConditionIsTop || loop.Condition is null)
        {
            into.Add(new Discard(scope.Site(loop.Syntax), Unsupported(loop.Syntax, "'do'", "write 'for' or 'while'")));
            return;
        }
        var condition = Read(loop.Condition);
        into.Add(new Loop(scope.Site(loop.Syntax), [], condition, [], Nested(loop.Body)));
    }

    void Branch(IBranchOperation branch, List<Statement> into)
    {
        if (LeavesSwitch(branch))
        {
            Unsupported(
                branch.Syntax,
                "A 'break' in the middle of a 'case'",
                "let it be the last statement of the case, or use 'if' and 'else'");
            return;
        }
        switch (branch.BranchKind)
        {
            case BranchKind.Break: into.Add(new Break(scope.Site(branch.Syntax))); break;
            case BranchKind.Continue: into.Add(new Continue(scope.Site(branch.Syntax))); break;
            default: Unsupported(branch.Syntax, "'goto'", "use 'break', 'continue' or 'return'"); break;
        }
    }

    LocalFunction LocalFunction(ILocalFunctionOperation operation)
    {
        var name = scope.Variable(operation.Symbol);
        var function = Function(operation.Symbol, operation.Body, operation.Syntax);
        return new(scope.Site(operation.Syntax), name, function);
    }
}
