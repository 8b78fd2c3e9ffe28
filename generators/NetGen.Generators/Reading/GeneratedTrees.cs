using Microsoft.CodeAnalysis;

namespace NetGen.Generators.Reading;

/// <summary>
/// Tells the user's declarations from the ones that the generator added: the analyzer sees both, the generator only the first,
/// and both must read the same template.
/// </summary>
internal static class GeneratedTrees
{
    // The compiler puts generated files under <assembly>/<full type name of the generator>/.
    static readonly string folder = typeof(NetGenerator).FullName!;

    public static bool IsGenerated(SyntaxTree tree) => tree.FilePath.IndexOf(folder, StringComparison.Ordinal) >= 0;

    /// <summary>The user's declarations of a symbol, in the order of the source.</summary>
    public static IEnumerable<SyntaxNode> UserDeclarations(this ISymbol symbol, CancellationToken cancellation)
    {
        foreach (var reference in symbol.DeclaringSyntaxReferences)
        {
            if (!IsGenerated(reference.SyntaxTree)) yield return reference.GetSyntax(cancellation);
        }
    }
}
