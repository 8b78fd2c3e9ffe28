using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using NetGen.Compiler.Diagnostics;
using NetGen.Compiler.Templates;

namespace NetGen.Generators.Reading;

// The entries: where code is nested too deeply for the stack, it is an issue of this member and of nothing else.
// Roslyn makes operations recursively without looking at the stack, so what it may be asked for is bounded first.
internal sealed partial class BodyReader
{
    /// <summary>Reads the expression of an initialiser.</summary>
    public Expression Guarded(SyntaxNode syntax, Func<IOperation?> operation)
    {
        if (TooDeepIn(syntax) is { } whole) return TooDeep(whole);
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
        if (TooDeepIn(syntax) is { } whole) return new Discard(scope.Site(syntax), TooDeep(whole));
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

    /// <summary>
    /// The whole expression in which calls and the like stand in each other more than <see cref="DeepestCalls"/> levels deep; null where
    /// none does. The left operands of a sum are one level, because Roslyn walks them in a loop.
    /// </summary>
    static SyntaxNode? TooDeepIn(SyntaxNode syntax)
    {
        Stack<(SyntaxNode Node, SyntaxNode? Whole, int Depth)> open = new();
        open.Push((syntax, null, 0));
        while (open.Count > 0)
        {
            var (node, whole, depth) = open.Pop();
            if (node is ExpressionSyntax)
            {
                whole ??= node;
                if (!ContinuesChain(node) && ++depth > DeepestCalls) return whole;
            }
            foreach (var child in node.ChildNodes()) open.Push((child, whole, depth));
        }
        return null;
    }

    static bool ContinuesChain(SyntaxNode node) =>
        node is MemberAccessExpressionSyntax || (node.Parent is BinaryExpressionSyntax binary && binary.Left == node);

    Poison TooDeep(SyntaxNode syntax) => scope.Report(
        Rule.TooDeep,
        syntax,
        $"This code is nested too deeply to be read (more than {DeepestCalls} calls or {DeepestNesting} operations, or than the stack holds); " +
        "split it with locals or methods");

    /// <summary>The conversion around an initialiser's value belongs to it: <c>float rate = 1</c>.</summary>
    static IOperation Converted(IOperation operation) =>
        operation.Parent is IConversionOperation { IsImplicit: true } conversion ? conversion : operation;
}
