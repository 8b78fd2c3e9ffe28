using NetGen.Compiler.Templates;

namespace NetGen.Generators.Tests;

/// <summary>Poison is never silent: NetGen or the C# compiler has said something wherever it stands.</summary>
public class PoisonTests
{
    [Theory]
    [InlineData("return x ?? x;")]
    [InlineData("var y = x; layers[0] = head; return y;")]
    [InlineData("return x.Then(layers.First());")]
    [InlineData("var a = new int[x.Rank]; return x * a[0];")]
    [InlineData("foreach (var l in layers) { try { } finally { } } return x switch { { } => x };")]
    [InlineData("Func<Tensor, Tensor> f = async t => t; return x;")]
    public void Poison_comes_with_an_issue(string body)
    {
        var compilation = Sources.Compile(Verify.Network(body));
        var template = Verify.Template(compilation, "App.Net");
        var reported = template.Issues.Select(i => i.Trail[0].Node).ToHashSet();
        var isBroken = compilation.GetDiagnostics().Any(d => d.Severity == Microsoft.CodeAnalysis.DiagnosticSeverity.Error);
        Assert.True(template.Issues.Count > 0 || isBroken);
        Assert.All(Poisons(template.Methods.Single().Body), poison => Assert.True(isBroken || reported.Contains(poison.Site)));
    }

    [Theory]
    [InlineData("return x.Unknown();")]
    [InlineData("return unknown;")]
    [InlineData("return x.Then(new Linear(\"a\"));")]
    [InlineData("return x.Reshape(1, \"a\");")]
    [InlineData("return new Conv2d(3).Forward(x);")]
    [InlineData("x +")]
    [InlineData("foreach (var a in ) { } return x")]
    [InlineData("(a, b) = x; var (c, d) = head; return c;")]
    [InlineData("return Relu(x, );")]
    public void What_the_compiler_has_reported_is_silent(string body)
    {
        var compilation = Sources.Compile(Verify.Network(body));
        Assert.Contains(compilation.GetDiagnostics(), d => d.Severity == Microsoft.CodeAnalysis.DiagnosticSeverity.Error);
        Assert.DoesNotContain(Verify.Template(compilation, "App.Net").Issues, issue => issue.Rule is "NG0001");
    }

    /// <summary>The poison of a tree, found in its fields whatever its nodes are.</summary>
    static IEnumerable<Poison> Poisons(object? node) => node switch
    {
        Poison poison => [poison],
        System.Collections.IEnumerable items and not string => items.Cast<object?>().SelectMany(Poisons),
        Expression or Statement or Argument or SwitchArm =>
            node.GetType().GetProperties().Where(p => p.Name != "EqualityContract").SelectMany(p => Poisons(p.GetValue(node))),
        _ => [],
    };
}
