using NetGen.Compiler;

namespace NetGen.Generators.Tests.Shapes;

/// <summary>Networks made of attributes: the attribute that is wrong is marked, or the number in it.</summary>
public class AttributeFormTests
{
    [Theory]
    [InlineData(
        "Shape(\"N\", 1, 8, 8)", "Conv2d(4, kernel: 5), Relu, {|NG0203:MaxPool2d(5)|}",
        "MaxPool2d '2': a window of 5 does not fit dimension 2 of [N, 4, 4, 4], which is 4 with padding; make the kernel smaller, add padding or pool less before",
        "Conv2d(4, kernel: 5), Relu, MaxPool2d(4)")]
    [InlineData(
        "Shape(\"N\", 1, 8, 3)", "{|NG0203:Conv2d(4, kernel: 4)|}",
        "Conv2d '0': a window of 4 does not fit dimension 3 of [N, 1, 8, 3], which is 3 with padding; make the kernel smaller, add padding or pool less before",
        "Conv2d(4, kernel: 4, Padding = 1)")]
    [InlineData(
        "Shape(\"N\", 3, \"H\", 8)", "Flatten, {|NG0204:Linear(10)|}, Relu",
        "Linear '1': dimension 1 of [N, 24 * H] is named, but it sets the size of a weight, and weights have fixed sizes; state the size in [Shape], or reduce the named axes before, for example with .Mean(2, 3)",
        "Flatten, Relu")]
    [InlineData(
        "Shape(\"N\", 8)", "Linear(4), {|NG0206:MaxPool2d(2)|}, Relu",
        "MaxPool2d '1': expected an image [N, C, H, W], but the shape is [N, 4]; Reshape or Unsqueeze it to four dimensions", "Linear(4), Relu")]
    [InlineData(
        "Shape(\"N\", 8)", "Linear(4), {|NG0207:Softmax(2)|}", "Softmax '1': axis 2 does not exist in [N, 4]; axes go from -2 to 1", "Linear(4), Softmax(1)")]
    [InlineData("Shape(\"N\", 8)", "Linear({|NG0209:0|}), Relu", "Linear: features is 0, but must be at least 1", "Linear(1), Relu")]
    [InlineData("Shape(\"N\", 8)", "Linear(4), Dropout({|NG0209:1f|})", "Dropout: rate is 1, but must be at least 0 and below 1", "Linear(4), Dropout(0.9f)")]
    [InlineData(
        "Shape(\"N\", 1, 8, 8)", "Conv2d(4, kernel: 3, Padding = {|NG0209:-1|})", "Conv2d: Padding is -1, but must be at least 0", "Conv2d(4, kernel: 3, Padding = 1)")]
    [InlineData(
        "Shape(\"N\", 3, 8, 8)", "{|NG0209:Conv2d(4, kernel: 3, Groups = 2)|}", "Conv2d '0': Groups is 2, but must be a divisor of the 3 input channels",
        "Conv2d(6, kernel: 3, Groups = 3)")]
    [InlineData(
        "Shape(\"N\", 1, 8, 8)", "{|NG0209:MaxPool2d(2, Padding = 2)|}",
        "MaxPool2d '0': Padding is 2, but must be at most half the kernel of 2, so that every window holds an element", "MaxPool2d(2, Padding = 1)")]
    [InlineData(
        "Shape(\"N\", {|NG0209:0|})", "Relu", "[Shape]: dimension 1 is 0, but must be a name, such as \"N\", that is no keyword of C#, or an int of at least 1",
        "Relu", "Shape(\"N\", 1)")]
    [InlineData(
        "Shape({|NG0209:\"in\"|}, 8)", "Relu", "[Shape]: dimension 0 is \"in\", but must be a name, such as \"N\", that is no keyword of C#, or an int of at least 1",
        "Relu", "Shape(\"In\", 8)")]
    [InlineData(
        "Shape(\"N\", 8), {|NG0209:Dim(\"N\", Min = 4, Max = 2)|}", "Relu", "[Dim(\"N\")]: Max is 2, but must be at least Min, which is 4",
        "Relu", "Shape(\"N\", 8), Dim(\"N\", Min = 2, Max = 4)")]
    [InlineData(
        "Shape(\"N\", 8)", "Linear(4), {|NG0212:Embedding(10, 4)|}",
        "Embedding '1': expected Tokens or Labels, found a Tensor; an embedding looks vectors up by index", "Embedding(10, 4), Relu")]
    [InlineData(
        "Shape(\"N\", 8)", "Relu, {|NG0215:MeanSquaredError|}",
        "'Loss': the loss depends on no weight that may change; use a layer that is not frozen, or make it a [Forward] method", "Linear(4), MeanSquaredError")]
    [InlineData(
        "Shape(\"N\", 8)", "Linear(4, Frozen = true), {|NG0215:MeanSquaredError|}",
        "'Loss': the loss depends on no weight that may change; use a layer that is not frozen, or make it a [Forward] method", "Linear(4), MeanSquaredError")]
    [InlineData(
        "Shape(\"N\", 8)", "Linear(4), {|NG0219:CrossEntropy|}, Relu",
        "CrossEntropy '1' is a loss and needs a target: it stands last in the list of a network's layers; in a body, call the function of the same name",
        "Linear(4), Relu, Linear(4), CrossEntropy")]
    [InlineData(
        "Shape(\"N\")", "{|NG0206:CrossEntropy|}", "CrossEntropy '0': expected logits [N, C, …], but the shape is [N]; the classes are on axis 1",
        "Linear(4), CrossEntropy", "Shape(\"N\", 8)")]
    [InlineData(
        "Shape(\"N\", 8)", "Linear(4), Softmax, {|NG0223:CrossEntropy|}",
        "CrossEntropy '2' takes logits and applies the normalising function itself, but gets the result of softmax; leave that out", "Linear(4), CrossEntropy")]
    [InlineData(
        "Shape(\"N\", 8)", "Linear(4), Sigmoid, {|NG0223:BinaryCrossEntropyWithLogits|}",
        "BinaryCrossEntropyWithLogits '2' takes logits and applies the normalising function itself, but gets the result of sigmoid; leave that out",
        "Linear(4), Sigmoid, BinaryCrossEntropy")]
    [InlineData(
        "Shape(\"N\", 8)", "Linear(4), {|NG0225:LogSoftmax(0)|}",
        "LogSoftmax '1' runs over dimension 0 of [N, 4], the batch: every example then depends on the others", "Linear(4), LogSoftmax")]
    [InlineData(
        "Shape(\"N\", 1, \"H\", 8)", "{|NG0226:Conv2d(4, kernel: 3)|}, Relu",
        "a window of 3 does not fit a dimension of H: whether H - 3 >= 0 depends on the named dimensions; it is checked once at every call",
        "Conv2d(4, kernel: 3, Padding = 1), Relu")]
    [InlineData(
        "Shape(\"N\", 8)", "Linear(4), {|NG0227:Linear(3)|}",
        "Linear '1' follows Linear '0' with nothing between, and together they are no more than one linear layer; put an activation between them, or leave one out",
        "Linear(4), Gelu, Linear(3)")]
    [InlineData(
        "Shape(\"N\", 8)", "Linear(4), Dropout, {|NG0228:CrossEntropy|}",
        "CrossEntropy '2' gets the result of a dropout, so parts of the prediction itself are zero in training; put the dropout before the last layer",
        "Dropout, Linear(4), CrossEntropy")]
    [InlineData(
        "Shape(\"N\", 1, 8, 8)", "{|NG0229:Conv2d(4, kernel: 3)|}, BatchNorm2d, Relu",
        "The bias of Conv2d '0' has no effect: BatchNorm2d '1' subtracts the mean of every channel; set Bias = false",
        "Conv2d(4, kernel: 3, Bias = false), BatchNorm2d, Relu")]
    public async Task Wrong_is_marked_and_right_is_not(string shape, string wrong, string message, string right, string? rightShape = null)
    {
        Assert.Equal(message, Assert.Single(await Verify.Diagnostics(NetworkCompiler.Check, Network(shape, wrong))).GetMessage());
        Assert.Empty(await Verify.Diagnostics(NetworkCompiler.Check, Network(rightShape ?? shape, right)));
    }

    /// <summary>Each of two mistakes that do not hide one another is said.</summary>
    [Fact]
    public Task Several_numbers() => Verify.Diagnostics(
        NetworkCompiler.Check, Network("Shape(\"N\", 1, 8, 8)", "Conv2d({|NG0209:0|}, kernel: {|NG0209:0|}), Relu, Dropout({|NG0209:2f|})"));

    [Theory]
    [InlineData("Relu, {|NG0203:MaxPool2d(7)|}", "Relu, MaxPool2d(6)")]
    [InlineData("Linear(4), Relu, Linear(4), {|NG0227:Linear(4)|}", "Linear(4), Relu, Linear(4)")]
    [InlineData("Flatten, {|NG0219:CrossEntropy|}", "Flatten")]
    [InlineData("Conv2d(4, {|NG0209:0|}), Relu", "Conv2d(4, 1), Relu")]
    public async Task Lists_on_a_field(string wrong, string right)
    {
        Assert.Single(await Verify.Diagnostics(NetworkCompiler.Check, Field(wrong)));
        Assert.Empty(await Verify.Diagnostics(NetworkCompiler.Check, Field(right)));

        static string Field(string list) =>
            $$"""
            namespace App;
            [Network]
            public partial class Net
            {
                [{{list}}] readonly Sequential list = new();
                [Forward] Tensor Run([Shape("N", 1, 6, 6)] Tensor x) => x.Then(list);
            }
            """;
    }

    static string Network(string shape, string layers) => $"namespace App; [Network, {shape}] [{layers}] public partial class Net;";
}
