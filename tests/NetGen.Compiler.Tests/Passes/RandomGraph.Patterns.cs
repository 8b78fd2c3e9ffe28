using NetGen.Compiler.Graphs;
using NetGen.Compiler.Ops;
using NetGen.Compiler.Shapes;

namespace NetGen.Compiler.Tests.PassesTests;

/// <summary>What networks are made of: normalizations, softmax, attention, losses.</summary>
sealed partial class RandomGraph
{
    Node? Pattern(Node x) => random.Next(11) switch
    {
        0 => Softmax(x),
        1 => LayerNorm(x),
        2 => BatchNorm(x),
        3 => Attention(x),
        4 => Gram(x),
        5 => CrossEntropy(x),
        6 => Dropout(x),
        7 => Gate(x),
        8 => Linear(x),
        9 => Squares(x),
        _ => Relu(Linear(x)),
    };

    Node? Softmax(Node x)
    {
        if (x.Shape.Rank == 0) return null;
        var axis = random.Next(x.Shape.Rank);
        var exp = G.Exp(G.Subtract(x, G.KeepAxis(G.StopGradient(G.Apply(new ReduceMax(axis), x)), axis)));
        return G.Divide(exp, G.KeepAxis(G.Sum(exp, [axis]), axis));
    }

    Node Mean(Node x, int axis) => G.KeepAxis(G.Divide(G.Sum(x, [axis]), G.DimValue(x.Shape[axis])), axis);

    Node? LayerNorm(Node x)
    {
        if (x.Shape.Rank == 0) return null;
        var axis = x.Shape.Rank - 1;
        var centred = G.Subtract(x, Mean(x, axis));
        var normal = G.Divide(centred, G.Sqrt(G.Add(Mean(G.Multiply(centred, centred), axis), G.Constant(0.25))));
        return G.Add(G.Multiply(normal, NewSource(new Shape(x.Shape[axis]))), NewSource(new Shape(x.Shape[axis])));
    }

    Node? BatchNorm(Node x)
    {
        if (x.Shape.Rank < 2) return null;
        int[] axes = [.. Enumerable.Range(0, x.Shape.Rank).Where(a => a != 1)];
        var count = G.DimValue(Dim.Product(axes.Select(a => x.Shape[a])));
        var shape = x.Shape.Collapse(axes);
        Node Over(Node v) => G.Reshape(G.Divide(G.Sum(v, axes), count), shape);
        var centred = G.Subtract(x, Over(x));
        return G.Multiply(G.Divide(centred, G.Sqrt(G.Add(Over(G.Multiply(centred, centred)), G.Constant(0.5)))), NewSource(shape));
    }

    /// <summary>Over the last axis but one, with heads or masks now and then.</summary>
    Node? Attention(Node x)
    {
        if (x.Shape.Rank < 2 || x.Shape.Rank > 3) return null;
        var width = x.Shape[x.Shape.Rank - 1];
        var batch = "nm"[..(x.Shape.Rank - 2)];
        Node Project() => random.Next(3) == 0 ? x : G.Apply(new Contract(batch + "td", "de", batch + "te"), x, NewSource(new Shape(width, width)));
        var scores = G.Multiply(G.Apply(new Contract(batch + "td", batch + "sd", batch + "ts"), Project(), Project()), G.Constant(0.5));
        if (random.Next(2) == 0) scores = G.Select(Mask(scores.Shape), scores, G.Constant(-8));
        if (random.Next(4) == 0) scores = G.Add(scores, NewSource(new Shape(scores.Shape.Dims.Skip(scores.Shape.Rank - 2))));
        var weights = Softmax(scores)!;
        if (random.Next(4) == 0) weights = Dropout(weights);
        return G.Apply(new Contract(batch + "ts", batch + "sd", batch + "td"), weights, Project());
    }

    /// <summary>A square of an axis read by rows and by columns at once.</summary>
    Node? Gram(Node x)
    {
        if (x.Shape.Rank is not (2 or 3)) return null;
        var batch = x.Shape.Rank == 3 ? "n" : "";
        var square = G.Elementwise(new Compiler.Ops.Tanh(), G.Apply(new Contract(batch + "td", batch + "sd", batch + "ts"), x, x));
        int[] swap = batch.Length == 0 ? [1, 0] : [0, 2, 1];
        if (random.Next(2) == 0) square = G.Multiply(square, NewSource(square.Shape));
        var both = random.Next(2) == 0
            ? G.Subtract(square, G.Multiply(G.Transpose(square, swap), G.Constant(0.5))) : G.Multiply(square, G.Exp(G.Transpose(square, swap)));
        return random.Next(2) == 0 ? Tame(G.Sum(both, [x.Shape.Rank - 1])) : Softmax(both);
    }

    Node? CrossEntropy(Node x)
    {
        if (x.Shape.Rank == 0 || x.Shape[x.Shape.Rank - 1].Constant is not { } classes) return null;
        var axis = x.Shape.Rank - 1;
        var target = G.KeepAxis(G.Cast(NewIndices(new Shape(x.Shape.Dims.Take(axis)), (int)classes), ElementType.Float32), axis);
        var picked = G.Sum(G.Select(G.Equal(target, G.IotaAlong(x.Shape, axis)), x, G.Constant(0)), [axis]);
        return G.Subtract(G.Log(G.Sum(G.Exp(x), [axis])), picked);
    }

    Node Dropout(Node x) =>
        G.Select(G.Less(G.Apply(new Uniform(G.NextDraw(), x.Shape)), G.Constant(0.75)), G.Divide(x, G.Constant(0.75)), G.Constant(0));

    /// <summary>Halves of the last axis, one gating the other.</summary>
    Node? Gate(Node x)
    {
        if (x.Shape.Rank == 0) return null;
        var axis = x.Shape.Rank - 1;
        var half = x.Shape[axis];
        var both = G.Apply(new Concat(axis), x, NewSource(x.Shape));
        return G.Multiply(G.Slice(both, axis, 0, half), G.Sigmoid(G.Slice(both, axis, half, half)));
    }

    Node? Linear(Node x)
    {
        if (x.Shape.Rank == 0) return null;
        var features = NewDim();
        var labels = "abcdef"[..(x.Shape.Rank - 1)];
        return G.Add(
            G.Apply(new Contract(labels + "k", "ok", labels + "o"), x, NewSource(new Shape(features, x.Shape[x.Shape.Rank - 1]))), NewSource(new Shape(features)));
    }

    /// <summary>A short chain whose every value is used twice by the next.</summary>
    Node Squares(Node x)
    {
        x = G.Sin(x);
        for (var i = 0; i < 4; i++) x = random.Next(2) == 0 ? G.Multiply(x, x) : G.Multiply(G.Add(x, G.Constant(0.5)), G.Cos(x));
        return x;
    }

    Node? Relu(Node? x) => x is null || smooth ? x : G.Maximum(x, G.Constant(0));
}
