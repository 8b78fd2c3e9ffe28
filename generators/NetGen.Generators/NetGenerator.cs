using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using NetGen.Compiler;
using NetGen.Compiler.Diagnostics;
using NetGen.Compiler.Templates;
using NetGen.Generators.Reading;

namespace NetGen.Generators;

/// <summary>
/// Reads the classes with [Network] and [Block], and adds to each network what its compilation gives. The analyzer reports what is
/// wrong, from the same reader, with locations, which must not enter the cache; here only a failure behind its checks is reported.
/// </summary>
[Generator(LanguageNames.CSharp)]
public sealed class NetGenerator : IIncrementalGenerator
{
    /// <summary>The names of the tracked steps, in their order.</summary>
    internal static class Steps
    {
        public const string Networks = nameof(Networks);
        public const string Blocks = nameof(Blocks);
        public const string Reachable = nameof(Reachable);
        public const string Options = nameof(Options);
        public const string Compiled = nameof(Compiled);
    }

    static readonly DiagnosticDescriptor internalError = new(
        Rule.Internal.Id, Rule.Internal.Title, Rule.Internal.Message, "NetGen", DiagnosticSeverity.Error, isEnabledByDefault: true);

    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var networks = Read(context, "NetGen.NetworkAttribute").WithTrackingName(Steps.Networks);
        var blocks = Read(context, "NetGen.BlockAttribute").WithTrackingName(Steps.Blocks);
        var hasDevices = context.CompilationProvider.Select(static (compilation, _) => compilation.GetTypeByMetadataName("NetGen.IlgpuDevice") is not null);
        var options = context.AnalyzerConfigOptionsProvider.Select(static (provider, _) => IsOn(provider.GlobalOptions, "build_property.NetGenDump"))
            .Combine(hasDevices)
            .Select(static (pair, _) => new CompilerOptions(Dump: pair.Left, Ilgpu: pair.Right))
            .WithTrackingName(Steps.Options);
        var compiled = networks
            .Combine(networks.Collect().Combine(blocks.Collect()))
            .Select(static (pair, _) => Reachable.From(pair.Left, [.. pair.Right.Left, .. pair.Right.Right]))
            .WithTrackingName(Steps.Reachable)
            .Combine(options)
            .Select(static (pair, _) => Compile(pair.Left, pair.Right))
            .WithTrackingName(Steps.Compiled);
        context.RegisterSourceOutput(compiled, static (output, network) =>
        {
            foreach (var file in network.Files) output.AddSource(file.HintName, file.Text);
            if (network.Failure is { } failure) output.ReportDiagnostic(Diagnostic.Create(internalError, Location.None, [.. failure.Arguments]));
        });
    }

    static bool IsOn(AnalyzerConfigOptions options, string property) => options.TryGetValue(property, out var text) && bool.TryParse(text, out var on) && on;

    static IncrementalValuesProvider<ReadType> Read(IncrementalGeneratorInitializationContext context, string attribute) =>
        context.SyntaxProvider.ForAttributeWithMetadataName(attribute, static (node, _) => node is TypeDeclarationSyntax, Read)
            .Where(static type => type is not null)
            .Select(static (type, _) => type!);

    /// <summary>Null for the further declarations of a class that carries its attribute, wrongly, twice.</summary>
    static ReadType? Read(GeneratorAttributeSyntaxContext context, CancellationToken cancellation)
    {
        var first = context.TargetSymbol.GetAttributes().First(a => Library.Same(a.AttributeClass, context.Attributes[0].AttributeClass));
        if (first.ApplicationSyntaxReference?.Span != context.Attributes[0].ApplicationSyntaxReference?.Span) return null;
        var models = SemanticModels.Of(context.SemanticModel.Compilation);
        models.Add(context.SemanticModel);
        var template = TypeReader.Read((INamedTypeSymbol)context.TargetSymbol, models, null, cancellation);
        return new(template, References.Of(template));
    }

    static CompiledNetwork Compile(ReachableNetwork network, CompilerOptions options)
    {
        try
        {
            var compiled = NetworkCompiler.Compile(network.Network, network.Types, options);
            return compiled with { Files = [.. compiled.Files.Select(f => f with { HintName = network.FilePrefix + f.HintName })] };
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            Site site = new(network.Network.FullName, "", 0);
            return new([], []) { Failure = new(Rule.Internal.Id, [network.Network.Name, error.Message], [site]) };
        }
    }
}
