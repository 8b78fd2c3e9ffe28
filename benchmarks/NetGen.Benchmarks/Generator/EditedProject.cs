using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NetGen.Generators;

namespace NetGen.Benchmarks.Generator;

/// <summary>
/// A project with ten networks as an editor holds it: after each key press there is a new compilation, and the generator runs again on
/// what it remembers.
/// </summary>
sealed class EditedProject
{
    /// <summary>How many networks the project has: half of them lists of attributes, half of them methods with blocks.</summary>
    public const int Networks = 10;

    const string Usings = """
        global using System;
        global using NetGen;
        global using static NetGen.Functions;
        """;

    const string Block = """
        namespace App;

        [Block]
        public partial class ResidualBlock(int channels, int stride = 1)
        {
            readonly Conv2d conv1 = new(channels, kernel: 3) { Padding = 1, Stride = stride };
            readonly BatchNorm2d norm1 = new();
            readonly Conv2d conv2 = new(channels, kernel: 3) { Padding = 1 };
            readonly Conv2d shortcut = new(channels, kernel: 1) { Stride = stride };

            public Tensor Forward(Tensor x) => (x.Then(conv1).Then(norm1).Relu().Then(conv2) + x.Then(shortcut)).Relu();
        }
        """;

    static readonly CSharpParseOptions ParseOptions = new(LanguageVersion.CSharp13);

    GeneratorDriver driver;
    Compilation compilation;
    SyntaxTree elsewhere = Parse(Elsewhere(0)), network = Parse(ResidualNet(0, 0));
    int edits;

    /// <summary>Opens the project: the generator has run once.</summary>
    /// <exception cref="InvalidOperationException">The project has errors, or not every network was compiled.</exception>
    public EditedProject()
    {
        SyntaxTree[] others = [.. Enumerable.Range(1, Networks - 1).Select(i => Parse(i % 2 == 0 ? ResidualNet(i, 0) : LeNet(i)))];
        compilation = CSharpCompilation.Create(
            "App", [Parse(Usings), Parse(Block), elsewhere, network, .. others], References(),
            new CSharpCompilationOptions(
                OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true, nullableContextOptions: NullableContextOptions.Enable));
        driver = CSharpGeneratorDriver.Create([new NetGenerator().AsSourceGenerator()], parseOptions: ParseOptions)
            .RunGeneratorsAndUpdateCompilation(compilation, out var result, out _);
        if (result.GetDiagnostics().FirstOrDefault(found => found.Severity == DiagnosticSeverity.Error) is { } error)
            throw new InvalidOperationException($"The measured project does not compile: {error}");
        if (!Enumerable.Range(0, Networks).All(i => result.GetTypeByMetadataName($"App.Net{i}")!.GetMembers("TrainStep").Length > 0))
            throw new InvalidOperationException("The generator did not compile every network of the measured project.");
    }

    /// <summary>A key press in a file without networks.</summary>
    public GeneratorDriver EditElsewhere() => Edit(ref elsewhere, Elsewhere(++edits));

    /// <summary>A key press that changes one network.</summary>
    public GeneratorDriver EditNetwork() => Edit(ref network, ResidualNet(0, ++edits));

    GeneratorDriver Edit(ref SyntaxTree file, string text)
    {
        var edited = Parse(text);
        compilation = compilation.ReplaceSyntaxTree(file, edited);
        file = edited;
        return driver = driver.RunGenerators(compilation);
    }

    static string LeNet(int index) => $"""
        namespace App;

        [Network, Shape("N", 1, 28, 28)]
        [Conv2d(6, kernel: 5, Padding = 2), Relu, MaxPool2d(2)]
        [Conv2d(16, kernel: 5), Relu, MaxPool2d(2)]
        [Flatten, Linear({100 + index}), Relu, Linear(84), Relu, Linear(10)]
        [CrossEntropy]
        public partial class Net{index};
        """;

    static string ResidualNet(int index, int edit) => $$"""
        namespace App;

        [Network]
        public partial class Net{{index}}
        {
            const int Width = 16, Classes = {{10 + edit}};
            readonly Conv2d stem = new(Width, kernel: 3) { Padding = 1 };
            readonly ResidualBlock[] stages = [new(Width), new(2 * Width, stride: 2), new(4 * Width, stride: 2)];
            readonly Linear head = new(Classes);

            [Forward] [return: Shape("N", Classes)]
            Tensor Classify([Shape("N", 3, 32, 32)] Tensor image)
            {
                var x = image.Then(stem).Relu();
                foreach (var stage in stages) x = stage.Forward(x);
                return x.Mean(2, 3).Then(head);
            }

            [Loss]
            Tensor Loss([Shape("N", 3, 32, 32)] Tensor image, [Shape("N")] Labels label) =>
                CrossEntropy(Classify(image), label, smoothing: 0.1f);
        }
        """;

    static string Elsewhere(int edit) => string.Create(
        CultureInfo.InvariantCulture, $"namespace App; static class Elsewhere {{ public static int Number() => {edit}; }}");

    static SyntaxTree Parse(string text) => CSharpSyntaxTree.ParseText(text, ParseOptions);

    static IEnumerable<MetadataReference> References() =>
        ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path).StartsWith("System.", StringComparison.Ordinal))
            .Append(typeof(Tensor).Assembly.Location)
            .Select(path => MetadataReference.CreateFromFile(path));
}
