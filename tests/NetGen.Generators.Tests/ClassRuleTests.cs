using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NetGen.Analyzers;

namespace NetGen.Generators.Tests;

/// <summary>The rules about the class, its fields and its methods, each with what it accepts beside what it reports.</summary>
public class ClassRuleTests
{
    const string Body = "[Forward] Tensor Run([Shape(\"N\", 8)] Tensor x) => x;";

    [Theory]
    [InlineData("[Network] public partial class Net { BODY }")]
    [InlineData("[Network] sealed partial class Net { BODY }")]
    [InlineData("[Network] public partial record Net { BODY }")]
    [InlineData("class Base { } interface I { } [Network] partial class Net : Base, I { BODY }")]
    [InlineData("partial class Outer { [Network] partial class Net { BODY } }")]
    [InlineData("[Block] partial class B(int n, float[] rates, string name = \"a\", Init init = Init.Zeros, Type? type = null) { readonly Linear l = new(n); }")]
    [InlineData("[Network] public class {|NG0002:Net|} { BODY }")]
    [InlineData("[Block] class {|NG0002:B|};")]
    [InlineData("[Network] abstract partial class {|NG0003:Net|} { BODY }")]
    [InlineData("[Network] static partial class {|NG0003:Net|} { [Forward] static Tensor Run([Shape(\"N\")] Tensor x) => x; }")]
    [InlineData("[Network] partial class {|NG0003:Net|}<T> { BODY }")]
    [InlineData("[Network] file partial class {|NG0003:Net|} { BODY }")]
    [InlineData("[Network, Block] partial class {|NG0003:Net|} { BODY }")]
    [InlineData("class Outer { [Network] partial class {|NG0003:Net|} { BODY } }")]
    [InlineData("partial class Outer<T> { [Network] partial class {|NG0003:Net|} { BODY } }")]
    [InlineData("[Block] partial class B; [Block] partial class {|NG0003:C|} : B;")]
    [InlineData("[Network] partial class {|NG0004:Net|} { Tensor Run(Tensor x) => x; }")]
    [InlineData("[Network, Relu] partial class {|NG0005:Net|};")]
    [InlineData("[Network, Relu, Shape(\"N\", 3)] partial class Net; [{|NG0010:Flatten|}] partial class Net;")]
    [InlineData("[Block] partial class B(List<int> {|NG0011:sizes|}, Linear {|NG0011:layer|});")]
    [InlineData("[Network] partial class Net{|NG0009:(int n)|} { BODY int M() => n; }")]
    [InlineData("[Network] partial class Net { BODY public {|NG0009:Net|}() { } static Net() { } }")]
    public Task Class(string source) => Verify.Diagnostics("namespace App; " + source.Replace("BODY", Body));

    [Theory]
    [InlineData("readonly Linear a = new(3); Linear B { get; } = new(4);")]
    [InlineData("readonly Tensor scale = Parameter(8); readonly Tensor mean = Buffer(Init.Ones, 8);")]
    [InlineData("int counter; public int Epoch { get; set; } readonly Random random = new(); readonly List<int> history = [];")]
    [InlineData("[Conv2d(3, 3), Relu] readonly Sequential stem = new();")]
    [InlineData("Linear {|NG0007:a|} = new(3);")]
    [InlineData("readonly Linear {|NG0007:a|};")]
    [InlineData("static readonly Linear {|NG0007:a|} = new(3);")]
    [InlineData("public Linear {|NG0007:A|} { get; set; } = new(3);")]
    [InlineData("public Linear {|NG0007:A|} { get; init; } = new(3);")]
    [InlineData("public required Linear {|NG0007:A|} { get; init; }")]
    [InlineData("Linear {|NG0007:A|} => new(3);")]
    [InlineData("[Relu] readonly Linear {|NG0007:a|} = new(3);")]
    [InlineData("readonly Linear a = Make(); static Linear Make() => new(3);")]
    public Task Fields(string members) => Verify.Diagnostics($"namespace App; [Network] partial class Net {{ {members} {Body} }}");

    [Theory]
    [InlineData("return x * size;", "readonly int size = 3;")]
    [InlineData("return x * Size * sizes[0];", "int Size { get; } = 3; static readonly int[] sizes = [1, 2];")]
    [InlineData("return x * {|NG0007:size|};", "int size = 3;")]
    [InlineData("return x * {|NG0007:Size|};", "int Size { get; set; } = 3;")]
    [InlineData("return x * {|NG0007:Size|};", "int Size => 3;")]
    [InlineData("return x * {|NG0007:sizes|}.Count;", "readonly List<int> sizes = [1];")]
    [InlineData("return x * size;", "readonly int size = {|NG0101:int.Parse(\"3\")|};")]
    [InlineData("return x;", "readonly int size = int.Parse(\"3\");")]
    public Task Values(string body, string members) => Verify.Body(body, members);

    [Theory]
    [InlineData("[Forward] Labels Run([Shape(\"N\", 8)] Tensor x, float rate, int at) => x.ArgMax(1);")]
    [InlineData("[Forward] (Tensor A, Labels B) Run([Shape(\"N\", 8)] Tensor x) => (x, x.ArgMax(1));")]
    [InlineData("[Forward] public Tensor {|NG0006:Run|}([Shape(\"N\", 8)] Tensor x) => x;")]
    [InlineData("[Forward] Tensor Run(Tensor {|NG0005:x|}) => x;")]
    [InlineData("[Forward] int {|NG0009:Run|}([Shape(\"N\", 8)] Tensor x) => 3;")]
    [InlineData("[Loss] (Tensor, Tensor) {|NG0009:Run|}([Shape(\"N\", 8)] Tensor x) => (x, x);")]
    [InlineData("[Forward, Loss] Tensor {|NG0009:Run|}([Shape(\"N\", 8)] Tensor x) => x;")]
    [InlineData("[Forward] Tensor Run([Shape(\"N\", 8)] Tensor x, string {|NG0009:mode|}) => x;")]
    [InlineData("[Forward] Tensor Run([Shape(\"N\", 8)] in Tensor {|NG0009:x|}) => x;")]
    [InlineData("[Forward] Tensor {|NG0009:Run|}<T>([Shape(\"N\", 8)] Tensor x) => x;")]
    [InlineData("[Forward] private protected virtual Tensor {|NG0006:{|NG0009:Run|}|}([Shape(\"N\", 8)] Tensor x) => x;")]
    [InlineData("[Forward] Tensor Run([Shape(\"N\", 8)] Tensor x) => x; [Loss] Tensor {|NG0009:Run|}([Shape(\"N\", 8)] Tensor x, float w) => x;")]
    [InlineData("[Forward] Tensor Run([Shape(\"N\", 8)] Tensor x) => x; async Task<int> {|NG0009:Other|}(Tensor x) => {|NG0100:await Task.FromResult(1)|};")]
    public Task Methods(string members) => Verify.Diagnostics($"namespace App; [Network] partial class Net {{ {members} }}");

    [Fact]
    public Task Forward_in_a_block() => Verify.Diagnostics("namespace App; [Block] partial class B { [Forward] Tensor {|NG0009:Run|}([Shape(\"N\")] Tensor x) => x; }");

    [Fact]
    public async Task Unsafe_code_must_be_allowed()
    {
        CSharpCompilationOptions options = new(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: false);
        var found = await Verify.Analyze(Sources.Compile(options, NetworkTemplateTests.LeNet), new NetworkAnalyzer((_, _) => []));
        Assert.Equal("NG0008", Assert.Single(found).Id);
        Assert.Equal("LeNet", NetworkTemplateTests.LeNet.Substring(found[0].Location.SourceSpan.Start, found[0].Location.SourceSpan.Length));
    }

    [Fact]
    public async Task Ordinary_classes_are_left_alone() =>
        await Verify.Diagnostics("namespace App; class Plain<T> { int a; public Plain() { try { a++; } finally { } } static Tensor F(Tensor x) { lock (x) return x; } }");
}
