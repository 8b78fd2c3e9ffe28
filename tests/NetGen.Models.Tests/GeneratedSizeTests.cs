using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using NetGen.Compiler;
using NetGen.Networks.Tests;

namespace NetGen.Models.Tests;

/// <summary>The size of what is generated for networks of full size.</summary>
public class GeneratedSizeTests
{
    /// <summary>The JIT optimises worse beyond this many bytes of IL (measured).</summary>
    const int LargestKernel = 8 * 1024;

    /// <summary>The JIT does not optimise at all beyond this many; for methods that only call others that is enough.</summary>
    const int LargestMethod = 60_000;

    /// <summary>Networks that are mostly equal blocks, one after the other.</summary>
    static readonly string[] ofEqualBlocks = ["ResNet50", "ConvNeXtTiny", "Gpt2Small", "BertBase", "T5Small", "DdpmCifar10"];

    public static TheoryData<string> FullSize { get; } = [.. FullSizeTests.Published.Select(row => (string)row[0])];

    /// <summary>All of them become C# without an error, although only those of small size are run.</summary>
    [Theory, MemberData(nameof(FullSize))]
    public void MethodsOfFullSizeNetworksAreSmallAndShared(string name)
    {
        var (network, blocks) = DeclaredNetworks.Read(FullSizeTests.Namespace + name);
        var compiled = NetworkCompiler.Compile(network, blocks, new CompilerOptions());
        Assert.Null(compiled.Failure);
        if (ofEqualBlocks.Contains(name)) AssertShared(string.Concat(compiled.Files.Select(f => f.Text)));
        var compilation = DeclaredNetworks.Compilation.AddSyntaxTrees(compiled.Files.Select(f => DeclaredNetworks.Parse(f.Text, f.HintName)));
        using var stream = new MemoryStream();
        var result = compilation.WithOptions(compilation.Options.WithOptimizationLevel(OptimizationLevel.Release)).Emit(stream);
        Assert.Empty(result.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error));
        stream.Position = 0;
        AssertSmall(stream);
    }

    [Fact]
    public void MethodsOfSmallNetworksAreSmall()
    {
        using var stream = File.OpenRead(typeof(GeneratedSizeTests).Assembly.Location);
        AssertSmall(stream);
    }

    /// <summary>A stage is printed once, however many equal blocks have it: there are many more calls than methods.</summary>
    static void AssertShared(string text)
    {
        var methods = Regex.Matches(text, @"AggressiveOptimization\)\]\s+static void (\w+)\(").Select(m => m.Groups[1].Value).ToHashSet();
        var calls = Regex.Matches(text, @"^\s+(\w+)\(.*\);$", RegexOptions.Multiline).Count(m => methods.Contains(m.Groups[1].Value));
        Assert.True(calls > 3 * methods.Count, $"{calls} calls of {methods.Count} stages");
    }

    static void AssertSmall(Stream assembly)
    {
        using PEReader pe = new(assembly);
        var metadata = pe.GetMetadataReader();
        var kernels = 0;
        foreach (var method in metadata.MethodDefinitions.Select(metadata.GetMethodDefinition).Where(m => m.RelativeVirtualAddress != 0))
        {
            var size = pe.GetMethodBody(method.RelativeVirtualAddress).GetILBytes()!.Length;
            var type = metadata.GetString(metadata.GetTypeDefinition(method.GetDeclaringType()).Name);
            // The public methods of the class of kernels are the drivers, one line per kernel.
            var isKernel = type.StartsWith("Kernels", StringComparison.Ordinal) && !method.Attributes.HasFlag(MethodAttributes.Public);
            kernels += isKernel ? 1 : 0;
            Assert.True(size < (isKernel ? LargestKernel : LargestMethod), $"{type}.{metadata.GetString(method.Name)} has {size} bytes of IL");
        }
        Assert.True(kernels > 20, "the kernels were not found");
    }
}
