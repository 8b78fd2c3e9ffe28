using NetGen.Compiler.Graphs;
using NetGen.Compiler.Ops;
using NetGen.Compiler.Passes;
using NetGen.Compiler.Shapes;

namespace NetGen.Fuzz.Models;

// What networks are made of: normalizations, softmax, attention, losses, steps of gradient descent.
public sealed partial class ModelGraph
{
    internal Node? Softmax(Node x)
    {
        if (x.Shape.Rank == 0) return null;
        var axis = Next(x.Shape.Rank);
        var exp = G.Exp(G.Subtract(x, G.KeepAxis(G.StopGradient(G.Apply(new ReduceMax(axis), x)), axis)));
        return G.Divide(exp, G.KeepAxis(G.Sum(exp, [axis]), axis));
    }

    Node KeptMean(Node x, int axis) => G.KeepAxis(G.Mean(x, [axis]), axis);

    internal Node? LayerNorm(Node x)
    {
        if (x.Shape.Rank == 0) return null;
        var axis = x.Shape.Rank - 1;
        var centred = G.Subtract(x, KeptMean(x, axis));
        var normal = G.Divide(centred, G.Sqrt(G.Add(KeptMean(G.Multiply(centred, centred), axis), 0.25)));
        return G.Add(G.Multiply(normal, NewSource(new Shape(x.Shape[axis]))), NewSource(new Shape(x.Shape[axis])));
    }

    internal Node? BatchNorm(Node x)
    {
        if (x.Shape.Rank < 2) return null;
        int[] axes = [.. Enumerable.Range(0, x.Shape.Rank).Where(a => a != 1)];
        var shape = x.Shape.Collapse(axes);
        Node Over(Node v) => G.Reshape(G.Mean(v, axes), shape);
        var centred = G.Subtract(x, Over(x));
        return G.Multiply(G.Divide(centred, G.Sqrt(G.Add(Over(G.Multiply(centred, centred)), 0.5))), NewSource(shape));
    }

    /// <summary>Over the last axis but one, with masks, biases and dropout now and then.</summary>
    internal Node? Attention(Node x)
    {
        if (x.Shape.Rank < 2 || x.Shape.Rank > 3) return null;
        var width = x.Shape[x.Shape.Rank - 1];
        var batch = "nm"[..(x.Shape.Rank - 2)];
        Node Project() => OneIn(3) ? x : G.Apply(new Contract(batch + "td", "de", batch + "te"), x, NewSource(new Shape(width, width)));
        var scores = G.Multiply(G.Apply(new Contract(batch + "td", batch + "sd", batch + "ts"), Project(), Project()), 0.5);
        if (Size(scores.Shape) > LargestTensor) return null;
        if (OneIn(2)) scores = G.Select(Mask(scores.Shape), scores, G.Constant(-8));
        if (OneIn(4)) scores = G.Add(scores, NewSource(new Shape(scores.Shape.Dims.Skip(scores.Shape.Rank - 2))));
        var weights = Softmax(scores)!;
        if (OneIn(4)) weights = Dropout(weights);
        return G.Apply(new Contract(batch + "ts", batch + "sd", batch + "td"), weights, Project());
    }

    /// <summary>A square of an axis read by rows and by columns at once.</summary>
    internal Node? Gram(Node x)
    {
        if (x.Shape.Rank is not (2 or 3)) return null;
        var batch = x.Shape.Rank == 3 ? "n" : "";
        var square = G.Tanh(G.Apply(new Contract(batch + "td", batch + "sd", batch + "ts"), x, x));
        if (Size(square.Shape) > LargestTensor) return null;
        int[] swap = batch.Length == 0 ? [1, 0] : [0, 2, 1];
        if (OneIn(2)) square = G.Multiply(square, NewSource(square.Shape));
        var both = OneIn(2)
            ? G.Multiply(square, G.Exp(G.Transpose(square, swap))) : G.Subtract(square, G.Multiply(G.Transpose(square, swap), 0.5));
        return OneIn(2) ? Softmax(both) : Tame(G.Sum(both, [x.Shape.Rank - 1]));
    }

    internal Node? CrossEntropy(Node x)
    {
        if (x.Shape.Rank == 0 || x.Shape[x.Shape.Rank - 1].Constant is not { } classes) return null;
        var axis = x.Shape.Rank - 1;
        var target = G.KeepAxis(NewIndices(new Shape(x.Shape.Dims.Take(axis)), (int)classes), axis);
        var picked = G.Sum(G.Select(G.Equal(target, G.IotaAlong(x.Shape, axis)), x, G.Constant(0)), [axis]);
        return G.Subtract(G.Log(G.Sum(G.Exp(Moderate(x)), [axis])), picked);
    }

    internal Node Dropout(Node x) =>
        G.Select(G.Less(G.Apply(new Uniform(G.NextDraw(), x.Shape)), G.Constant(0.75)), G.Divide(x, G.Constant(0.75)), G.Constant(0));

    /// <summary>Halves of the last axis, one gating the other.</summary>
    internal Node? Gate(Node x)
    {
        if (x.Shape.Rank == 0) return null;
        var axis = x.Shape.Rank - 1;
        var half = x.Shape[axis];
        var both = G.Apply(new Concat(axis), x, NewSource(x.Shape));
        return G.Multiply(G.Slice(both, axis, 0, half), G.Sigmoid(G.Slice(both, axis, half, half)));
    }

    internal Node? Linear(Node x)
    {
        if (x.Shape.Rank == 0) return null;
        var features = NewDim();
        var labels = "abcdef"[..(x.Shape.Rank - 1)];
        var y = G.Add(
            G.Apply(new Contract(labels + "k", "ok", labels + "o"), x, NewSource(new Shape(features, x.Shape[x.Shape.Rank - 1]))), NewSource(new Shape(features)));
        return OneIn(2) ? G.Maximum(y, G.Constant(0)) : y;
    }

    /// <summary>A short chain whose every value is used twice by the next.</summary>
    internal Node Squares(Node x)
    {
        x = G.Sin(x);
        for (var i = 0; i < 4; i++) x = OneIn(2) ? G.Multiply(G.Add(x, 0.5), G.Cos(x)) : G.Multiply(x, x);
        return x;
    }

    /// <summary>Rows of a table, which is also the weight of a product now and then.</summary>
    internal Node Embedding()
    {
        var count = 2 + Next(3);
        var table = NewSource(new Shape(count, 1 + Next(4)));
        var rows = G.Apply(new Gather(), table, NewIndices(new Shape([.. Enumerable.Range(0, 1 + Next(2)).Select(_ => NewDim())]), count));
        var labels = "abc"[..(rows.Shape.Rank - 1)];
        return OneIn(3) ? G.Apply(new Contract(labels + "k", "vk", labels + "v"), G.Tanh(rows), table) : rows;
    }

    const int LargestDerived = 80, MostDerivatives = 2;
    int derivatives;

    /// <summary>A gradient that the loss depends on, or the value after a step of gradient descent.</summary>
    internal Node? Derivative(Node x)
    {
        var order = Topological.Order([x], n => n.Inputs);
        Node[] numbers = [.. order.Where(n => n.Op is Source && n.Type == ElementType.Float32)];
        if (numbers.Length == 0 || order.Count > LargestDerived || derivatives++ >= MostDerivatives) return null;
        var of = numbers[Next(numbers.Length)];
        var gradient = Differentiate.Gradients(G, SumAll(OneIn(2) ? G.Sin(x) : G.Multiply(x, x)), [of])[0];
        return OneIn(2) ? G.Subtract(of, G.Multiply(G.Tanh(gradient), 0.1)) : Tame(gradient);
    }
}
