using NetGen.Compiler.Templates;

namespace NetGen.Generators.Tests;

/// <summary>The generator reads a class without its generated members, the analyzer with them: both must read the same.</summary>
public class TwoViewsTests
{
    const string GeneratedPath = "NetGen.Generators/NetGen.Generators.NetGenerator/Net.g.cs";

    const string Generated = """
        namespace App;
        [System.CodeDom.Compiler.GeneratedCode("NetGen", "1")]
        partial class CifarNet : IDisposable
        {
            readonly float[] buffer = new float[3];
            public CifarNet(ulong seed = 0) { }
            public void Classify(ReadOnlySpan<float> image, Span<float> result) { }
            public float Loss(ReadOnlySpan<float> image, ReadOnlySpan<int> label) => 0;
            public Tensor Odd(Tensor x) => x;
            public void Dispose() { }
        }
        [Relu] partial class LeNet { public LeNet(int n) { } }
        partial class VarF { public void Other(ReadOnlySpan<float> t, Span<float> result) { } }
        """;

    const string VarF = """
        namespace App;
        [Network]
        partial class VarF
        {
            [Forward] Tensor Run([Shape("N", 3)] Tensor x) { var f = Other; return x.Then(Other); }
            [Forward] Tensor Other([Shape("N", 3)] Tensor t) => t;
        }
        """;

    [Theory]
    [InlineData("App.CifarNet")]
    [InlineData("App.ResidualBlock")]
    [InlineData("App.LeNet")]
    [InlineData("App.VarF")]
    public void Are_equal(string type)
    {
        var user = Sources.Compile(NetworkTemplateTests.LeNet, NetworkTemplateTests.ResidualBlock, NetworkTemplateTests.CifarNet, VarF);
        var both = user.AddSyntaxTrees(Sources.Parse(Generated, GeneratedPath));
        var (generator, analyzer) = (Verify.Template(user, type), Verify.Template(both, type));
        Assert.Equal(TemplateText.Of(generator), TemplateText.Of(analyzer));
        Assert.Equal(generator, analyzer);
    }

    [Fact]
    public void A_member_of_the_user_makes_a_difference()
    {
        var user = Sources.Compile(NetworkTemplateTests.LeNet);
        var more = user.AddSyntaxTrees(Sources.Parse("namespace App; partial class LeNet { int more; }", "More.cs"));
        Assert.NotEqual(Verify.Template(user, "App.LeNet"), Verify.Template(more, "App.LeNet"));
    }
}
