namespace NetGen.Generators.Tests;

/// <summary>Every construct that is not part of the language is reported at its own span, and only there.</summary>
public class ConstructRuleTests
{
    [Theory]
    [InlineData("{|NG0100:try { x = -x; } finally { }|} return x;")]
    [InlineData("{|NG0100:do { x = -x; } while (x.Rank > 20);|} return x;")]
    [InlineData("{|NG0100:throw new Exception();|}")]
    [InlineData("return x.Rank > 1 ? x : {|NG0100:throw new Exception()|};")]
    [InlineData("ref var {|NG0100:k = ref x|}; return x;")]
    [InlineData("{|NG0100:lock (this) { }|} return x;")]
    [InlineData("{|NG0100:using var k = new System.IO.MemoryStream();|} return x;")]
    [InlineData("return x is {|NG0100:{ } w|} ? w : x;")]
    [InlineData("return {|NG0100:x ?? x|};")]
    [InlineData("return {|NG0100:x?.Relu()|}!;")]
    [InlineData("Tensor y; return {|NG0100:y = x|};")]
    [InlineData("var n = 1; return x * {|NG0100:n++|};")]
    [InlineData("var n = {|NG0100:x.Rank ^ 2|}; return x * n;")]
    [InlineData("var n = {|NG0100:x.Rank & 2|}; return x * n;")]
    [InlineData("var n = {|NG0100:~x.Rank|}; return x * n;")]
    [InlineData("var n = checked({|NG0100:x.Rank + 2|}); return x * n;")]
    [InlineData("{|NG0100:layers[0]|} = head; return x;")]
    [InlineData("var a = {|NG0100:new Linear[x.Rank]|}; return x;")]
    [InlineData("var a = {|NG0100:new int[,] { { 1 } }|}; return x;")]
    [InlineData("var a = {|NG0100:$\"{x.Rank}\"|}; return x;")]
    [InlineData("var a = {|NG0100:'c'|}; return x;")]
    [InlineData("object o = x; return {|NG0100:(Tensor)o|};")]
    [InlineData("object o = x; return ({|NG0100:o as Tensor|})!;")]
    [InlineData("object o = x; return {|NG0100:o is Tensor|} ? x : x;")]
    [InlineData("var f = {|NG0100:Other|}; return x;")]
    [InlineData("{|NG0100:goto end;|} {|NG0100:end: return x;|}")]
    [InlineData("var q = {|NG0100:from l in layers select l|}; return x;")]
    [InlineData("foreach (ref {|NG0100:var|} l in {|NG0101:layers.AsSpan()|}) { } return x;")]
    [InlineData("switch (x.Rank) { case 1: if (x.Size(0) > 1) {|NG0100:break;|} x = -x; break; } return x;")]
    [InlineData("switch (x.Rank) { {|NG0100:case int n when n > 2:|} x = -x; break; } return x;")]
    public Task Reported(string body) => Verify.Body(body, "Tensor Other(Tensor t) => t;");

    [Theory]
    [InlineData("return x * {|NG0101:Math.Cbrt(x.Rank)|};")]
    [InlineData("return x.Then({|NG0101:layers.First()|});")]
    [InlineData("var list = {|NG0101:new List<int>()|}; return x;")]
    [InlineData("{|NG0101:Console.WriteLine(1)|}; return x;")]
    [InlineData("return x * {|NG0103:Environment.ProcessorCount|};")]
    [InlineData("return {|NG0101:x.ToString()|} is null ? x : x;")]
    public Task Calls(string body) => Verify.Body(body);

    [Fact]
    public Task A_call_of_a_class_that_is_no_block() => Verify.Diagnostics(
        Verify.Network("return {|NG0101:Other.Twice(x)|};"),
        "namespace App; static class Other { public static Tensor Twice(Tensor x) => x + x; }");

    [Fact]
    public Task A_value_of_a_class_that_is_no_block() => Verify.Diagnostics(
        Verify.Network("return x * {|NG0103:Other.Size|} * Other.Fixed;"),
        "namespace App; static class Other { public static readonly int Size = 3; public const int Fixed = 4; }");

    [Fact]
    public Task An_operator_of_another_class() => Verify.Diagnostics(
        Verify.Network("return {|NG0101:x + new Other()|};").Replace("new Other()", "{|NG0101:new Other()|}"),
        "namespace App; class Other { public static Tensor operator +(Tensor x, Other y) => x; }");

    [Fact]
    public async Task The_message_names_the_construct_and_what_to_write()
    {
        var found = await Verify.Body("{|NG0100:do { x = -x; } while (x.Rank > 20);|} return x;");
        Assert.Equal("'do' is not part of NetGen's language; write 'for' or 'while'", found.Single().GetMessage());
        Assert.Equal("docs/diagnostics/NG0100.md", found.Single().Descriptor.HelpLinkUri);
    }
}
