using System.Globalization;
using System.Reflection;
using Microsoft.CodeAnalysis;

namespace NetGen.Networks.Tests;

/// <summary>Properties of all generated code: documented, free of warnings, in methods that the JIT optimises, and always the same.</summary>
public class GeneratedCodeTests
{
    const int LargestMethod = 8 * 1024;

    static bool IsNetwork(Type type) => typeof(INetwork).IsAssignableFrom(type) && !typeof(NetGen.Runtime.NetworkSession).IsAssignableFrom(type);

    public static TheoryData<Type> Networks { get; } = [.. typeof(GeneratedCodeTests).Assembly.GetTypes().Where(IsNetwork)];

    [Fact]
    public void EveryNetworkHasCases() =>
        Assert.Equal(
            typeof(GeneratedCodeTests).Assembly.GetTypes().Where(IsNetwork).Select(t => t.FullName).Order(),
            NetworkCases.All.Select(c => c.Network.FullName).Distinct().Order());

    [Theory, MemberData(nameof(Networks))]
    public void MethodsAreSmall(Type network)
    {
        var methods = Nested(network).SelectMany(t => t.GetMembers(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly))
            .OfType<MethodBase>().Where(m => m.GetMethodBody() is not null).ToArray();
        Assert.Contains(methods, m => m.DeclaringType!.Name.StartsWith("Kernels", StringComparison.Ordinal));
        Assert.All(methods, m => Assert.True(m.GetMethodBody()!.GetILAsByteArray()!.Length < LargestMethod, $"{m} has {m.GetMethodBody()!.GetILAsByteArray()!.Length} bytes of IL"));
    }

    static IEnumerable<Type> Nested(Type type) => type.GetNestedTypes(BindingFlags.Public | BindingFlags.NonPublic).SelectMany(Nested).Prepend(type);

    [Fact]
    public void NoWarningsNorMissingDocumentation()
    {
        var generated = GeneratedCode.Compilation.SyntaxTrees.Except(DeclaredNetworks.Compilation.SyntaxTrees).ToHashSet();
        Assert.NotEmpty(generated);
        var found = GeneratedCode.Compilation.GetDiagnostics().Where(d => d.Severity >= DiagnosticSeverity.Warning && (d.Location.SourceTree is not { } tree || generated.Contains(tree)));
        Assert.Empty(found);
    }

    [Theory, MemberData(nameof(Networks))]
    public void PublicMembersAreDocumented(Type network)
    {
        var type = GeneratedCode.Compilation.GetTypeByMetadataName(network.FullName!)!;
        var members = type.GetMembers().Concat(type.GetTypeMembers("Session").Single().GetMembers())
            .Where(m => m is { DeclaredAccessibility: Accessibility.Public, IsImplicitlyDeclared: false, IsOverride: false } and not IMethodSymbol { AssociatedSymbol: not null })
            .ToArray();
        Assert.True(members.Length > 10);
        Assert.All(members, m => Assert.Contains("<summary>", m.GetDocumentationCommentXml() ?? "", StringComparison.Ordinal));
    }

    [Theory, MemberData(nameof(Networks))]
    public void TheSummaryNamesEveryParameterCount(Type network)
    {
        var summary = (string)network.GetMethod("Summary", BindingFlags.Public | BindingFlags.Static)!.Invoke(null, null)!;
        using var net = (INetwork)Activator.CreateInstance(network, nonPublic: true)!;
        Assert.Contains(net.Name, summary);
        Assert.Contains(net.Parameters.Count.ToString("N0", CultureInfo.InvariantCulture), summary);
        Assert.Contains("FLOPs", summary);
    }

    [Fact]
    public void TheDumpIsWrittenWhenAskedFor()
    {
        Assert.DoesNotContain(GeneratedCode.Files, f => f.HintName.Contains("dump", StringComparison.Ordinal));
        Assert.Equal(GeneratedCode.Files.Length, GeneratedCode.Run(("NetGenDump", "false")).Files.Length);
        var (compilation, files) = GeneratedCode.Run(("NetGenDump", "true"));
        var dump = files.Single(f => f.HintName == "NetGen.Networks.Tests.Networks.SmallMlp.LossAndGradients.dump.g.cs").SourceText.ToString();
        Assert.Contains("graph", dump);
        Assert.Contains("kernels", dump);
        Assert.Contains("0.weight", dump);
        Assert.DoesNotContain(compilation.GetDiagnostics(), d => d.Severity == DiagnosticSeverity.Error);
    }
}
