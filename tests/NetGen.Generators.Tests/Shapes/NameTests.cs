using Microsoft.CodeAnalysis;
using NetGen.Compiler;

namespace NetGen.Generators.Tests.Shapes;

/// <summary>Names of the user and names of the generated code: they do not meet, or the user is told.</summary>
public class NameTests
{
    [Theory]
    [InlineData("[Forward] Tensor Run([Shape({|NG0012:\"x\"|}, 8)] Tensor x) => x;", "The dimension cannot be called 'x': a parameter of 'Run' has this name; choose another name")]
    [InlineData("[Forward] Tensor Run([Shape(\"N\", {|NG0012:\"y\"|})] Tensor x, float y) => x * y;", "The dimension cannot be called 'y': a parameter of 'Run' has this name; choose another name")]
    [InlineData("[Forward] Tensor Run([Shape({|NG0012:\"result\"|})] Tensor x) => x;", "The dimension cannot be called 'result': a parameter of 'Run' has this name; choose another name")]
    [InlineData(
        "[Forward] (Tensor A, Tensor B) Run([Shape({|NG0012:\"A\"|})] Tensor x) => (x, x);", "The dimension cannot be called 'A': a parameter of 'Run' has this name; choose another name")]
    [InlineData("[Forward] Tensor Run([Shape({|NG0012:\"V\"|}, 8)] Tensor x) => x;", "The dimension cannot be called 'V': the generated code uses this name; choose another name")]
    [InlineData("[Forward] Tensor Run([Shape({|NG0012:\"Run\"|}, 8)] Tensor x) => x;", "The dimension cannot be called 'Run': the generated code uses this name; choose another name")]
    [InlineData("[Forward] Tensor {|NG0012:Session|}([Shape(\"N\")] Tensor x) => x;", "The member cannot be called 'Session': NetGen adds one of this name to every network; choose another name")]
    [InlineData(
        "readonly Tensor {|NG0012:Parameters|} = Parameter(8); [Forward] Tensor Run([Shape(\"N\", 8)] Tensor x) => x * Parameters;",
        "The member cannot be called 'Parameters': NetGen adds one of this name to every network; choose another name")]
    public async Task Taken(string members, string message) =>
        Assert.Equal(message, Assert.Single(await Verify.Diagnostics(NetworkCompiler.Check, $"namespace App; [Network] partial class Net {{ {members} }}")).GetMessage());

    [Fact]
    public Task Taken_by_another_member() => Verify.Diagnostics(
        NetworkCompiler.Check, "namespace App; [Network] partial class {|NG0012:Net|} { public void Dispose() { } [Forward] Tensor Run([Shape(\"N\")] Tensor x) => x; }");

    [Fact]
    public Task Taken_in_a_list() => Verify.Diagnostics(
        NetworkCompiler.Check, "namespace App; [Network, Shape({|NG0012:\"input\"|}, 8), Linear(3)] partial class Net;");

    /// <summary>Names that look dangerous and are not: the generated code compiles.</summary>
    [Theory]
    [InlineData("[Forward] Tensor Run([Shape(\"i\", \"w\", \"k\", 4)] Tensor x) => x.Softmax(1) + x.Mean();")]
    [InlineData("[Forward] Tensor Run([Shape(\"Losses\", \"Net\", \"run\", \"lossValue\")] Tensor x) => x.Softmax(1) + x.Mean();")]
    [InlineData("[Forward] Tensor Run([Shape(\"N\", \"n\", 8)] Tensor call, [Shape(\"N\")] Tensor f) => call + f.Mean();")]
    [InlineData("[Loss] Tensor Run([Shape(\"N\", 8)] Tensor loss, float f) => loss.Relu().Mean() * w.Sum() * f; readonly Tensor w = Parameter(3);")]
    [InlineData("[Forward] Tensor Run([Shape(\"N\", 8)] Tensor Parameters, [Shape(\"M\")] Labels @class) => Parameters + @class.AsTensor().Mean();")]
    [InlineData("[Forward] Tensor Run([Shape(\"N\", 8)] Tensor core, [Shape(\"N\", 8)] Mask Gradients) => Where(Gradients, core, 0);")]
    [InlineData("[Forward] Tensor Run([Shape(\"N\", 8)] Tensor x) => x; public void Save(System.IO.Stream stream) { } public override string ToString() => \"mine\";")]
    [InlineData("[Forward] (Tensor @out, Tensor f) Run([Shape(\"N\", 8)] Tensor x) => (x, x.Mean(1));")]
    [InlineData("[Forward] Tensor Run([Shape(\"device\", \"p\", \"core\")] Tensor kernels) => kernels.Softmax(1) + kernels.Mean();")]
    [InlineData("[Loss] Tensor Run([Shape(\"cell\", \"lanes\", \"row\")] Tensor lane) => (lane.Softmax(1) * w).Mean(2).Sum(); readonly Tensor w = Parameter(1);")]
    [InlineData("[Loss] Tensor Run([Shape(\"Length\", \"Config\", \"Weights\")] Tensor Floats) => (Floats.Softmax(1) * w).Mean(2).Sum(); readonly Tensor w = Parameter(1);")]
    [InlineData("[Loss] Tensor Run([Shape(\"plan0\", \"Upload\", \"Statistics\")] Tensor State) => State.Reshape(-1).Dropout(0.5f).CumSum(0).Sum() * w.Sum(); readonly Tensor w = Parameter(1);")]
    public async Task Free(string members)
    {
        Compilation written = Sources.Compile($"namespace App; [Network] partial class Net {{ {members} }}");
        Assert.Empty(GeneratedCompilation.Of(written.WithDevices()).OfCSharp());
        var program = GeneratedCompilation.Of(written);
        Assert.Empty(program.OfCSharp());
        Assert.DoesNotContain(await program.OfNetGen(), d => d.Severity == DiagnosticSeverity.Error);
    }

    /// <summary>File names are compared without case, class names with it.</summary>
    [Fact]
    public void Networks_whose_names_differ_only_in_case()
    {
        var program = GeneratedCompilation.Of(Sources.Compile(
            "namespace App; [Network, Shape(\"N\", 8), Linear(3)] partial class Net; [Network, Shape(\"N\", 8), Linear(3)] partial class NET; class User { object[] Both() => [new Net().Parameters, new NET().Parameters]; }"));
        Assert.Empty(program.OfCSharp());
    }
}
