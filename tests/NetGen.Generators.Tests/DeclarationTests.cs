using NetGen.Compiler.Templates;
using NetGen.Generators.Reading;

namespace NetGen.Generators.Tests;

/// <summary>What declarations say besides bodies: shapes, dimensions, fields, hyperparameters, and where the class is.</summary>
public class DeclarationTests
{
    const string Run = "[Forward] Tensor Run([Shape(\"N\", 8)] Tensor x) => x;";

    [Theory]
    [InlineData("[Dim(\"T\", Max = 256, Multiple = 2)] [Forward] Tensor F([Shape(\"N\", \"T\", 2 * 3)] Tensor x) => x;",
        "forward F(Tensor) (x: Tensor [\"N\", \"T\", 6]) dim T in 1..256 by 2")]
    [InlineData("[Dim(\"E\", Min = 0)] [Forward] [return: Shape(\"N\", Element = \"Best\")] [return: Shape(\"N\", 8, Element = \"All\")] (Labels Best, Tensor All) F([Shape(\"N\", 8)] Tensor x) => (x.ArgMax(1), x);",
        "forward F(Tensor) (x: Tensor [\"N\", 8]) -> Best: [\"N\"], All: [\"N\", 8] dim E in 0.. by 1")]
    [InlineData("[Loss(Trains = nameof(a))] Tensor F([Shape] Tensor x, float weight = 0.5f, [Shape(\"N\")] Tokens? t = null) => x; readonly Linear a = new(1);",
        "loss F(Tensor,float,Tokens) (x: Tensor [], weight: Float = 0.5, t: Tokens [\"N\"] = null) trains a")]
    [InlineData("static Tensor F(Tensor x, Init init = Init.Zeros, int[]? sizes = null) => x; " + Run, "static plain F(Tensor,Init,int[]) (x: Tensor, init: Other = NetGen.Init.Zeros, sizes: Other = null)")]
    public void Methods(string members, string expected) => Assert.Contains("\n  " + expected + "\n", Text($"[Network] partial class Net {{ {members} }}"));

    [Theory]
    [InlineData("readonly Linear a = new(3) { Bias = false, Init = Init.Zeros };", "field a = new NetGen.Linear(features: 3) { Bias = false, Init = NetGen.Init.Zeros }")]
    [InlineData("readonly Linear[] a = [new(3), .. new Linear[] { new(4) }];", "field a = [new NetGen.Linear(features: 3), .. [new NetGen.Linear(features: 4)]]")]
    [InlineData("Conv2d A { get; } = new(3, [3, 5]);", "field A = new NetGen.Conv2d(channels: 3, kernel: [3, 5])")]
    [InlineData("[Conv2d(3, new[] { 1, 2 }), Relu] [Linear(3, Frozen = true)] readonly Sequential a = new();",
        "field a = new NetGen.Sequential()\n    layer new NetGen.Conv2d(channels: 3, kernel: [1, 2])\n    layer new NetGen.Relu()\n    layer new NetGen.Linear(features: 3) { Frozen = true }")]
    [InlineData("static readonly float[] table = [1, 2.5f];", "static table = [1.0, 2.5]")]
    [InlineData("readonly float rate = 3;", "field rate = 3.0")]
    [InlineData("readonly Tensor a = Parameter(Init.Ones, 3, 4);", "field a = {Functions.Parameter}(init: NetGen.Init.Ones, shape: [3, 4])")]
    public void Fields(string members, string expected) => Assert.Contains("\n  " + expected + "\n", Text($"[Network] partial class Net {{ {members} {Run} }}"));

    [Fact]
    public void Fields_keep_the_order_of_the_source() =>
        Assert.Equal(["b", "size", "a", "C"], Read($"[Network] partial class Net {{ readonly Linear b = new(1); readonly int size = 3; readonly Linear a = new(1); Linear C {{ get; }} = new(2); {Run} }}").Fields.Select(f => f.Name));

    [Fact]
    public void A_record_block_uses_its_parameters_by_property() =>
        Assert.Contains("return (x * #n)", Text("[Block] partial record Net(int n) { public Tensor F(Tensor x) => x * n; }"));

    [Fact]
    public void Methods_are_read_when_they_are_called()
    {
        var methods = Read("[Network] partial class Net { [Forward] Tensor Run([Shape(\"N\")] Tensor x) => x * Two(); static int Two() => 2 * One(); static int One() => 1; int Unused() => 3; }").Methods;
        Assert.Equal(["Run", "Two", "One"], methods.Select(m => m.Name));
    }

    [Fact]
    public void The_implementation_of_a_partial_method_is_read() =>
        Assert.Contains("return -x", Text("[Network] partial class Net { private partial Tensor F(Tensor x); } partial class Net { private partial Tensor F(Tensor x) => -x; " + Run + " }"));

    [Fact]
    public void The_place_of_the_class()
    {
        var nested = Verify.Template("App.Outer+Inner+Net", "namespace App; public partial class Outer { partial record struct Inner { [Network] public partial record Net { " + Run + " int b; } } }");
        Assert.Equal(("App", "Net", "partial record", "internal"), (nested.Namespace, nested.Name, nested.Keywords, nested.Accessibility));
        Assert.Equal(["partial class Outer", "partial record struct Inner"], nested.Containers);
        Assert.Equal(["Run", "b"], nested.MemberNames.Intersect(["Run", "b"]));
        var global = Verify.Template("Net", "[Network] public partial class Net { " + Run + " }");
        Assert.Equal(("Net", "", "public"), (global.FullName, global.Namespace, global.Accessibility));
    }

    [Fact]
    public void References_are_what_a_network_mentions()
    {
        var template = Verify.Template(
            "App.Net",
            Verify.Network("return x.Then(new A().F).Then(t => B.F(t)) * B.Size;", "readonly C[] cs = [new()];"),
            "namespace App; [Block] partial class A { public Tensor F(Tensor x) => x; } [Block] static partial class B { public static readonly int Size = 3; public static Tensor F(Tensor x) => x; } [Block] partial class C; [Block] partial class D;");
        Assert.Equal(["App.A", "App.B", "App.C"], References.Of(template).Where(name => name.StartsWith("App.", StringComparison.Ordinal)));
    }

    [Fact]
    public void Sites_lead_to_their_source()
    {
        var source = Verify.Network("var y = x.Relu(); return y + head.Forward(x);");
        var sites = new SiteTable();
        var run = Verify.Template(Sources.Compile(source), "App.Net", sites).Methods.Single();
        var statements = ((Block)run.Body).Statements;
        Assert.Equal("y", At(((Assign)statements[0]).Site));
        Assert.Equal("x.Relu()", At(((Assign)statements[0]).Value.Site));
        Assert.Equal("y + head.Forward(x)", At(((Return)statements[1]).Value!.Site));
        Assert.Equal("x", At(run.Parameters[0].Site));
        Assert.Equal("Run", At(run.Site));

        string At(int site) => sites.TryGet(new("App.Net", run.Key, site), out var location) ? source.Substring(location.SourceSpan.Start, location.SourceSpan.Length) : "none";
    }

    static TypeTemplate Read(string source) => Verify.Template("App.Net", "namespace App; " + source);

    static string Text(string source)
    {
        var template = Read(source);
        Assert.Empty(template.Issues);
        return TemplateText.Of(template);
    }
}
