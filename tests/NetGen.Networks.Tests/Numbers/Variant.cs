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
        compilation = declared.AddSyntaxTrees(DeclaredNetworks.Parse(Drivers(declared), "Drivers.cs"))
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

    /// <summary>The same training call on this variant's class.</summary>
    public NetworkCase Of(NetworkCase call)
    {
        var network = assembly.GetType(call.Network.FullName!)!;
        var driver = assembly.GetType("Drivers")!.GetMethod(DriverName(call))!
            .CreateDelegate<Func<object, Func<string, float[]>, Func<string, int[]>, Func<string, int>, float>>();
        return call with
        {
            Create = () => (INetwork)Activator.CreateInstance(network)!,
            Train = (net, values) => driver(net, name => values[name], values.Indices, values.Dim),
        };
    }

    public void Dispose() => context.Unload();

    static string DriverName(NetworkCase call) => call.Label.Replace('.', '_');

    static string Drivers(CSharpCompilation declared) => $$"""
        static class Drivers
        {
        {{string.Concat(NetworkCases.All.Where(c => c.Train is not null).Select(c => Driver(declared, c)))}}
        }
        """;

    static string Driver(CSharpCompilation declared, NetworkCase call)
    {
        var type = declared.GetTypeByMetadataName(call.Network.FullName!)!;
        var method = type.GetMembers(call.Method + "AndGradients").OfType<IMethodSymbol>().Single(m => m.ReturnType.SpecialType == SpecialType.System_Single);
        var arguments = method.Parameters.Select(p => p.Type.ToDisplayString() switch
        {
            "System.ReadOnlySpan<float>" => $"numbers(\"{p.Name}\")",
            "System.ReadOnlySpan<int>" => $"indices(\"{p.Name}\")",
            "System.ReadOnlySpan<bool>" => $"System.Array.ConvertAll(numbers(\"{p.Name}\"), v => v != 0)",
            "float" => $"numbers(\"{p.Name}\")[0]",
            _ => $"dims(\"{p.Name}\")",
        });
        return $$"""
                public static float {{DriverName(call)}}(object net, Func<string, float[]> numbers, Func<string, int[]> indices, Func<string, int> dims) =>
                    (({{type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat)}})net).{{method.Name}}({{string.Join(", ", arguments)}});

            """;
    }
}
