using Microsoft.CodeAnalysis;
using NetGen.Compiler;
using NetGen.Compiler.Templates;

namespace NetGen.Generators.Tests;

/// <summary>Where the checker's issues are shown: in the network, with the block's expression named.</summary>
public class TrailTests
{
    const string Block = """
        namespace App;
        [Block]
        public partial class Piece(int n)
        {
            readonly Linear linear = new(n);
            public Tensor Forward(Tensor x) =>
                x.Then(linear);
        }
        """;

    const string Network = """
        namespace App;
        [Network]
        public partial class Net
        {
            readonly Piece piece = new(3);
            [Forward] Tensor Run([Shape("N", 8)] Tensor x) => {|NG0206:piece.Forward(x)|};
        }
        """;

    [Fact]
    public async Task The_call_site_is_marked_and_the_inner_expression_named()
    {
        var found = Assert.Single(await Verify.Diagnostics(CheckAtReturnOfBlock, Network, Block));
        Assert.Equal(
            "Then: expected 2 dimensions, but the shape is [N]; reshape it (in 'x.Then(linear)' of Piece, File1.cs line 7)",
            found.GetMessage());
        Assert.Equal("x.Then(linear)", Text(Assert.Single(found.AdditionalLocations)));
    }

    [Fact]
    public async Task An_issue_of_the_network_itself_has_no_addition()
    {
        var found = Assert.Single(await Verify.Diagnostics((network, _) => [Issue(ReturnOf(network))], Network, Block));
        Assert.Equal("Then: expected 2 dimensions, but the shape is [N]; reshape it", found.GetMessage());
        Assert.Empty(found.AdditionalLocations);
    }

    [Fact]
    public async Task Without_a_place_the_class_name_is_marked() =>
        await Verify.Diagnostics(
            (_, _) => [new("NG0206", ["a", "b", "c", "d"], [])],
            Network.Replace("{|NG0206:", "").Replace("|}", "").Replace("class Net", "class {|NG0206:Net|}"),
            Block);

    [Fact]
    public async Task Equal_issues_are_reported_once() =>
        await Verify.Diagnostics((network, _) => [Issue(ReturnOf(network)), Issue(ReturnOf(network))], Network, Block);

    [Fact]
    public async Task A_checker_that_fails_is_an_internal_error() =>
        await Verify.Diagnostics(
            (_, _) => throw new InvalidOperationException("oops"),
            Network.Replace("{|NG0206:", "").Replace("|}", "").Replace("class Net", "class {|NG0001:Net|}"),
            Block);

    [Fact]
    public async Task A_network_is_not_checked_while_a_block_cannot_be_read() => await Verify.Diagnostics(
        CheckAtReturnOfBlock, Network.Replace("{|NG0206:", "").Replace("|}", ""), Block.Replace("x.Then(linear);", "{|NG0100:x ?? x|};"));

    static EquatableArray<Issue> CheckAtReturnOfBlock(TypeTemplate network, EquatableArray<TypeTemplate> blocks) =>
        [Issue(ReturnOf(Assert.Single(blocks)), ReturnOf(network))];

    static Issue Issue(params Site[] trail) => new("NG0206", ["Then", "2 dimensions", "[N]", "reshape it"], [.. trail]);

    static Site ReturnOf(TypeTemplate type)
    {
        var method = type.Methods.Single();
        var value = ((Return)((Block)method.Body).Statements[0]).Value!;
        return new(type.FullName, method.Key, value.Site);
    }

    static string Text(Location location) => location.SourceTree!.GetText().ToString(location.SourceSpan);
}
