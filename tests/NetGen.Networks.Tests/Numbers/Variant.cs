using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NetGen.Compiler;

namespace NetGen.Networks.Tests;

/// <summary>All networks of this project compiled once more, with other options, and loaded beside the generated ones.</summary>
sealed class Variant : IDisposable
{
    readonly AssemblyLoadContext context = new(null, isCollectible: true);
    readonly Assembly assembly;
    readonly Compilation compilation;

    public Variant(CompilerOptions options)
    {
        var networks = NetworkCases.All.Select(c => c.Network).Distinct().SelectMany(n => Print(n, options));
        var declared = DeclaredNetworks.Compilation.AddSyntaxTrees(networks);
        compilation = declared.AddSyntaxTrees(DeclaredNetworks.Parse(CaseDrivers.Print(declared, NetworkCases.All), "Drivers.cs"))
            .WithOptions(declared.Options.WithOptimizationLevel(OptimizationLevel.Release));
        using var stream = new MemoryStream();
        var result = compilation.Emit(stream);
        Assert.True(result.Success, string.Join("\n", result.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error).Take(5)));
        stream.Position = 0;
        assembly = context.LoadFromStream(stream);
    }

    static IEnumerable<SyntaxTree> Print(Type network, CompilerOptions options) =>
        NetworkCompiler.Emit(DeclaredNetworks.Read(network.FullName!).Network, DeclaredNetworks.Evaluate(network), options)
            .Select(f => DeclaredNetworks.Parse(f.Text, f.HintName));

    /// <summary>The same calls on this variant's class.</summary>
    public NetworkCase Of(NetworkCase call) => CaseDrivers.Of(assembly, call) with { Create = _ => (INetwork)Activator.CreateInstance(assembly.GetType(call.Network.FullName!)!)! };

    public void Dispose() => context.Unload();
}
