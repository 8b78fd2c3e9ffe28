using NetGen.Compiler.Templates;
using NetGen.Generators.Reading;

namespace NetGen.Generators.Tests;

/// <summary>Shape comments belong to the template; other comments do not touch it.</summary>
public class ShapeCommentTests
{
    [Theory]
    [InlineData("var y = x; // [N, 8]\nreturn y;", "y = x // [N, 8]", "return y")]
    [InlineData("var y = x; //[N, 2 * K] and why\nreturn y;", "y = x // [N, 2 * K]", "return y")]
    [InlineData("return x\n.Relu(); // [8]", "return x.{Tensor.Relu}() // [8]")]
    [InlineData("foreach (var l in layers) x = x.Then(l); // [N, 4]\nreturn x;", "foreach l in this.layers", "  x = x.{Tensor.Then}(layer: l) // [N, 4]", "return x")]
    [InlineData("var y = x; // the [N, 8] input\nreturn y;", "y = x", "return y")]
    [InlineData("var y = x; // [N, 8\nreturn y;", "y = x", "return y")]
    [InlineData("// [N, 8]\nvar y = x; /* [N] */\nreturn y;", "y = x", "return y")]
    public void Behind_statements(string body, params string[] expected) => Assert.Equal(expected, Verify.Lowered(body));

    [Fact]
    public void Behind_an_expression_body()
    {
        var method = Verify.Template(
            "App.Net",
            Verify.Network("return x;", "Tensor F(Tensor t) => t; // [N, 8]\n")).Methods.Single(m => m.Name == "F");
        Assert.Equal(["return t // [N, 8]"], TemplateText.Of(method.Body));
    }

    [Fact]
    public void The_site_is_the_bracket()
    {
        var source = Verify.Network("var y = x;   //  [N, 8]  x\nreturn y;");
        var sites = new SiteTable();
        var run = Verify.Template(Sources.Compile(source), "App.Net", sites).Methods.Single();
        var comment = Assert.IsType<ShapeComment>(Assert.IsType<Block>(run.Body).Statements[0]);
        Assert.True(sites.TryGet(new("App.Net", run.Key, comment.Site), out var location));
        Assert.Equal("[N, 8]", source.Substring(location!.SourceSpan.Start, location.SourceSpan.Length));
    }

    [Fact]
    public void Other_comments_and_blank_lines_change_nothing()
    {
        var plain = Verify.Template("App.Net", Verify.Network("var y = x; // [N, 8]\nreturn y;"));
        var commented = Verify.Template(
            "App.Net",
            "// above\n" + Verify.Network("/* a */ var y = /* b */ x; // [N, 8] c\n\n// d\nreturn y; // e", "// f\n"));
        Assert.Equal(plain, commented);
    }
}
