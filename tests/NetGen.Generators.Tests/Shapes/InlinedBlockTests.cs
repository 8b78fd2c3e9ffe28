using NetGen.Compiler;

namespace NetGen.Generators.Tests.Shapes;

/// <summary>Mistakes that lie in the parts of a network: hyperparameters of blocks, arrays of blocks, and blocks in blocks.</summary>
public class InlinedBlockTests
{
    const string Piece = """
        namespace App;
        [Block]
        public partial class Piece(int width, int kernel = 3)
        {
            readonly Conv2d conv = new(width, kernel);
            public Tensor Forward(Tensor x) => x.Then(conv);
        }
        """;

    const string Outer = """
        namespace App;
        [Block]
        public partial class Outer(int kernel)
        {
            readonly Piece[] pieces = [new(4), new(4, kernel)];
            public Tensor Forward(Tensor x)
            {
                foreach (var piece in pieces) x = piece.Forward(x);
                return x;
            }
        }
        """;

    [Fact]
    public async Task A_hyperparameter_is_marked_where_the_network_gives_it()
    {
        var found = Assert.Single(await Check("readonly Piece piece = {|NG0209:new(0)|};", "piece.Forward(x)"));
        Assert.Equal("Conv2d: channels is 0, but must be at least 1 (in 'width' of Piece, File1.cs line 5)", found.GetMessage());
    }

    [Fact]
    public async Task The_call_that_fails_is_marked_not_the_block()
    {
        var found = Assert.Single(await Check("readonly Piece a = new(4), b = new(4, 7);", "a.Forward(x).Then(y => {|NG0203:b.Forward(y)|})"));
        Assert.Equal(
            "Conv2d 'b.conv': a window of 7 does not fit dimension 2 of [N, 4, 4, 4], which is 4 with padding; make the kernel smaller, add padding or pool less before (in 'x.Then(conv)' of Piece, File1.cs line 6)",
            found.GetMessage());
    }

    [Fact]
    public async Task Blocks_in_blocks_are_named_from_the_inside()
    {
        var found = Assert.Single(await Check("readonly Outer outer = new(kernel: 5);", "{|NG0203:outer.Forward(x)|}"));
        Assert.Contains("Conv2d 'outer.pieces[1].conv': a window of 5 does not fit dimension 2 of [N, 4, 4, 4]", found.GetMessage());
        Assert.EndsWith("(in 'x.Then(conv)' of Piece, File1.cs line 6)", found.GetMessage());
        Assert.Equal(
            ["x.Then(conv)", "piece.Forward(x)"], found.AdditionalLocations.Select(l => l.SourceTree!.GetText().ToString(l.SourceSpan)));
        Assert.Empty(await Check("readonly Outer outer = new(kernel: 4);", "outer.Forward(x)"));
    }

    [Fact]
    public async Task A_declared_shape_of_a_block()
    {
        const string block = "namespace App; [Block] public static partial class Ops { public static Tensor Half([Shape(\"N\", \"K\", 4)] this Tensor t) => 0.5 * t; }";
        var wrong = await Verify.Diagnostics(NetworkCompiler.Check, Network("", "x.MaxPool2d(2)[0].{|NG0217:Half()|}"), block);
        Assert.StartsWith("Half: argument 't': expected [N, K, 4], but the shape is [1, 3, 3]: dimension 2 is 4 against 3", Assert.Single(wrong).GetMessage());
        Assert.Empty(await Verify.Diagnostics(NetworkCompiler.Check, Network("", "x[0, .., ..4].Transpose().Half()"), block));
    }

    static async Task<IReadOnlyList<Microsoft.CodeAnalysis.Diagnostic>> Check(string members, string body) =>
        await Verify.Diagnostics(NetworkCompiler.Check, Network(members, body), Piece, Outer);

    static string Network(string members, string body) =>
        $"namespace App;\n[Network]\npublic partial class Net\n{{\n{members}\n[Forward] Tensor Run([Shape(\"N\", 1, 6, 6)] Tensor x) => {body};\n}}";
}
