using System.Reflection;
using NetGen.Compiler.Diagnostics;
using NetGen.Compiler.Graphs;
using NetGen.Compiler.Ops;
using NetGen.Compiler.Shapes;

namespace NetGen.Compiler.Tests.OpsTests;

/// <summary>
/// What does not fit is refused with one message: the inputs of a sample get another number, rank, size or type, and its operation other
/// axes. Then the operation says what it expected and found, or means something, which its reference computes.
/// </summary>
public class RefusedInputTests
{
    [Theory]
    [MemberData(nameof(SampleCase.Names), MemberType = typeof(SampleCase))]
    public void AnotherShapeIsRefusedOrMeansSomething(string name)
    {
        var sample = SampleCase.SampleOf(name);
        AssertNoMistakes(
            from k in Enumerable.Range(0, sample.Inputs.Length)
            from shape in Others(sample.Inputs[k].Shape)
            let inputs = sample.Inputs.Select((x, i) => i == k ? x with { Shape = shape } : x)
            select ($"input {k} of {shape}", Mistake(sample.Op, [.. inputs], $"{shape}")));
    }

    [Theory]
    [MemberData(nameof(SampleCase.Names), MemberType = typeof(SampleCase))]
    public void AnotherTypeIsRefusedOrMeansSomething(string name)
    {
        var sample = SampleCase.SampleOf(name);
        AssertNoMistakes(
            from k in Enumerable.Range(0, sample.Inputs.Length)
            from type in Enum.GetValues<ElementType>()
            where type != sample.Inputs[k].Type
            let inputs = sample.Inputs.Select((x, i) => i == k ? x with { Type = type, Low = 0, High = 1 } : x)
            select ($"input {k} of {type}", Mistake(sample.Op, [.. inputs], $"{type}")));
    }

    [Theory]
    [MemberData(nameof(SampleCase.Names), MemberType = typeof(SampleCase))]
    public void AnotherNumberOfInputsIsRefusedOrMeansSomething(string name)
    {
        var sample = SampleCase.SampleOf(name);
        List<SampleInput[]> others = [[.. sample.Inputs, sample.Inputs.FirstOrDefault() ?? new(new Shape(2))]];
        for (var count = 0; count < sample.Inputs.Length; count++) others.Add([.. sample.Inputs.Take(count)]);
        AssertNoMistakes(others.Select(inputs => ($"{inputs.Length} inputs", Mistake(sample.Op, inputs, $"{inputs.Length} input"))));
    }

    /// <summary>Every number of an axis in turn is −1, and the number of the last axis and beyond.</summary>
    [Theory]
    [MemberData(nameof(SampleCase.Names), MemberType = typeof(SampleCase))]
    public void AnotherAxisIsRefusedOrMeansSomething(string name)
    {
        var sample = SampleCase.SampleOf(name);
        var rank = sample.Inputs.Select(i => i.Shape.Rank).DefaultIfEmpty(0).Max();
        int[] axes = [-1, rank - 1, rank, rank + 3];
        AssertNoMistakes(
            from property in sample.Op.GetType().GetProperties()
            from axis in axes
            from op in WithAxis(sample.Op, property, axis)
            select ($"{property.Name} with {axis}", Mistake(op, sample.Inputs, $"{axis}")));
    }

    static IEnumerable<Op> WithAxis(Op op, PropertyInfo property, int axis) => property switch
    {
        { Name: "Axis" } => [op.With(property, axis)],
        { Name: "Axes" or "Permutation" } when property.GetValue(op) is EquatableArray<int> axes =>
            [.. axes.Select((_, i) => op.With(property, axes.Select((a, k) => k == i ? axis : a).ToEquatableArray())),
                op.With(property, axes.Append(axis).ToEquatableArray())],
        _ => [],
    };

    public static TheoryData<Op, Shape[], string> Wrong => new()
    {
        { new Add(), [new(2, 3), new(2, 4)], "'Add': expected [2, 3] as input 1, but the shape is [2, 4]: dimension 1 is 4 against 3; the sizes must be equal" },
        { new Sum([1, 1]), [new(2, 3)], "'Sum': an axis is 1, but must be different from the others" },
        { new Sum([2]), [new(2, 3)], "'Sum': axis 2 does not exist in [2, 3]; axes go from 0 to 1" },
        { new ReduceMax(0), [Shape.Scalar], "'ReduceMax': expected at least 1 dimension, but the shape is []; a scalar has no axes" },
        { new Slice(0, 2, 4), [new(5)], "'Slice': index 5 is outside dimension 0 of [5]" },
        { new Slice(0, -1, 2), [new(5)], "'Slice': index -1 is outside dimension 0 of [5]" },
        { new Slice(0, 0, -1), [new(5)], "'Slice': dimension 0 of the result is -1, but must be at least 0" },
        { new Pad(0, -3, -3), [new(5)], "'Pad': dimension 0 of the result is -1, but must be at least 0" },
        { new WindowMax(new([4], [1], [0], [1])), [new(2)], "'WindowMax': dimension 0 of the result is -1, but must be at least 0" },
        { new Concat(0), [], "'Concat': expected at least 1 input, found 0 inputs; every input is one value" },
        { new Concat(0), [new(2, 3), new(2, 4)], "'Concat': expected [?, 3] as input 1, but the shape is [2, 4]: dimension 1 is 4 against 3; the sizes must be equal" },
        { new Contract("mk", "kn", "mk"), [new(2, 3), new(3, 4)], "'Contract': labels is \"mk,kn->mk\", but must be such that 'n' occurs once in each part, and in two parts" },
        { new Contract("mk", "kn", "mnz"), [new(2, 3), new(3, 4)], "'Contract': labels is \"mk,kn->mnz\", but must be such that 'z' occurs once in each part, and in two parts" },
        { new Conv(new([1], [0], [1], 2)), [new(1, 3, 5), new(2, 1, 2)], "'Conv': the number of channels is 3, but must be a multiple of the 2 groups" },
        { new Conv(new([1], [0], [1], 1)), [new(1, 3, 5), new(2, 4, 2)], "'Conv': expected [?, 3, ?] as input 1, but the shape is [2, 4, 2]: dimension 1 is 4 against 3; the sizes must be equal" },
        { new Cholesky(), [new(3, 4)], "'Cholesky': expected [3, 3] as input 0, but the shape is [3, 4]: dimension 1 is 4 against 3; the sizes must be equal" },
        { new TriangularSolve(), [new(3, 3), new(4, 1)], "'TriangularSolve': expected [3, 1] as input 1, but the shape is [4, 1]: dimension 0 is 4 against 3; the sizes must be equal" },
        { new Transpose([0, 1]), [new(2, 3, 4)], "'Transpose': expected [?, ?] as input 0, but the shape is [2, 3, 4]; it has 3 dimensions and not 2" },
        { new Broadcast(new(2, 3), [1, 0]), [new(3, 2)], "'Broadcast': an axis is 0, but must be behind axis 1; Transpose moves axes" },
    };

    [Theory]
    [MemberData(nameof(Wrong), DisableDiscoveryEnumeration = true)]
    public void TheMessageNamesWhatWasExpectedAndFound(Op op, Shape[] shapes, string message)
    {
        var g = new GraphBuilder();
        Node[] inputs = [.. shapes.Select((s, i) => g.Apply(new Input($"x{i}", s, ElementType.Float32)))];
        var error = Assert.Throws<ShapeException>(() => g.Apply(op, inputs));
        Assert.Equal(message, Text(error, $"'{op.Name}'"));
    }

    static void AssertNoMistakes(IEnumerable<(string What, string? Mistake)> cases)
    {
        var wrong = cases.Where(c => c.Mistake is not null).Select(c => $"{c.What}: {c.Mistake}").ToArray();
        Assert.True(wrong.Length == 0, string.Join("\n", wrong));
    }

    static IEnumerable<Shape> Others(Shape shape)
    {
        yield return new Shape([.. shape.Dims, 2]);
        yield return new Shape([2, .. shape.Dims]);
        yield return new Shape([2, 2, .. shape.Dims]);
        for (var axis = 0; axis < shape.Rank; axis++)
        {
            yield return shape.Without([axis]);
            yield return shape.With(axis, shape[axis] + 1);
            yield return shape.With(axis, shape[axis] * Dim.Name("M"));
        }
        if (shape.Rank > 1) yield return Shape.Scalar;
    }

    /// <summary>Null where the operation is refused with a message that names what was found, or where its result has the shape that it says.</summary>
    static string? Mistake(Op op, SampleInput[] inputs, string found)
    {
        var g = new GraphBuilder();
        var oracle = new Oracle(3, ("N", 3), ("T", 4), ("M", 1));
        Node[] sources = [.. inputs.Select((x, i) => g.Apply(new Input($"x{i}", x.Shape, x.Type)))];
        // The first row is one of every table; other indices, and parts between named places, are compared with the sizes at run time.
        for (var i = 0; i < inputs.Length; i++) oracle.Source($"x{i}", inputs[i].Shape, inputs[i].Type, 0, 0);
        if (op is Slice { Start.Constant: null }) return null;
        Node result;
        try
        {
            result = g.Apply(op, sources);
        }
        catch (ShapeException error)
        {
            // One of two inputs that do not go together is named, and it may be the other one.
            var named = inputs.Any(i => error.Message.Contains($"{i.Shape}", StringComparison.Ordinal)) || error.Message.Contains(found, StringComparison.Ordinal);
            return named || error.Rule == "NG0209" ? null : $"'{Text(error, op.Name)}' does not say that it found {found}";
        }
        catch (Exception error)
        {
            return $"{error.GetType().Name} in {error.StackTrace!.Split('\n')[0].Trim()}";
        }
        var value = oracle.Run(Graph.Of([new("y", OutputKind.Result, result)]))[0];
        return value.Shape.SequenceEqual(oracle.Context.Sizes(result.Shape)) ? null : $"says {result.Shape} and gives [{string.Join(", ", value.Shape)}]";
    }

    static string Text(ShapeException error, string operation) => string.Format(Rule.Get(error.Rule).Message, [operation, .. error.Arguments]);
}
