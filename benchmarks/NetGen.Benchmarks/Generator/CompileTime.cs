using System.Diagnostics;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NetGen.Compiler;
using NetGen.Compiler.Diagnostics;
using NetGen.Networks.Tests;

namespace NetGen.Benchmarks.Generator;

/// <summary>
/// The command <c>compile-time</c>: what full-size networks cost the generator, phase by phase, in the first run of a process and in a
/// later one, and what C#'s compiler adds for the generated code.
/// </summary>
static class CompileTime
{
    const string Namespace = "NetGen.Models.Tests.FullSize.";

    static readonly string[] standard = ["ResNet50", "ConvNeXtTiny", "Gpt2Small", "BertBase"];
    static readonly string[] phases = ["read", "evaluate", "differentiate", "simplify", "fuse", "layouts", "kernels", "memory", "print"];

    /// <summary>Measures and prints.</summary>
    /// <param name="networks">Names of classes; none are the four largest.</param>
    /// <returns>The exit code: 2 where a name is unknown, 1 where a network has errors.</returns>
    public static int Run(string[] networks)
    {
        if (networks.Length == 0) networks = standard;
        if (networks.FirstOrDefault(n => DeclaredNetworks.Compilation.GetTypeByMetadataName(Namespace + n) is null) is { } unknown)
        {
            Console.Error.WriteLine($"There is no full-size network '{unknown}'.");
            return 2;
        }
        Print($"{"network",-14}{"parameters",13}{"",7}{string.Concat(phases.Select(p => $"{p,14}"))}{"all",9}{"KB",8}{"kernels",9}{"stages",8}  seconds");
        foreach (var round in new[] { "first", "warm" })
        {
            foreach (var network in networks)
            {
                if (!Measure(network, round)) return 1;
            }
        }
        foreach (var network in networks) MeasureRoslyn(network);
        return 0;
    }

    static bool Measure(string name, string round)
    {
        PhaseTimes times = new();
        var (network, blocks) = times.Measure("read", () => DeclaredNetworks.Read(Namespace + name));
        var compiled = NetworkCompiler.Compile(network, blocks, new CompilerOptions { Times = times });
        var errors = compiled.Issues.Append(compiled.Failure).OfType<Compiler.Templates.Issue>()
            .Where(i => Rule.Get(i.Rule).Severity != Severity.Info).ToArray();
        foreach (var issue in errors) Print($"{issue.Rule} {Rule.Get(issue.Rule).Message} [{string.Join(" | ", issue.Arguments)}] at {issue.Trail[0]}");
        if (compiled.Failure is not null || errors.Any(i => Rule.Get(i.Rule).Severity == Severity.Error)) return false;
        var parameters = DeclaredNetworks.Evaluate(Namespace + name).Parameters.Sum(p => p.Shape.Size.Constant!.Value);
        var text = string.Concat(compiled.Files.Select(f => f.Text));
        var shown = string.Concat(phases.Select(p => $"{(times.Times.TryGetValue(p, out var t) ? t.TotalSeconds : 0),14:F3}"));
        var all = times.Times.Values.Aggregate(TimeSpan.Zero, (a, b) => a + b).TotalSeconds;
        Print($"{name,-14}{parameters,13:N0}{round,7}{shown}{all,9:F2}{text.Length / 1024,8}{Count(text, "(void* frame, nint begin"),9}{Count(text, "AggressiveOptimization)"),8}");
        return true;
    }

    static int Count(string text, string part) => text.Split(part).Length - 1;

    static void MeasureRoslyn(string name)
    {
        var (network, blocks) = DeclaredNetworks.Read(Namespace + name);
        var files = NetworkCompiler.Compile(network, blocks, new CompilerOptions()).Files;
        var compilation = DeclaredNetworks.Compilation.WithOptions(DeclaredNetworks.Compilation.Options.WithOptimizationLevel(OptimizationLevel.Release));
        var before = Emit(compilation);
        var after = Emit(compilation.AddSyntaxTrees(files.Select(f => DeclaredNetworks.Parse(f.Text, f.HintName))));
        Print($"{name}: C#'s compiler takes {(after.Time - before.Time).TotalSeconds:F2} s for the generated code and makes {(after.Bytes - before.Bytes) / 1024} KB");
    }

    static (TimeSpan Time, long Bytes) Emit(Compilation compilation)
    {
        var started = Stopwatch.GetTimestamp();
        using MemoryStream stream = new();
        compilation.Emit(stream);
        return (Stopwatch.GetElapsedTime(started), stream.Length);
    }

    static void Print(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
