using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace NetGen.Generators.Reading;

/// <summary>Finds <c>// [N, 16, 32, 32]</c> behind a statement, and the exact place of the bracket.</summary>
internal static class ShapeComments
{
    /// <summary>Null where the statement holds others (they carry their own) or no such comment follows.</summary>
    public static (SyntaxTree Tree, TextSpan Span, string Text)? Behind(SyntaxNode statement)
    {
        if (End(statement) is not { } token) return null;
        foreach (var trivia in token.TrailingTrivia)
        {
            if (!trivia.IsKind(SyntaxKind.SingleLineCommentTrivia)) continue;
            var text = trivia.ToString();
            var start = 2;
            while (start < text.Length && char.IsWhiteSpace(text[start])) start++;
            if (start == text.Length || text[start] != '[') return null;
            var end = text.IndexOf(']', start);
            if (end < 0) return null;
            return (trivia.SyntaxTree!, new(trivia.SpanStart + start, end + 1 - start), text.Substring(start, end + 1 - start));
        }
        return null;
    }

    static SyntaxToken? End(SyntaxNode statement) => statement switch
    {
        LocalDeclarationStatementSyntax or ExpressionStatementSyntax or ReturnStatementSyntax => statement.GetLastToken(),
        ArrowExpressionClauseSyntax { Parent: { } member } => member.GetLastToken(),
        ExpressionSyntax { Parent: ArrowExpressionClauseSyntax { Parent: { } member } } => member.GetLastToken(),
        _ => null,
    };
}
