using Microsoft.CodeAnalysis;

namespace NetGen.Generators.Tests.Shapes;

/// <summary>
/// Networks with tokens deleted, doubled, exchanged and moved from one to the other: neither the analyzer nor the generator fails, and what
/// NetGen and C# accept has generated code that C# accepts.
/// </summary>
public class MutationTests
{
    const int PerNetwork = 30;

    static readonly string[] networks =
    [
        NetworkTemplateTests.LeNet,
        NetworkTemplateTests.ResidualBlock + NetworkTemplateTests.CifarNet.Replace("namespace App;", ""),
        "namespace App; [Network, Shape(\"N\", \"T\"), Dim(\"T\", Max = 64, Min = 2, Multiple = 2)] [Embedding(10, 8), LayerNorm, Linear(3, Bias = false), Gelu] partial class Net;",
        "namespace App; [Network, Shape(\"N\", 8)] [Linear(4), Dropout(0.5f), Linear(2)] [MeanSquaredError] partial class Net { public int Other(int a) => a + 1; }",
        """
        namespace App;
        [Network]
        partial class Net
        {
            const int Width = 8, Classes = 3;
            static readonly int[] sizes = [4, 2 * Width];
            [Conv2d(3, new[] { 1, 2 }, Stride = 2), Relu] readonly Sequential stem = new();
            readonly Linear[] layers = [new(sizes[0]), new(sizes[1]) { Bias = false }];
            readonly Tensor scale = Parameter(Init.Ones, Width), mean = Buffer(Width);
            [Forward] [return: Shape("N", 2 * Width, Element = "Scores"), Shape("N", Element = "Best")]
            (Tensor Scores, Labels Best) Run([Shape("N", 1, 4, 5)] Tensor image, [Shape("N", Width)] Tensor x, float t)
            {
                x = (x - mean) * scale; // [N, 8]
                foreach (var layer in layers) x = x.Then(layer) / (t + 1);
                for (var i = 0; i < layers.Length; i++) { if (i == 1) continue; x += image.Then(stem).Mean(1, 2, 3).Unsqueeze(1) * i; }
                return (x, x.ArgMax(1));
            }
        }
        """,
        """
        namespace App;
        [Network]
        partial class Net
        {
            readonly Linear query = new(8), key = new(8), value = new(8);
            [Forward] Tensor Attend([Shape("N", "T", 8)] Tensor x)
            {
                var (q, k, v) = (x.Then(query), x.Then(key), x.Then(value));
                var scores = q.MatMul(k.Transpose()) / Math.Sqrt(x.Size(-1));
                scores = Where(Mask.Causal(x.Size(1)), scores, -1e9);
                return Concat(2, scores.Softmax().MatMul(v), x)[.., 0..^1, ..4];
            }
        }
        """,
        """
        namespace App;
        [Network]
        partial class Gan
        {
            readonly Piece generator = new(6, last: 4), critic = new(3);
            [Loss(Trains = nameof(critic))] Tensor Critic([Shape("N", 4)] Tensor real, [Shape("N", 2)] Tensor noise) =>
                (Score(StopGradient(generator.Forward(noise))) - Score(real)).Mean();
            [Loss(Trains = nameof(generator))] Tensor Generator([Shape("N", 2)] Tensor noise) => -generator.Forward(noise).Then(Score).Mean();
            Tensor Score(Tensor x) => critic.Forward(x) switch { var y when y.Rank > 1 => y.Tanh(), var y => y };
        }
        [Block]
        partial class Piece(int width, int last = 1, bool deep = true)
        {
            readonly Linear a = new(width), b = new(last);
            public Tensor Forward(Tensor x)
            {
                Tensor Activate(Tensor t, double slope = 0.1) => deep ? t.LeakyRelu(slope) : Maximum(t, 0);
                return Activate(x.Then(a), 0.2).Then(b);
            }
        }
        """,
        """
        namespace App;
        [Network]
        partial class Net
        {
            readonly Linear head = new(3);
            [Forward] Tensor Penalty([Shape("N", 8)] Tensor x) => Gradient(x.Then(head).Square().Sum(), wrt: x).Square().Sum(1).Sqrt();
            [Loss] Tensor Loss([Shape("N", 8)] Tensor x, [Shape("N")] Labels y) => CrossEntropy(x.Then(head), y, smoothing: 0.1) + 0.01 * head.Weight.Square().Sum();
        }
        """,
        """
        namespace App;
        [Network]
        partial class Net
        {
            readonly BatchNorm2d norm = new() { Momentum = 0.2f };
            readonly Conv2d conv = new(4, kernel: 3) { Padding = 1, Groups = 2, Bias = false };
            [Forward] Tensor Run([Shape("N", 2, "H", "W")] Tensor x)
            {
                Func<Tensor, Tensor> pool = y => y.MaxPool2d(2, padding: 1).AvgPool2d(1);
                switch (x.Rank) { case 4: x = x.Then(conv).Then(norm).Relu(); break; default: x = -x; break; }
                return pool(x).Reshape(x.Size(0), 4, -1).Permute(0, 2, 1).Pad(1, 1, 2).Slice(1, 0, 1);
            }
        }
        """,
        """
        namespace App;
        [Network]
        partial class Net
        {
            [Forward] (Tensor, Tensor) Mix([Shape("N", "K")] Tensor a, [Shape("K", "M")] Tensor b, [Shape("N")] Tokens rows, [Shape("N", "K")] Mask keep)
            {
                Tensor n = a.Size(0);
                var half = a.Size(1) / 2;
                return (Where(keep & !(a > 0), a / n, half).MatMul(b), b.Gather(rows) + Iota(3).AsTensor().Sum() + Full(0.5, a.Size(0), 1));
            }
        }
        """,
    ];

    public static TheoryData<int> Networks => [.. Enumerable.Range(0, networks.Length)];

    [Theory]
    [MemberData(nameof(Networks))]
    public async Task The_networks_are_valid(int network)
    {
        var program = GeneratedCompilation.Of(Sources.Compile(networks[network]));
        Assert.Empty((await program.OfNetGen()).Where(d => d.Severity == DiagnosticSeverity.Error));
        Assert.Empty(program.OfCSharp());
    }

    [Theory]
    [MemberData(nameof(Networks))]
    public async Task Mutations_fail_nothing(int network)
    {
        Random random = new(1000 + network);
        for (var i = 0; i < PerNetwork; i++)
        {
            var source = networks[network];
            for (var changes = random.Next(1, 4); changes > 0; changes--) source = Mutate(source, random);
            try
            {
                await AssertNoFailure(source);
            }
            catch (Xunit.Sdk.XunitException failure)
            {
                Assert.Fail($"{failure.Message}\n{source}");
            }
        }
    }

    /// <summary>A class that its own name does not find, as a network sees it that was read before it.</summary>
    [Fact]
    public Task A_namespace_without_a_name() => AssertNoFailure("""
        namespace "N";
        [Network] partial class Net { readonly Piece piece = new(3); [Forward] Tensor Run([Shape("N", 4)] Tensor x) => piece.Forward(x); }
        [Block] partial class Piece(int n) { readonly Linear a = new(n); public Tensor Forward(Tensor x) => x.Then(a); }
        """);

    static async Task AssertNoFailure(string source)
    {
        var user = Sources.Compile(source);
        var program = GeneratedCompilation.Of(user);
        Assert.Null(program.Failure);
        var found = await program.OfNetGen();
        Assert.DoesNotContain(found, d => d.Id == "NG0001");
        if (found.Any(d => d.Severity == DiagnosticSeverity.Error) || HasErrors(user)) return;
        Assert.DoesNotContain(program.OfCSharp(), d => d.Severity == DiagnosticSeverity.Error);
    }

    static bool HasErrors(Compilation compilation) => compilation.GetDiagnostics().Any(d => d.Severity == DiagnosticSeverity.Error);

    static string Mutate(string source, Random random)
    {
        var tokens = Sources.Parse(source, "File0.cs").GetRoot().DescendantTokens().Where(t => t.Span.Length > 0).ToList();
        if (tokens.Count < 2) return source;
        var (a, b) = (tokens[random.Next(tokens.Count)], tokens[random.Next(tokens.Count)]);
        if (a.SpanStart > b.SpanStart) (a, b) = (b, a);
        return random.Next(4) switch
        {
            0 => source.Remove(a.SpanStart, a.Span.Length),
            1 => source.Insert(a.Span.End, " " + a.Text),
            2 when a != b => string.Concat(source.AsSpan(0, a.SpanStart), b.Text, source.AsSpan(a.Span.End, b.SpanStart - a.Span.End))
                + a.Text + source[b.Span.End..],
            _ => source.Remove(a.SpanStart, a.Span.Length).Insert(a.SpanStart, OfKind(tokens, a, random).Text),
        };
    }

    /// <summary>Another token of the same kind: such programs are often legal C#.</summary>
    static SyntaxToken OfKind(List<SyntaxToken> tokens, SyntaxToken token, Random random)
    {
        var same = tokens.Where(t => t.RawKind == token.RawKind).ToList();
        return same[random.Next(same.Count)];
    }
}
