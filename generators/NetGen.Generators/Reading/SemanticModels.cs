using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace NetGen.Generators.Reading;

/// <summary>
/// One semantic model per tree and compilation: a fresh model binds the bodies again, which costs more than reading them.
/// </summary>
internal sealed class SemanticModels(Compilation compilation)
{
    static readonly ConditionalWeakTable<Compilation, SemanticModels> shared = new();

    readonly ConcurrentDictionary<SyntaxTree, SemanticModel> models = new();
    Library? library;

    public static SemanticModels Of(Compilation compilation) => shared.GetValue(compilation, static c => new(c));

    public Library? Library => library ??= Library.Of(compilation);

    public SemanticModel this[SyntaxTree tree] => models.GetOrAdd(tree, Create);

    /// <summary>Takes over a model that the host has made already.</summary>
    public void Add(SemanticModel model) => models.TryAdd(model.SyntaxTree, model);

#pragma warning disable RS1030 // A network's members lie in several files, and the host's own model covers only one.
    SemanticModel Create(SyntaxTree tree) => compilation.GetSemanticModel(tree);
#pragma warning restore RS1030
}
