using NetGen.Compiler;

namespace NetGen.Generators.Tests.Shapes;

/// <summary>What belongs to a method or a field as a whole: declared results, losses, what is unused, and comments.</summary>
public class MethodTests
{
    const string Run = "[Forward] Tensor Run([Shape(\"N\", 8)] Tensor x)";

    [Theory]
    [InlineData(
        "[return: {|NG0205:Shape(\"N\", 10)|}] " + Run + " => x.Then(head);", "readonly Linear head = new(9);",
        "'Run' returns [N, 9], but [return: Shape] says [N, 10]: dimension 1 is 9, not 10",
        "[return: Shape(\"N\", 9)] " + Run + " => x.Then(head);")]
    [InlineData(
        "[return: {|NG0205:Shape(\"N\")|}] " + Run + " { return x; }", "", "'Run' returns [N, 8], but [return: Shape] says [N]: it has 2 dimensions, not 1",
        "[return: Shape(\"N\", 8)] " + Run + " { return x; }")]
    [InlineData(
        "[return: {|NG0205:Shape(\"M\", 8)|}] " + Run + " => x;", "", "'Run' returns [N, 8], but [return: Shape] says [M, 8]: 'M' is not a dimension of the inputs",
        "[return: Shape(\"N\", 8)] " + Run + " => x;")]
    [InlineData(
        "[Forward] [return: Shape(\"N\", 8, Element = \"A\"), {|NG0205:Shape(\"N\", 2, Element = \"B\")|}] (Tensor A, Labels B) Run([Shape(\"N\", 8)] Tensor x) => (x, x.ArgMax(1));",
        "", "'Run' returns [N], but [return: Shape] says [N, 2]: it has 1 dimensions, not 2",
        "[Forward] [return: Shape(\"N\", 8, Element = \"A\"), Shape(\"N\", Element = \"B\")] (Tensor A, Labels B) Run([Shape(\"N\", 8)] Tensor x) => (x, x.ArgMax(1));")]
    [InlineData(
        "[return: {|NG0205:Shape(\"K\")|}] Tensor Sum([Shape(\"A\", \"K\")] Tensor a) => a.Sum(1); " + Run + " => Sum(x);", "",
        "'Sum' returns [N], but [return: Shape] says [K]: dimension 0 is N, not 'K' = 8",
        "[return: Shape(\"A\")] Tensor Sum([Shape(\"A\", \"K\")] Tensor a) => a.Sum(1); " + Run + " => Sum(x);")]
    [InlineData(
        "[Loss] Tensor {|NG0211:Loss|}([Shape(\"N\", 8)] Tensor x) => x.Then(head).Square();", "readonly Linear head = new(9);",
        "'Loss' returns [N, 9]; a [Loss] is a single number: reduce it, for example with .Mean()",
        "[Loss] Tensor Loss([Shape(\"N\", 8)] Tensor x) => x.Then(head).Square().Mean();")]
    [InlineData(
        "[Loss] Tensor {|NG0215:Loss|}([Shape(\"N\", 8)] Tensor x) { return x.Mean(); }", "",
        "'Loss': the loss depends on no weight that may change; use a layer that is not frozen, or make it a [Forward] method",
        "[Forward] Tensor Loss([Shape(\"N\", 8)] Tensor x) { return x.Mean(); }")]
    [InlineData(
        "[Loss(Trains = {|NG0215:nameof(body)|})] Tensor Loss([Shape(\"N\", 8)] Tensor x) => StopGradient(x.Then(body)).Relu().Then(head).Mean();",
        "readonly Linear body = new(3), head = new(2);", "'Loss': the loss does not depend on 'body', which Trains names",
        "[Loss] Tensor Loss([Shape(\"N\", 8)] Tensor x) => x.Then(body).Relu().Then(head).Mean();")]
    [InlineData(
        "[Loss(Trains = \"head, {|NG0215:hea|}\")] Tensor Loss([Shape(\"N\", 8)] Tensor x) => x.Then(body).Relu().Then(head).Mean();",
        "readonly Linear body = new(3), head = new(2);", "'Loss': Trains names 'hea', which is no field of the network",
        "[Loss(Trains = \"head,body\")] Tensor Loss([Shape(\"N\", 8)] Tensor x) => x.Then(body).Relu().Then(head).Mean();")]
    [InlineData(
        "[Loss(Trains = $\"{nameof(body)}, {{|NG0215:nameof(head)|}}\")] Tensor Loss([Shape(\"N\", 8)] Tensor x) => x.Then(body).Mean();",
        "readonly Linear body = new(3), head = new(2); [Forward] Tensor Run([Shape(\"N\", 3)] Tensor x) => x.Then(head);",
        "'Loss': the loss does not depend on 'head', which Trains names",
        "[Loss(Trains = $\"{nameof(body)}, {nameof(head)}\")] Tensor Loss([Shape(\"N\", 8)] Tensor x) => x.Then(body).Relu().Then(head).Mean();",
        "readonly Linear body = new(3), head = new(2);")]
    [InlineData(
        "[Loss(Trains = nameof(body) + \",\" + {|NG0215:nameof(head)|})] Tensor Loss([Shape(\"N\", 8)] Tensor x) => x.Then(body).Relu().Then(head).Mean();",
        "readonly Linear body = new(3), head = new(2) { Frozen = true };", "'Loss': Trains names 'head', which is frozen",
        "[Loss(Trains = nameof(body))] Tensor Loss([Shape(\"N\", 8)] Tensor x) => x.Then(body).Relu().Then(head).Mean();")]
    [InlineData(
        "[Loss(Trains = {|NG0215:\"body, \"|})] Tensor Loss([Shape(\"N\", 8)] Tensor x) => x.Then(body).Mean();",
        "readonly Linear body = new(3);", "'Loss': Trains names '', which is no field of the network",
        "[Loss(Trains = \"body\")] Tensor Loss([Shape(\"N\", 8)] Tensor x) => x.Then(body).Mean();")]
    [InlineData(
        "[Loss] Tensor Loss([Shape(\"N\", 8)] Tensor x) => (x.Then(body).Floor() + x.Then(head)).Mean();",
        "readonly Linear body = {|NG0221:new(3)|}, head = new(3);", null,
        "[Loss] Tensor Loss([Shape(\"N\", 8)] Tensor x) => (x.Then(body).Relu() + x.Then(head)).Mean();")]
    [InlineData(
        Run + " => x.Then({|NG0201:x.MatMul|});", "", null, Run + " => x.Then(Sigmoid).Then(Functions.Sin).Then(x.Maximum);")]
    [InlineData(
        Run + " => Twice(x, {|NG0201:x.MatMul|});", "Tensor Twice(Tensor t, Func<Tensor, Tensor> f) => f(f(t));", null,
        Run + " => Twice(x, Tan);")]
    [InlineData(
        Run + " => Probe(\"a\", x) + Probe({|NG0012:\"a\"|}, x.Relu());", "",
        "The probe cannot be called 'a': another one of this program has this name; choose another name",
        Run + " => Probe(\"a\", x) + Probe(\"b\", x.Relu());")]
    [InlineData(
        Run + " { Tensor row = x; var y = Map(x, r => { row = r.Relu(); return row; }); return y + {|NG0256:Probe(\"row\", row)|}.Mean(); }", "", null,
        Run + " { Tensor row = x; var y = Map(x, r => { row = r.Relu(); return row; }); return y; }")]
    [InlineData(
        Run + " => Probe({|NG0212:\"a\\nb\"|}, x);", "", null, Run + " => Probe(\"a b\", x);")]
    [InlineData(
        Run + " => Map(x, row => {|NG0256:Probe(\"row\", row)|});", "", null, Run + " => Probe(\"rows\", Map(x, row => row.Relu()));")]
    [InlineData(
        Run + " => x.Then(used);", "readonly Linear used = new(3), {|NG0105:other|} = new(3); readonly Tensor {|NG0105:scale|} = Parameter(8);", null,
        Run + " => (x * scale).Then(used).Relu().Then(other);")]
    [InlineData(
        Run + " { foreach (var layer in layers) x = x.Then(layer); return x; }", "readonly Linear[] layers = Repeat({|NG0209:-1|}, _ => new Linear(3));", null,
        Run + " { foreach (var layer in layers) x = x.Then(layer).Relu(); return x; }", "readonly Linear[] layers = Repeat(2, i => new Linear(3 + i));")]
    [InlineData(
        Run + " => Down(x);", "Tensor {|NG0104:Down|}(Tensor t) => Down(t.Relu());",
        "Calls are inlined more than 200 levels deep; nothing may use itself without end", Run + " => Down(x);", "Tensor Down(Tensor t) => t.Relu();")]
    [InlineData(
        "[Loss] Tensor Loss([Shape(\"N\", 8)] Tensor x, [Shape(\"N\")] Labels label) => {|NG0228:CrossEntropy(x.Then(head).Dropout(0.1), label)|};",
        "readonly Linear head = new(4);",
        "CrossEntropy gets the result of a dropout, so parts of the prediction itself are zero in training; put the dropout before the last layer",
        "[Loss] Tensor Loss([Shape(\"N\", 8)] Tensor x, [Shape(\"N\")] Labels label) => CrossEntropy(x.Dropout(0.1).Then(head), label);")]
    [InlineData(
        "[Forward] Tensor Run([Shape(\"N\", 1, 8, 8)] Tensor x) => x.Then(conv).Then(norm);",
        "readonly Conv2d conv = {|NG0229:new(4, kernel: 3)|}; readonly BatchNorm2d norm = new();",
        "The bias of Conv2d 'conv' has no effect: BatchNorm2d 'norm' subtracts the mean of every channel; set Bias = false",
        "[Forward] Tensor Run([Shape(\"N\", 1, 8, 8)] Tensor x) => x.Then(conv).Then(norm);",
        "readonly Conv2d conv = new(4, kernel: 3) { Bias = false }; readonly BatchNorm2d norm = new();")]
    public async Task Wrong_is_marked_and_right_is_not(string wrong, string members, string? message, string right, string? rightMembers = null)
    {
        var found = await Verify.Diagnostics(NetworkCompiler.Check, Network(members + wrong));
        if (message is not null) Assert.Equal(message, Assert.Single(found).GetMessage());
        var plain = Markup.Parse(rightMembers ?? members, "").Source;
        Assert.Empty(await Verify.Diagnostics(NetworkCompiler.Check, Network(plain + right)));
    }

    [Theory]
    [InlineData("var y = x.Unsqueeze(1); // {|NG0213:[N, 8, 1]|}\nreturn y;", "The shape is [N, 1, 8], not [N, 8, 1]")]
    [InlineData("var y = x.Unsqueeze(1); // [N, 1, 8]\nreturn y; // {|NG0213:[N, 8]|}", "The shape is [N, 1, 8], not [N, 8]")]
    [InlineData("for (var i = 0; i < 2; i++)\n{\nx = Concat(1, x, x); // {|NG0213:[N, 16]|}\n}\nreturn x;", "The shape is [N, 32], not [N, 16]")]
    [InlineData("for (var i = 0; i < 2; i++)\n{\nx = -x; // [N, 16 / 2] in every turn\n}\nreturn x;", null)]
    public async Task Shape_comments(string body, string? message)
    {
        var found = await Verify.Diagnostics(NetworkCompiler.Check, Network($"{Run}\n{{\n{body}\n}}"));
        Assert.Equal(message is null ? [] : [message], found.Select(d => d.GetMessage()));
    }

    /// <summary>A mistake inside a loop, or in a method that is called often, is said once.</summary>
    [Theory]
    [InlineData("for (var i = 0; i < 3; i++) x = {|NG0200:x + y|}; return x;")]
    [InlineData("return Add(x, y) + Add(x, y);", "Tensor Add(Tensor a, Tensor b) => {|NG0200:a + b|};")]
    [InlineData("{|NG0200:x += y|}; return x;")]
    public async Task Said_once(string body, string members = "")
    {
        var source = Network($"{members} [Forward] Tensor Run([Shape(\"N\", 8)] Tensor x, [Shape(\"N\", 4)] Tensor y) {{ {body} }}");
        await Verify.Diagnostics(NetworkCompiler.Check, source);
    }

    [Fact]
    public Task Every_mistake_is_said() => Verify.Diagnostics(NetworkCompiler.Check, Network(
        Run + " { var a = x.Mean({|NG0207:3|}); var b = {|NG0210:x.Reshape(7)|}; return a + b; }"));

    static string Network(string members) => $"namespace App;\n[Network]\npublic partial class Net\n{{\n{members}\n}}";
}
