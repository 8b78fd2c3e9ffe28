using Microsoft.CodeAnalysis;

namespace NetGen.Generators.Tests;

/// <summary>Code that is being typed is broken most of the time: reading it must neither throw nor end in an internal error.</summary>
public class BrokenCodeTests
{
    static readonly string network = Verify.Network(
        """
        var (a, _) = (x.Relu(), x[.., ^1]); // [N, 8]
        for (var i = 0; i < layers.Length; i++) { a = a.Then(layers[i]); if (i == 3) break; }
        foreach (var layer in layers) a += Twice(layer.Forward(a), times: 2) * 0.5f;
        Tensor F(Tensor t, int k = 3) => t.Rank switch { 1 or 2 => t, > 3 when k > 1 => -t, var n => t * n };
        switch (x.Rank) { case 1: a = -a; break; default: a = F(a); break; }
        return Scan(a[0], a, (s, t) => s + t).Final.Then(b.Forward).Mean([0, 1], keepDims: true);
        """,
        """
        [Conv2d(3, new[] { 1, 2 }), Relu] readonly Sequential stem = new() { Frozen = true };
        readonly Piece b = new(Width, size: 2);
        static Tensor Twice(Tensor t, int times) => t * times;
        """) + " [Block, Dim(\"T\", Max = 4)] public partial class Piece(int n, float size = 1) { readonly Linear a = new(n) { Bias = false }; public Tensor Forward(Tensor x) => x.Then(a) * size; }";

    [Fact]
    public void Unbroken_it_has_no_issues() => Assert.Empty(Read(network).SelectMany(type => type.Issues));

    [Theory]
    [InlineData("delete")]
    [InlineData("truncate")]
    public void Breaking_it_anywhere_is_no_internal_error(string how)
    {
        foreach (var token in Sources.Parse(network, "File0.cs").GetRoot().DescendantTokens().Where(t => t.Span.Length > 0))
        {
            var broken = how is "delete" ? network.Remove(token.SpanStart, token.Span.Length) : network[..token.SpanStart];
            Assert.All(Read(broken).SelectMany(type => type.Issues), issue => Assert.False(issue.Rule == "NG0001", $"{issue.Arguments.LastOrDefault()}\n{broken}"));
        }
    }

    static IEnumerable<Compiler.Templates.TypeTemplate> Read(string source)
    {
        var compilation = Sources.Compile(source);
        return ((string[])["App.Net", "App.Piece"]).Where(name => compilation.GetTypeByMetadataName(name) is not null).Select(name => Verify.Template(compilation, name));
    }
}
