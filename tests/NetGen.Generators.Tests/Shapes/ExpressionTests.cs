namespace NetGen.Generators.Tests.Shapes;

/// <summary>
/// What the evaluator says about a wrong expression and where: in both forms of a method, in a method of the network that is inlined, and
/// in a block, where the call in the network is marked and the message names the expression.
/// </summary>
public class ExpressionTests
{
    const string X = "[Shape(\"N\", 8)] Tensor x";
    const string XY = X + ", [Shape(\"N\", 4)] Tensor y";
    const string Image = "[Shape(\"N\", 1, 6, 6)] Tensor x";
    const string Equal = "sizes must be equal or 1; Reshape, Slice or Pad one of them";
    const string Named = "a named dimension equals only itself and stretches only a literal 1; use the same name on both sides, or Reshape or Broadcast one of them";

    static readonly Dictionary<string, ExpressionCase> cases = new()
    {
        ["operator"] = new(XY, "{|NG0200:x * y|}", $"'*': [N, 8] and [N, 4] do not match: dimension 1 is 8 against 4; {Equal}", "x * y.Mean(1, true)"),
        ["operator of a sum"] = new(XY, "{|NG0200:x - y|} + 1", $"'-': [N, 8] and [N, 4] do not match: dimension 1 is 8 against 4; {Equal}", "x - x + 1"),
        ["two names"] = new(
            X + ", [Shape(\"M\", 8)] Tensor y", "{|NG0200:x + y|}", $"'+': [N, 8] and [M, 8] do not match: dimension 0 is N against M; {Named}", "x + y.Mean(0)"),
        ["a name and a number"] = new(
            X + ", [Shape(3, 8)] Tensor y", "{|NG0200:x / y|}", $"'/': [N, 8] and [3, 8] do not match: dimension 0 is N against 3; {Named}", "x / y[0]"),
        ["comparison"] = new(
            XY, "({|NG0200:x > y|}).AsTensor()", $"'>': [N, 8] and [N, 4] do not match: dimension 1 is 8 against 4; {Equal}", "(x > x.Mean()).AsTensor()"),
        ["function"] = new(
            XY, "Relu({|NG0200:Maximum(x, y)|})", $"Maximum: [N, 8] and [N, 4] do not match: dimension 1 is 8 against 4; {Equal}", "Relu(Maximum(x, 0))"),
        ["select"] = new(
            XY, "{|NG0200:Where(x > 0, x, y)|}", $"Where: [N, 8] and [N, 4] do not match: dimension 1 is 8 against 4; {Equal}", "Where(x > 0, x, 0.1 * x)"),
        ["broadcast"] = new(
            X, "{|NG0200:x.Broadcast(3, 8)|}", "Broadcast: [N, 8] and [3, 8] do not match: dimension 0 is N against 3; only a literal 1 stretches", "x.Broadcast(3, x.Size(0), 8)"),
        ["loss"] = new(
            XY, "{|NG0200:MeanSquaredError(x, y)|}",
            "MeanSquaredError: [N, 8] and [N, 4] do not match: dimension 1 is 8 against 4; the target must have the shape of the prediction: a loss does not broadcast",
            "MeanSquaredError(x[.., ..4], y)"),
        ["matmul"] = new(
            X + ", [Shape(4, 8)] Tensor w", "x.Relu().{|NG0201:MatMul(w)|}",
            "MatMul: [N, 8] times [4, 8]: the inner dimensions are 8 and 4; the last dimension of the left factor must equal the second last of the right one; Transpose one of them",
            "x.Relu().MatMul(w.Transpose())"),
        ["matmul batch"] = new(
            "[Shape(\"N\", 3, 4, 8)] Tensor a, [Shape(\"N\", 2, 8, 5)] Tensor b", "{|NG0200:MatMul(a, b)|}",
            $"MatMul: [N, 3, 4, 8] and [N, 2, 8, 5] do not match: dimension 1 is 3 against 2; {Equal}", "MatMul(a[.., ..2], b)"),
        ["conv2d"] = new(
            "[Shape(\"N\", 3, 8, 8)] Tensor x, [Shape(6, 4, 3, 3)] Tensor w", "{|NG0201:x.Conv2d(w)|}",
            "Conv2d: [N, 3, 8, 8] times [6, 4, 3, 3]: the inner dimensions are 3 and 4; the filters must have the channels of the input", "x.Conv2d(w[.., ..3])"),
        ["concat"] = new(
            "[Shape(\"N\", 8, 2)] Tensor x, [Shape(\"N\", 8, 3)] Tensor y", "{|NG0202:Concat(1, x, y)|}",
            "Concat: [N, 8, 2] and [N, 8, 3] differ in dimension 2 (2 against 3), only dimension 1 may differ; Slice, Pad or Reshape one of them", "Concat(2, x, y)"),
        ["convolution below one pixel"] = new(
            Image, "x.Relu().{|NG0203:Then(conv)|}",
            "Conv2d '~conv': a window of 7 does not fit dimension 2 of [N, 1, 6, 6], which is 6 with padding; make the kernel smaller, add padding or pool less before",
            "x.Relu().Then(conv)", "readonly Conv2d conv = new(4, kernel: 7);", "readonly Conv2d conv = new(4, kernel: 7) { Padding = 1 };"),
        ["pooling below one pixel"] = new(
            Image, "x.MaxPool2d(2).{|NG0203:AvgPool2d(4)|}",
            "AvgPool2d: a window of 4 does not fit dimension 2 of [N, 1, 3, 3], which is 3 with padding; make the kernel smaller, add padding or pool less before",
            "x.MaxPool2d(2).AvgPool2d(3)"),
        ["flatten of a named dimension"] = new(
            "[Shape(\"N\", 3, \"H\", \"W\")] Tensor x", "x.Flatten().{|NG0204:Then(head)|}",
            "Linear '~head': dimension 1 of [N, 3 * H * W] is named, but it sets the size of a weight, and weights have fixed sizes; state the size in [Shape], or reduce the named axes before, for example with .Mean(2, 3)",
            "x.Mean(2, 3).Then(head)", "readonly Linear head = new(10);"),
        ["rank"] = new(
            X, "{|NG0206:x.Then(conv)|}",
            "Conv2d '~conv': expected an image [N, C, H, W], but the shape is [N, 8]; Reshape or Unsqueeze it to four dimensions",
            "x.Reshape(-1, 2, 2, 2).Then(conv)", "readonly Conv2d conv = new(4, kernel: 1);"),
        ["axis"] = new(X, "x.Mean({|NG0207:2|})", "Mean: axis 2 does not exist in [N, 8]; axes go from -2 to 1", "x.Mean(1)"),
        ["axis in a list"] = new(
            X, "x.Sum([0, {|NG0207:-4|}], keepDims: true)", "Sum: axis -4 does not exist in [N, 8]; axes go from -2 to 1", "x.Sum([0, -1], keepDims: true)"),
        ["one of two axes"] = new(X, "x.Transpose(0, {|NG0207:2|})", "Transpose: axis 2 does not exist in [N, 8]; axes go from -2 to 1", "x.Transpose(0, 1)"),
        ["a name with two sizes"] = new(
            XY, "{|NG0208:Dot(x, y)|}",
            "Dot: 'K' would have to be 8 and 4 at once; a name is one size in one call; give the parameters different names, or pass equal sizes",
            "Dot(x, x)", "Tensor Dot([Shape(\"N\", \"K\")] Tensor a, [Shape(\"N\", \"K\")] Tensor b) => (a * b).Sum(1);"),
        ["a weight with two shapes"] = new(
            XY, "x.Then(head) + {|NG0208:y.Then(head)|}",
            "Linear '~head': 'weight' would have to be [3, 8] and [3, 4] at once; a layer that is used twice shares its weights; use two layers, or give both uses inputs of one size",
            "x.Then(head) + (2 * x).Then(head)", "readonly Linear head = new(3);"),
        ["a rate"] = new(X, "x.Relu().Dropout({|NG0209:1.5|})", "Dropout: rate is 1.5, but must be at least 0 and below 1", "x.Relu().Dropout(0.5)"),
        ["a rate of a layer"] = new(
            X, "x.Then(new Dropout({|NG0209:1.5f|}))", "Dropout: rate is 1.5, but must be at least 0 and below 1", "x.Then(new Dropout(0.5f))"),
        ["a divisor"] = new(X, "x.Split(1, {|NG0209:3|})[0]", "Split: parts is 3, but must be a divisor of 8, dimension 1 of [N, 8]", "x.Split(1, 2)[0]"),
        ["a size"] = new(X, "x.Reshape(x.Size(0), {|NG0209:-8|})", "Reshape: a dimension is -8, but must be at least 0, or -1 once", "x.Reshape(x.Size(0), -1)"),
        ["reshape"] = new(
            X, "{|NG0210:x.Reshape(x.Size(0), 3, 3)|}",
            "Reshape: [N, 8] has 8 * N elements, [N, 3, 3] has 9 * N; the products of the dimensions must be equal", "x.Reshape(x.Size(0), 2, 4)"),
        ["reshape with a rest"] = new(
            X, "{|NG0210:x.Reshape(3, -1)|}", "Reshape: [N, 8] has 8 * N elements, [3, -1] has a multiple of 3; 3 must divide 8 * N", "x.Reshape(4, -1)"),
        ["kind"] = new(
            X, "{|NG0212:x.Then(table)|}",
            "Embedding '~table': expected Tokens or Labels, found a Tensor; an embedding looks vectors up by index",
            "x.ArgMax(1).Then(table)", "readonly Embedding table = new(8, 4);"),
        ["index"] = new(X, "x[.., {|NG0214:8|}]", "The index: index 8 is outside dimension 1 of [N, 8]", "x[.., ^1]"),
        ["not printed yet"] = new(
            "[Shape(\"N\", 8)] Tensor x, int at", "{|NG0216:x[.., at]|}",
            "An index given at run time behind the first axis is part of the language, but this version of NetGen does not print it yet; " +
            "move the axis to the front with Permute", "x.Transpose()[at]"),
        ["power of a pool"] = new(
            Image, "x.LPPool2d({|NG0209:0|}, 2)", "LPPool2d: p is 0, but must be above 0 and finite", "x.LPPool2d(1.5, 2)"),
        ["probe's name"] = new(
            X, "Probe({|NG0212:\"\"|}, x)", "Probe: expected a text of one line that is not empty, known at compile time for 'name', found a string; change the argument", "Probe(\"inner\", x)"),
        ["index behind an index"] = new(
            "[Shape(4, 8)] Tensor x", "x[0, {|NG0214:8|}]", "The index: index 8 is outside dimension 1 of [4, 8]", "x[0, 7]"),
        ["range"] = new(X, "x[.., {|NG0214:2..10|}]", "The index: index 9 is outside dimension 1 of [N, 8]", "x[.., 2..]"),
        ["argument"] = new(
            X, "{|NG0217:Half(x)|}",
            "Half: argument 'a': expected [N, 4], but the shape is [N, 8]: dimension 1 is 4 against 8; change the argument, or the [Shape] of the parameter",
            "Half(x[.., ..4])", "Tensor Half([Shape(\"N\", 4)] Tensor a) => 0.5 * a;"),
        ["a layer in a body"] = new(
            X, "x.Then({|NG0218:new Linear(3)|})",
            "Linear has weights, which need a name, but it is created in a method; declare it as a field: 'readonly Linear … = new(…)'",
            "x.Then(head)", "", "readonly Linear head = new(3);"),
        ["a loss layer in a body"] = new(
            X, "x.Then({|NG0219:new MeanSquaredError()|})",
            "MeanSquaredError is a loss and needs a target: it stands last in the list of a network's layers; in a body, call the function of the same name",
            "MeanSquaredError(x, 2 * x)"),
        ["gradient"] = new(
            XY, "Gradient(x.Mean(), {|NG0220:y|})",
            "Gradient: the loss does not depend on the tensor that it is derived by; derive by a tensor that it was computed from",
            "Gradient((x * y.Mean()).Mean(), y)"),
        ["a name twice"] = new(
            XY, "{|NG0222:x.Mean(1) - y.Mean(1, true)|}",
            "'-': [N] and [N, 1] broadcast to [N, N], which has 'N' twice; if that is meant, write .Broadcast(…)", "x.Mean(1) - y.Mean(1)"),
        ["no logits"] = new(
            X + ", [Shape(\"N\")] Labels label", "{|NG0223:CrossEntropy(x.Softmax(), label)|}",
            "CrossEntropy takes logits and applies the normalising function itself, but gets the result of softmax; leave that out", "CrossEntropy(x, label)"),
        ["a norm twice"] = new(
            Image, "x.Then(norm).Relu().{|NG0224:Then(norm)|}",
            "BatchNorm2d '~norm' is used twice in one program, which mixes the statistics of two inputs; use one for each",
            "x.Then(norm).Relu().Then(other)", "readonly BatchNorm2d norm = new();", "readonly BatchNorm2d norm = new(), other = new();"),
        ["over the batch"] = new(
            X, "x.Relu().{|NG0225:Softmax(0)|}", "Softmax runs over dimension 0 of [N, 8], the batch: every example then depends on the others", "x.Relu().Softmax()"),
        ["a layer over the batch"] = new(
            X, "{|NG0225:x.Then(new LayerNorm { Axes = 2, Affine = false })|}",
            "LayerNorm runs over dimension 0 of [N, 8], the batch: every example then depends on the others", "x.Then(new LayerNorm { Affine = false })"),
        ["at run time"] = new(
            "[Shape(\"N\", 1, \"H\", 8)] Tensor x", "{|NG0226:x.MaxPool2d(3)|}",
            "a window of 3 does not fit a dimension of H: whether H - 3 >= 0 depends on the named dimensions; it is checked once at every call",
            "x.Pad(2, 1, 1).MaxPool2d(3)"),
        ["two linear layers"] = new(
            X, "x.Then(a).{|NG0227:Then(b)|}",
            "Linear '~b' follows Linear '~a' with nothing between, and together they are no more than one linear layer; put an activation between them, or leave one out",
            "x.Then(a).Relu().Then(b)", "readonly Linear a = new(3), b = new(2);"),
        ["a condition on data"] = new(
            X + ", float t", "{|NG0102:t > 1|} ? x : -x",
            "This condition depends on a Mask, which is known only at run time; use Where(mask, a, b) to choose between tensors, or a condition on constants, hyperparameters and dimensions",
            "Where(x > t, x, -x)"),
        ["a condition on a name"] = new(
            X, "{|NG0102:x.Size(0) > 3|} ? x : -x",
            "This condition depends on whether N > 3, which is known only at run time; use Where(mask, a, b) to choose between tensors, or a condition on constants, hyperparameters and dimensions",
            "x.Size(0) > 0 ? x : -x"),
        ["not a number"] = new(
            X, "x.Softmax({|NG0103:x.Size(0)|})",
            "Softmax: 'axis' must be known at compile time, but it is N, which differs from call to call; give a number", "x.Softmax(x.Rank - 1)"),
    };

    public static TheoryData<string, Placement> Cases() => ExpressionCase.Everywhere(cases.Keys);

    [Theory]
    [MemberData(nameof(Cases))]
    public Task Wrong_is_marked_and_right_is_not(string name, Placement placement) => cases[name].Verify(placement);
}
