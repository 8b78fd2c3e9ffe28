using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using NetGen.Compiler.Diagnostics;
using NetGen.Compiler.Templates;

namespace NetGen.Generators.Reading;

// The entries: where code is nested too deeply for the stack, it is an issue of this member and of nothing else.
internal sealed partial class BodyReader
{
    /// <summary>Reads the expression of an initialiser.</summary>
    public Expression Guarded(SyntaxNode syntax, Func<IOperation?> operation)
    {
        try
        {
            return operation() is { } found ? Read(Converted(found)) : scope.AlreadyReported(syntax);
        }
        catch (InsufficientExecutionStackException)
        {
            return TooDeep(syntax);
        }
    }

    /// <summary>Reads the body of a method.</summary>
    public Statement GuardedBody(SyntaxNode syntax, Func<IOperation?> operation)
    {
        try
        {
            return operation() is IMethodBodyOperation { BlockBody: var block, ExpressionBody: var expression }
                && (block ?? expression) is { } body
                ? Body(body)
                : new Discard(scope.Site(syntax), scope.AlreadyReported(syntax));
        }
        catch (InsufficientExecutionStackException)
        {
            return new Discard(scope.Site(syntax), TooDeep(syntax));
        }
    }

    Poison TooDeep(SyntaxNode syntax) => scope.Report(
        Rule.TooDeep,
        syntax,
        $"This code is nested too deeply to be read (more than {DeepestNesting} operations, or than the stack holds); " +
        "split it with locals or methods");

    /// <summary>The conversion around an initialiser's value belongs to it: <c>float rate = 1</c>.</summary>
    static IOperation Converted(IOperation operation) =>
        operation.Parent is IConversionOperation { IsImplicit: true } conversion ? conversion : operation;
}
