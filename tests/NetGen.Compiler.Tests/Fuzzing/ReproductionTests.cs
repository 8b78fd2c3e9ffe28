using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NetGen.Compiler.Graphs;
using NetGen.Compiler.Ops;
using NetGen.Fuzz;
using NetGen.Fuzz.Checks;
using NetGen.Fuzz.Models;
using NetGen.Fuzz.Text;

namespace NetGen.Compiler.Tests.Fuzzing;

/// <summary>A failing seed becomes a small model, and that a test.</summary>
public class ReproductionTests
{
    /// <summary>As if everything failed that holds an error function of more than a number, which no derivative makes.</summary>
    static bool Fails(Model model) => new ModelGraph(model).Graph.Nodes.Any(n => n.Op is Erf && n.Inputs[0].Shape.Rank > 0);

    [Fact]
    public void AFailureIsShrunkToFewSteps()
    {
        Model[] failing = [.. Enumerable.Range(1, 60).Select(RandomModels.Of).Where(Fails)];
        Assert.NotEmpty(failing);
        Assert.All(failing, model =>
        {
            var simplest = RandomModels.Simplest(model, Fails);
            Assert.True(Fails(simplest));
            Assert.InRange(simplest.Steps.Count, 1, 2);
            Assert.Equal((1, 1), (simplest.N, simplest.T));
        });
    }

    /// <summary>The printed source makes the same graph, to the last constant.</summary>
    [Fact]
    public void ThePrintedSourceMakesTheModel()
    {
        FuzzCase[] cases = [.. Enumerable.Range(1, 40).Select(seed => FuzzCase.Of(RandomModels.Of(seed)))];
        var methods = cases.Select((c, i) => $"public static FuzzCase Case{i}() {{ {TestText.Body(c)} return fuzz; }}");
        var type = Compile($$"""
            using System.Collections.Generic;
            using NetGen.Compiler.Graphs;
            using NetGen.Compiler.Ops;
            using NetGen.Compiler.Shapes;
            using NetGen.Fuzz.Checks;
            public static class Cases { {{string.Join("\n", methods)}} }
            """);
        for (var i = 0; i < cases.Length; i++)
        {
            var made = (FuzzCase)type.GetMethod($"Case{i}")!.Invoke(null, null)!;
            Assert.Equal(GraphText.Print(cases[i].Model), GraphText.Print(made.Model));
            // Bodies of loops compare by identity, but not their text.
            Assert.Equal(cases[i].Model.Nodes.Select(n => n.Op).Where(o => o is not Scan), made.Model.Nodes.Select(n => n.Op).Where(o => o is not Scan));
            Assert.Equal(TestText.Body(cases[i]), TestText.Body(made));
            Assert.Equal((cases[i].N, cases[i].T, cases[i].Values), (made.N, made.T, made.Values));
            Assert.Equal(cases[i].Oracle().Run(cases[i].Model)[0].Data, made.Oracle().Run(made.Model)[0].Data);
        }
    }

    /// <summary>Printed code runs in another process, which is told of models by text.</summary>
    [Fact]
    public void AModelIsOneLineOfText() => Assert.All(Enumerable.Range(1, 60).Select(RandomModels.Of).Select(m => m with { Steps = [.. m.Steps.Select((s, i) => s with { IsCut = i % 3 == 2 })] }), model =>
        Assert.Equal(model, ModelText.Read(ModelText.Write(model))));

    /// <summary>A step that does not exist ends the process, as a crash does.</summary>
    [Fact]
    public void APrintedModelThatEndsItsProcessIsFoundAmongOthers()
    {
        using var processes = new PrintedProcesses();
        Model good = RandomModels.Of(1), bad = good with { Steps = [.. good.Steps, new Step("Nothing", 0, 0, [])] };
        Assert.Empty(processes.Run([good]));
        var (at, failure) = Assert.Single(processes.Run([good, bad, good]));
        Assert.Equal((1, "printed code ends"), (at, failure.Check));
        Assert.Empty(processes.Run([good]));
    }

    static Type Compile(string source)
    {
        var references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(p => Path.GetFileName(p) != "NetGen.dll").Select(p => MetadataReference.CreateFromFile(p));
        var compilation = CSharpCompilation.Create(
            "Cases", [CSharpSyntaxTree.ParseText(source, new CSharpParseOptions(LanguageVersion.Latest))], references, new(Microsoft.CodeAnalysis.OutputKind.DynamicallyLinkedLibrary));
        using var stream = new MemoryStream();
        var result = compilation.Emit(stream);
        Assert.True(result.Success, string.Join("\n", result.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error).Take(5)));
        stream.Position = 0;
        return new AssemblyLoadContext(null, isCollectible: true).LoadFromStream(stream).GetType("Cases")!;
    }

    [Theory]
    [InlineData("--seeds", "'--seeds' needs a number.")]
    [InlineData("--seeds 0", "'--seeds' needs a whole number from 1 up, not '0'.")]
    [InlineData("--from -1", "'--from' needs a whole number from 0 up, not '-1'.")]
    [InlineData("--speed 3", "'--speed' is not an option.")]
    [InlineData("--from 2147483647 --seeds 2", "The last seed is too large.")]
    public void MistakesInTheArgumentsAreNamed(string arguments, string error) => Assert.Equal((null, error), FuzzOptions.Parse(arguments.Split(' ')));

    [Fact]
    public void ArgumentsAreRead() => Assert.Equal(
        new FuzzOptions { Seeds = 10000, From = 0, Threads = 2, Shrink = 5 }, FuzzOptions.Parse("--seeds 10000 --from 0 --threads 2 --shrink 5".Split(' ')).Options);
}
