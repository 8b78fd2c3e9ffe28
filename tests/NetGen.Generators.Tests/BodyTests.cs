namespace NetGen.Generators.Tests;

/// <summary>Each construct of the language, as it is lowered.</summary>
public class BodyTests
{
    [Theory]
    // Constants fold, numbers convert, and the library's own conversions disappear.
    [InlineData("return x * 2;", "return (x * 2.0)")]
    [InlineData("return 0.5 * x + Width;", "return ((0.5 * x) + 16.0)")]
    [InlineData("return x * (Width * 2 - 1);", "return (x * 31.0)")]
    [InlineData("return -x;", "return -x")]
    [InlineData("return x * x.Size(1);", "return (x * x.{Tensor.Size}(axis: 1))")]
    [InlineData("return x / Math.Sqrt((double)x.Size(1) / 4);", "return (x / {Math.Sqrt}(x: ({Convert.ToDouble}(x: x.{Tensor.Size}(axis: 1)) / 4.0)))")]
    [InlineData("return x.Reshape((int)MathF.Round(1.5f * x.Size(0)));", "return x.{Tensor.Reshape}(shape: [{Math.Truncate}(x: {Math.Round}(x: (1.5 * {Convert.ToDouble}(x: x.{Tensor.Size}(axis: 0)))))])")]
    // Only written arguments, by parameter name.
    [InlineData("return x.Mean();", "return x.{Tensor.Mean}()")]
    [InlineData("return x.Mean(0, -1);", "return x.{Tensor.Mean}(axes: [0, -1])")]
    [InlineData("return x.Mean([0, 1], keepDims: true);", "return x.{Tensor.Mean}(axes: [0, 1], keepDims: true)")]
    [InlineData("return x.Mean(keepDims: true, axis: 1);", "return x.{Tensor.Mean}(keepDims: true, axis: 1)")]
    [InlineData("return Concat(1, x, x);", "return {Functions.Concat}(axis: 1, parts: [x, x])")]
    [InlineData("return Concat(1, [x, x]);", "return {Functions.Concat}(axis: 1, parts: [x, x])")]
    [InlineData("return Concat(1, new[] { x });", "return {Functions.Concat}(axis: 1, parts: [x])")]
    // Indices and ranges.
    [InlineData("return x[.., 0];", "return x[.., 0]")]
    [InlineData("return x[1..^2, ^1];", "return x[1..^2, ^1]")]
    [InlineData("return x.Then(layers[^1]);", "return x.{Tensor.Then}(layer: this.layers[^1])")]
    [InlineData("return x.Then(layers[x.Rank - 1]);", "return x.{Tensor.Then}(layer: this.layers[(x.Rank - 1)])")]
    // Conditions and patterns.
    [InlineData("return x.Rank > 1 && !(Width == 3) ? x : -x;", "return (((x.Rank > 1) && true) ? x : -x)")]
    [InlineData("return x.Rank switch { 1 or 2 => x, > 3 when Width > 1 => -x, var n => x * n };",
        "return x.Rank switch { == 1 => x, == 2 => x, > 3 when true => -x, n => (x * n) }")]
    [InlineData("return x.Rank is > 1 and not 7 ? x : -x;", "return (((x.Rank > 1) && (x.Rank != 7)) ? x : -x)")]
    [InlineData("return Where(x > 0, x, -x);", "return {Functions.Where}(mask: (x > 0.0), a: x, b: -x)")]
    [InlineData("return ((x > 0) & !(x < 1)).AsTensor();", "return ((x > 0.0) && !(x < 1.0)).{Mask.AsTensor}()")]
    // Functions as values.
    [InlineData("return x.Then(t => t.Relu() * 2);", "return x.{Tensor.Then}(function: (t) => { return (t.{Tensor.Relu}() * 2.0) })")]
    [InlineData("return x.Then(head.Forward);", "return x.{Tensor.Then}(function: this.head.{NetGen.Layer::Forward})")]
    [InlineData("return Scan(x[0], x, (s, t) => s + t).Final;", "return {Functions.Scan}(initial: x[0], sequence: x, step: (s, t) => { return (s + t) }).Item2")]
    [InlineData("return x.Then(new MaxPool2d(2) { Stride = 1 });", "return x.{Tensor.Then}(layer: new NetGen.MaxPool2d(kernel: 2) { Stride = 1 })")]
    [InlineData("return Full(1, [x.Size(0), 2]);", "return {Functions.Full}(value: 1.0, shape: [x.{Tensor.Size}(axis: 0), 2])")]
    [InlineData("return x * Parameter(Init.HeNormal, 8);", "return (x * {Functions.Parameter}(init: NetGen.Init.HeNormal, shape: [8]))")]
    public void Expressions(string body, string expected) => Assert.Equal([expected], Verify.Lowered(body));

    [Fact]
    public void Locals_are_renamed_only_where_names_repeat() => Assert.Equal(
        ["if (x.Rank > 1)", "  y = x", "if (x.Rank > 2)", "  y_2 = -x", "  x = y_2", "return x"],
        Verify.Lowered("if (x.Rank > 1) { var y = x; } if (x.Rank > 2) { var y = -x; x = y; } return x;"));

    [Fact]
    public void Assignments_are_spelled_out() => Assert.Equal(
        ["n = 1", "n = (n + 2)", "n = (n + 1)", "x = (x * n)", "(a, _) = (x, -x)", "(x, a) = (a, x)", "_ = a", "return x"],
        Verify.Lowered("int n = 1; n += 2; n++; x *= n; var (a, _) = (x, -x); (x, a) = (a, x); _ = a; return x;"));

    [Fact]
    public void Loops_and_conditions() => Assert.Equal(
        [
            "foreach layer in this.layers", "  if (x.Rank > 2)", "    continue", "  x = x.{Tensor.Then}(layer: layer)",
            "for i = 0; (i < this.layers.Length); i = (i + 1)", "  x = x.{Tensor.Then}(layer: this.layers[i])", "  if (i == 3)", "    break",
            "for ; (x.Rank > 3); ", "  x = x[0]",
            "return x",
        ],
        Verify.Lowered("""
            foreach (var layer in layers) { if (x.Rank > 2) continue; x = x.Then(layer); }
            for (var i = 0; i < layers.Length; i++) { x = x.Then(layers[i]); if (i == 3) break; }
            while (x.Rank > 3) x = x[0];
            return x;
            """));

    [Fact]
    public void A_switch_statement_is_a_chain_of_ifs() => Assert.Equal(
        ["case = x.Rank", "if ((case == 1) || (case == 2))", "  x = -x", "else", "  if (case > 5)", "    return x", "  else", "    x = (x + 1.0)", "return x"],
        Verify.Lowered("switch (x.Rank) { case 1: case 2: x = -x; break; default: x += 1; break; case > 5: return x; } return x;"));

    [Fact]
    public void Local_functions_take_arguments_in_the_order_of_their_parameters() => Assert.Equal(
        ["F = (a, k) => { return (a * k) }", "return F(x, 3)"],
        Verify.Lowered("Tensor F(Tensor a, int k = 3) => a * k; return F(x);"));

    [Fact]
    public void Deconstruction_in_a_foreach() => Assert.Equal(
        ["foreach item in [(this.head, 2), (this.head, 3)]", "  (layer, n) = item", "  x = (x.{Tensor.Then}(layer: layer) * n)", "return x"],
        Verify.Lowered("foreach (var (layer, n) in new[] { (head, 2), (head, 3) }) { x = x.Then(layer) * n; } return x;"));

    [Fact]
    public void Methods_are_called_by_key_and_their_arguments_by_name() => Assert.Equal(
        ["y = this.{App.Net::Twice(Tensor,int)}(times: 3, t: x)", "return {App.Net::Twice(Tensor)}(t: y)"],
        Verify.Lowered("var y = Twice(times: 3, t: x); return Twice(y);", "Tensor Twice(Tensor t, int times) => t * times; static Tensor Twice(Tensor t) => t + t;"));

    [Fact]
    public void Static_blocks_hold_extension_methods()
    {
        const string block = "namespace App; [Block] public static partial class More { public const int Two = 2; public static Tensor Twice(this Tensor t, int n = Two) => t * n; }";
        var run = Verify.Template("App.Net", Verify.Network("return x.Twice().Twice(3);"), block).Methods.Single();
        Assert.Contains("{App.More::Twice(Tensor,int)}(t: {App.More::Twice(Tensor,int)}(t: x), n: 3)", Compiler.Templates.TemplateText.Of(run.Body).Single());
    }

    [Fact]
    public void Optional_hyperparameters()
    {
        var block = Verify.Template("App.B", "namespace App; [Block] partial class B(int? n = null, Init? init = Init.Ones) { public Tensor F(Tensor x) => n.HasValue ? x * n.Value : init is null ? -x : x; }");
        Assert.Empty(block.Issues);
        Assert.Equal(["return ((#n != null) ? (x * #n) : ((#init == null) ? -x : x))"], Compiler.Templates.TemplateText.Of(block.Methods.Single().Body));
        Assert.Equal(["null", "NetGen.Init.Ones"], block.Hyperparameters.Select(h => Compiler.Templates.TemplateText.Of(h.Default!)));
    }

    [Fact]
    public void Constants_of_other_files_fold()
    {
        const string sizes = "namespace App; static class Sizes { public const int Hidden = 7; public const float Rate = 0.5f; }";
        var run = Verify.Template("App.Net", Verify.Network("return x * Sizes.Hidden + Sizes.Rate;"), sizes).Methods.Single();
        Assert.Equal(["return ((x * 7.0) + 0.5)"], Compiler.Templates.TemplateText.Of(run.Body));
    }
}
