extern alias Runtime;

using System.Reflection;
using NetGen.Compiler.Evaluate;
using NetGen.Compiler.Ops;
using NetGen.Compiler.Templates;
using static NetGen.Compiler.Tests.Evaluate.Numeric;
using static NetGen.Compiler.Tests.Evaluate.Templates;
using ValueType = NetGen.Compiler.Templates.ValueType;

namespace NetGen.Compiler.Tests.Evaluate;

/// <summary>The operations of the language surface on small tensors.</summary>
public class OperationTests
{
    static readonly double[] six = [1, 2, 3, 4, 5, 6];

    [Fact]
    public void EveryOperationOfTheLibraryIsKnown()
    {
        // An operation that the table lacks is reported as such, so an unknown name shows up here.
        Type[] types = [typeof(Runtime::NetGen.Tensor), typeof(Runtime::NetGen.Functions), typeof(Runtime::NetGen.Labels),
            typeof(Runtime::NetGen.Tokens), typeof(Runtime::NetGen.Mask)];
        var layers = typeof(Runtime::NetGen.Layer).Assembly.GetTypes().Where(t => t.IsAssignableTo(typeof(Runtime::NetGen.Layer)));
        var names = types.Concat(layers).SelectMany(t =>
            t.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly)
            .Where(m => !m.IsSpecialName && m.Name is not ("Equals" or "GetHashCode" or "Match" or "IsDefaultAttribute")).Select(m => $"{t.Name}.{m.Name}")).Distinct();
        var unknown = names.Where(name =>
            Run(Of([2, 3], _ => Function(name))).Issues.Any(i => i.Rule == "NG0216" && i.Arguments[0] == $"'{name}'"));
        Assert.Equal("", string.Join(", ", unknown));
    }

    [Fact]
    public void Reductions()
    {
        AssertValues([5, 7, 9], Of(six, [2, 3], x => Op(x, "Sum", ("axes", new[] { 0 }))));
        AssertValues([2, 5], Of(six, [2, 3], x => Op(x, "Mean", ("axis", -1), ("keepDims", true))));
        AssertValues([21], Of(six, [2, 3], x => Op(x, "Sum")));
        AssertValues([6], Of(six, [2, 3], x => Op(x, "Max")));
        AssertValues([1, 4], Of(six, [2, 3], x => Op(x, "Min", ("axis", 1))));
        AssertValues([2.0 / 3, 2.0 / 3], Of(six, [2, 3], x => Op(x, "Variance", ("axes", new[] { 1 }))));
        AssertValues([2, 2], Of(six, [2, 3], x => Op(x, "ArgMax", ("axis", 1))));
    }

    [Fact]
    public void Arrangements()
    {
        AssertValues([1, 4, 2, 5, 3, 6], Of(six, [2, 3], x => Op(x, "Transpose")));
        AssertValues([1, 4, 2, 5, 3, 6], Of(six, [2, 3], x => Op(x, "Permute", ("axes", new[] { 1, 0 }))));
        Assert.Equal([3L, 2L], Of(six, [2, 3], x => Op(x, "Reshape", ("shape", new[] { -1, 2 }))).Shape);
        Assert.Equal([2L, 1L, 3L], Of(six, [2, 3], x => Op(x, "Unsqueeze", ("axis", 1))).Shape);
        AssertValues([1, 3, 4, 6], Of(six, [2, 3], x => Op(x, "Slice", ("axis", 1), ("start", 0), ("length", 2), ("step", 2))));
        AssertValues([0, 1, 2, 3, 9, 0, 4, 5, 6, 9],
            Of(six, [2, 3], x => Op(Op(x, "Pad", ("axis", 1), ("before", 1), ("after", 0)), "Pad", ("axis", 1), ("before", 0), ("after", 1),
            ("value", 9.0))));
        AssertValues([1, 2, 3, 1, 2, 3], Of(six[..3], [3], x => Op(x, "Broadcast", ("shape", new[] { 2, 3 }))));
        AssertValues([1, 2, 3, 1, 2, 3], Of(six[..3], [3], x => Function("Stack", ("axis", 0), ("parts", new object[] { x, x }))));
        AssertValues([1, 2, 3, 1, 2, 3], Of(six[..3], [3], x => Function("Concat", ("axis", 0), ("parts", new object[] { x, x }))));
        AssertValues([3, 6], Of(six, [2, 3], x => At(Op(x, "Split", ("axis", 1), ("parts", 3)), 2)));
    }

    [Fact]
    public void IndicesAndRanges()
    {
        AssertValues([1, 4], Of(six, [2, 3], x => At(x, Range(null, null), 0)));
        AssertValues([6], Of(six, [2, 3], x => At(x, End(1), End(1))));
        AssertValues([1, 2, 4, 5], Of(six, [2, 3], x => At(x, Range(null, null), Range(null, End(1)))));
    }

    [Fact]
    public void ProductsBroadcastTheirLeadingAxes()
    {
        AssertValues([5, 11, 17, 11, 25, 39, 17, 39, 61], Of(six, [3, 2], x => Function("MatMul", ("a", x), ("b", Op(x, "Transpose")))));
        var batched = Of(six, [1, 3, 2], x =>
            Op(x, "MatMul", ("other", Op(Op(x, "Reshape", ("shape", new[] { 2, 1, 3, 1 })), "Slice", ("axis", 2), ("start", 0), ("length", 2)))));
        Assert.Equal([2L, 1L, 3L, 1L], batched.Shape);
        AssertValues([5, 11, 17, 14, 32, 50], batched);
    }

    [Fact]
    public void RowsAndOneHotVectors()
    {
        var labels = Parameter("t", ValueType.Tokens, 2);
        AssertValues([5, 6, 1, 2], RunWith(labels, Op(Var("x"), "Gather", ("rows", Var("t")))));
        AssertValues([0, 0, 1, 1, 0, 0], RunWith(labels, Op(Var("t"), "Tokens.OneHot", ("classes", 3))));
        AssertValues([1, 0], RunWith(labels, Op(Binary(BinaryOperator.NotEqual, Var("t"), 0), "Mask.AsTensor")));

        static Reference RunWith(ParameterTemplate labels, Expression body)
        {
            var net = RunClean(Network([], Method(MethodKind.Forward, "Run", [Tensor("x", 3, 2), labels], Result(body))));
            return Outputs(net.Methods[0].Inference, new Dictionary<string,
                Reference>
            { ["x"] = new([3, 2], six), ["t"] = new([2], [2, 0]) })["result"];
        }
    }

    [Fact]
    public void SourcesAndMasks()
    {
        AssertValues([0, 1, 2], Of([0], [1], _ => Op(Function("Iota", ("n", 3)), "Tokens.AsTensor")));
        AssertValues([2.5, 2.5], Of([0], [1], _ => Function("Full", ("value", 2.5), ("shape", new[] { 2 }))));
        AssertValues([1, 0, 1, 1], Of([0], [1], _ => Op(Function("Mask.Causal", ("size", 2)), "Mask.AsTensor")));
        AssertValues([7, 7, 3], Of(six[..3], [3], x => Function("Where", ("mask", Binary(BinaryOperator.Less, x, 3.0)), ("a", 7.0), ("b", x))));
        AssertValues([2, 2, 3], Of(six[..3], [3], x => Op(x, "Clamp", ("min", 2.0), ("max", 5.0))));
        AssertValues([1, 4, 9], Of(six[..3], [3], x => Op(x, "Pow", ("exponent", 2))));
    }

    [Fact]
    public void NormalNumbersHaveMeanZeroAndDeviationOne()
    {
        var y = Of([0], [1], _ => Function("Normal", ("shape", new[] { 20_000 })));
        Assert.InRange(y.Data.Average(), -0.03, 0.03);
        Assert.InRange(y.Data.Average(v => v * v), 0.96, 1.04);
    }

    [Fact]
    public void GradientsAreTensors()
    {
        // d/dx Σ x³ = 3x², and of the sum of those 6x.
        Expression Cube(Expression x) => Op(Binary(BinaryOperator.Multiply, x, Op(x, "Square")), "Sum");
        Expression First(Expression x) => Function("Gradient", ("loss", Cube(x)), ("wrt", x));
        AssertValues([3, 12, 27], Of(six[..3], [3], First));
        AssertValues([6, 12, 18], Of(six[..3], [3], x => Function("Gradient", ("loss", Op(First(x), "Sum")), ("wrt", x))));
    }

    [Fact]
    public void RuntimeScalarsAreInputs()
    {
        var net = RunClean(Network([],
            Method(MethodKind.Forward, "Run", [Tensor("x", 3), Parameter("scale", ValueType.Float), Parameter("at", ValueType.Int)],
            Result(Binary(BinaryOperator.Multiply, Var("scale"), At(Var("x"), Var("at")))))));
        Assert.Equal([("x", "[3]"), ("scale", "[]"), ("at", "[]")], net.Methods[0].Inputs.Select(i => (i.Name, i.Shape.ToString())));
        Assert.Equal([new("at", 3, "The index")], net.Methods[0].IndexBounds);
        AssertValues([6], Outputs(net.Methods[0].Inference, new Dictionary<string,
            Reference>
        { ["x"] = new([3], six[..3]), ["scale"] = Reference.Scalar(2), ["at"] = Reference.Scalar(2) })["result"]);
    }
}
