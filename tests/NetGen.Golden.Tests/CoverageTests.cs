using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NetGen.Compiler.Evaluate.Operations;
using NetGen.Compiler.Layers;
using NetGen.Networks.Tests;

namespace NetGen.Golden.Tests;

/// <summary>No layer and no operation of the library is without golden values.</summary>
public class CoverageTests
{
    /// <summary>Groups whose numbers are random: the compiler's tests have their means, variances and gradients.</summary>
    static readonly string[] random = ["Regularisation", "Random numbers"];

    /// <summary>What has no numbers of its own, or none that PyTorch could have.</summary>
    static readonly Dictionary<string, string> exceptions = new()
    {
        ["Dropout"] = "random, as the layer",
        ["Probe"] = "the value itself; the tests of sessions read it",
        ["Constant"] = "the numbers of the source",
        ["State"] = "the tests of sessions compare generation step by step with the full pass",
        ["Update"] = "as State",
        ["UpdateAt"] = "as State",
    };

    static readonly Lazy<HashSet<string>> used = new(() => [.. DeclaredNetworks.Compilation.SyntaxTrees.SelectMany(Used)]);

    [Fact]
    public void Every_layer_has_golden_values() =>
        AssertCovered("new ", LayerKinds.Groups.Where(g => !random.Contains(g.Title)).SelectMany(g => g.Kinds).Select(k => k.Name));

    /// <summary>Numbers at compile time are those of System.Math.</summary>
    [Fact]
    public void Every_operation_has_golden_values() => AssertCovered("", OperationTable.Groups.Where(g => !random.Contains(g.Title))
        .SelectMany(g => g.Table).Select(o => o.Name.Split('.')).Where(n => n[0] is not ("Math" or "Convert")).Select(n => n[1]));

    static void AssertCovered(string form, IEnumerable<string> names) =>
        Assert.Equal("", string.Join(", ", names.Where(n => !exceptions.ContainsKey(n) && !used.Value.Contains(form + n)).Distinct()));

    /// <summary>The layers that a source creates, as <c>new Linear</c>, and the operations that it calls, as <c>Relu</c>.</summary>
    static IEnumerable<string> Used(SyntaxTree tree)
    {
        var model = DeclaredNetworks.Compilation.GetSemanticModel(tree);
        foreach (var node in tree.GetRoot().DescendantNodes())
        {
            if (node is not (InvocationExpressionSyntax or BaseObjectCreationExpressionSyntax or AttributeSyntax)) continue;
            if (model.GetSymbolInfo(node).Symbol is not IMethodSymbol { ContainingAssembly.Name: "NetGen" } method) continue;
            yield return method.MethodKind == MethodKind.Constructor ? $"new {method.ContainingType.Name}" : method.Name;
        }
    }
}
