using NetGen.Compiler.Shapes;

namespace NetGen.Compiler.Tests.ShapesTests;

/// <summary>Positions and indices of shapes.</summary>
public class ShapeTests
{
    static Dim Extent(RandomDims random) =>
        random.Pick(1, 2, 3, 5, RandomDims.Names[0], RandomDims.Names[1], RandomDims.Names[0] * 2, RandomDims.Names[1] + 1);

    [Fact]
    public void UnflattenIsTheInverseOfFlatten() => Assert.All(Enumerable.Range(0, 400), seed =>
    {
        var random = new RandomDims(seed);
        var shape = new Shape([.. Enumerable.Range(0, random.Next(0, 4)).Select(_ => Extent(random))]);
        Dim[] index = [.. shape.Dims.Select((d, i) => d.Is(1) ? Dim.Zero : Dim.Of(new Axis($"a{i}", d)))];
        Assert.Equal(index, shape.Unflatten(shape.Flatten(index)));
    });

    [Fact]
    public void FlattenThroughAnotherShapeKeepsThePosition() => Assert.All(Enumerable.Range(0, 300), seed =>
    {
        var random = new RandomDims(seed);
        Dim[] extents = [.. Enumerable.Range(0, random.Next(1, 4)).Select(_ => Extent(random))];
        var from = new Shape(extents);
        var to = new Shape(Regroup(extents, random));
        Axis[] axes = [.. from.Dims.Select((d, i) => new Axis($"a{i}", d))];
        var position = from.Flatten([.. axes.Select(Dim.Of)]);
        var back = to.Flatten(to.Unflatten(position));
        foreach (var (n, t) in new[] { (1L, 2L), (2L, 3L), (3L, 2L) })
        {
            foreach (var index in Compiler.Ops.Reference.Indices([.. extents.Select(e => e.Evaluate(Value))]))
            {
                long At(Atom a) => Array.IndexOf(axes, a) is >= 0 and var i ? index[i] : Value(a);
                Assert.Equal(position.Evaluate(At), back.Evaluate(At));
                Assert.All(to.Unflatten(position).Zip(to.Dims), p => Assert.InRange(p.First.Evaluate(At), 0, p.Second.Evaluate(At) - 1));
            }
            long Value(Atom a) => a.Text == "N" ? n : t;
        }
    });

    /// <summary>Adjacent extents merged at random.</summary>
    static IEnumerable<Dim> Regroup(Dim[] extents, RandomDims random)
    {
        Dim product = 1;
        foreach (var extent in extents)
        {
            product *= extent;
            if (random.Next(0, 1) == 0) continue;
            yield return product;
            product = 1;
        }
        yield return product;
    }

    [Fact]
    public void ShapesCompareByTheirDimensions()
    {
        Assert.Equal(new Shape(2, RandomDims.Names[0] + 1), new Shape(2, 1 + RandomDims.Names[0]));
        Assert.NotEqual(new Shape(2, 3), new Shape(3, 2));
        Assert.NotEqual(new Shape(2), new Shape(2, 1));
        Assert.Equal(6 * RandomDims.Names[0], new Shape(2, RandomDims.Names[0], 3).Size);
        Assert.Equal([3 * RandomDims.Names[0], 3, 1], new Shape(2, RandomDims.Names[0], 3).Strides);
    }
}
