using NetGen.Compiler;
using NetGen.Compiler.Graphs;
using NetGen.Compiler.Ops;
using NetGen.Compiler.Shapes;

namespace NetGen.Fuzz.Models;

// Reductions, products, indices, windows.
public sealed partial class ModelGraph
{
    internal Node? Reduced(Node x)
    {
        if (x.Shape.Rank == 0) return null;
        var axis = Next(x.Shape.Rank);
        int[] axes = [.. Enumerable.Range(0, x.Shape.Rank).Where(a => a == axis || OneIn(3))];
        return Next(5) switch
        {
            0 => Tame(G.Sum(x, axes)),
            1 => G.Mean(x, axes),
            2 => G.Multiply(G.Sum(G.Multiply(x, x), axes), 0.125),
            3 => G.Apply(new ReduceMax(axis), x),
            _ => G.Multiply(G.Cast(G.ArgMax(x, axis), ElementType.Float32), 0.25),
        };
    }

    /// <summary>Axes of the same extent may be the same axis; what is shared is summed or kept.</summary>
    internal Node? Product(Node x)
    {
        var left = "abcdef"[..x.Shape.Rank];
        var fresh = new Queue<char>("uvwxyz");
        var y = OneIn(3) ? NewSource(new Shape([.. x.Shape.Dims.Where(_ => OneIn(2)), NewDim()])) : Second(_ => true, NewShape);
        var right = "";
        foreach (var dim in y.Shape.Dims)
        {
            char[] same = [.. left.Where((c, i) => x.Shape[i].Equals(dim) && !right.Contains(c))];
            right += same.Length > 0 && !OneIn(5) ? Pick(same) : fresh.Dequeue();
        }
        char[] result = [.. left.Union(right).Where(c => !(left.Contains(c) && right.Contains(c)) || OneIn(3))];
        result = [.. Order(result.Length).Select(i => result[i])];
        var shape = new Shape(result.Select(c => left.Contains(c) ? x.Shape[left.IndexOf(c)] : y.Shape[right.IndexOf(c)]));
        return shape.Rank > LargestRank || Size(shape) > LargestTensor ? null : Tame(G.Apply(new Contract(left, right, new string(result)), x, y));
    }

    internal Node? Gathered(Node x) =>
        x.Shape.Rank == 0 ? null : G.Apply(new Gather(), x, Positions(new Shape([.. Enumerable.Range(0, Next(3)).Select(_ => NewDim())]), (int)(x.Shape[0].Constant ?? 1)));

    internal Node? Scattered(Node x)
    {
        if (x.Shape.Rank == 0) return null;
        var rank = 1 + Next(x.Shape.Rank);
        var rows = 1 + Next(4);
        return Tame(G.Apply(new ScatterAdd(new Shape([rows, .. x.Shape.Dims.Skip(rank)])), Positions(new Shape(x.Shape.Dims.Take(rank)), rows), x));
    }

    /// <summary>Given or computed positions below a count.</summary>
    Node Positions(Shape shape, int count) => Next(4) switch
    {
        0 when shape.Rank == 2 => G.Transpose(NewIndices(new Shape(shape[1], shape[0]), count), [1, 0]),
        1 => G.ArgMax(NewSource(new Shape([.. shape.Dims, count])), shape.Rank),
        2 => G.Cast(G.Multiply(G.Apply(new Uniform(G.NextDraw(), shape)), count - 0.01), ElementType.Int32),
        _ => NewIndices(shape, count),
    };

    internal Node? Convolved(Node x)
    {
        if (x.Shape.Rank is not (3 or 4) || Size(x.Shape) > 60) return null;
        var rank = x.Shape.Rank - 2;
        var kernel = Enumerable.Range(0, rank).Select(_ => 1L + Next(3)).ToArray();
        ConvolutionShape geometry = new(Several(rank, 2), [.. kernel.Select(k => Math.Max(k / 2, Next((int)k)))],
            Several(rank, 2), x.Shape[1].Constant is { } c && c % 2 == 0 && OneIn(2) ? 2 : 1);
        Dim[] kernelDims = [.. kernel.Select(k => (Dim)k)];
        switch (Next(3))
        {
            case 0:
                if (!Enumerable.Range(0, rank).All(a => Dim.IsPositive(geometry.OutputSize(a, x.Shape[a + 2], kernel[a])))) return null;
                var filter = NewSource(new Shape([geometry.Groups * (1 + Next(2)), Dim.FloorDivide(x.Shape[1], geometry.Groups), .. kernelDims]));
                return Tame(G.Apply(new Conv(geometry), x, filter));
            case 1:
                Dim[] spatial = [.. kernel.Select((k, a) =>
                    geometry.Stride[a] * (x.Shape[a + 2] - 1) + geometry.Dilation[a] * (k - 1) + 1 + Next((int)geometry.Stride[a]) - 2 * geometry.Padding[a])];
                if (!spatial.All(Dim.IsPositive)) return null;
                return Tame(G.Apply(new ConvInput(geometry, [.. spatial]), x, NewSource(new Shape([x.Shape[1], 1 + Next(2), .. kernelDims]))));
            default:
                Dim[] output = [.. kernel.Select((k, a) => geometry.OutputSize(a, x.Shape[a + 2], k))];
                if (!output.All(Dim.IsPositive)) return null;
                var y = NewSource(new Shape([x.Shape[0], geometry.Groups * (1 + Next(2)), .. output]));
                return Tame(G.Apply(new ConvFilter(geometry, [.. kernelDims]), x, y));
        }
    }

    EquatableArray<long> Several(int count, int most) => [.. Enumerable.Range(0, count).Select(_ => 1L + Next(most))];

    internal Node? Windows(Node x)
    {
        if (NewWindow(x.Shape) is not { } window) return null;
        return Next(3) switch
        {
            0 => Tame(G.Apply(new WindowSum(window), x)),
            1 => G.Apply(new WindowMax(window), x),
            _ => G.Multiply(G.Cast(G.Apply(new WindowArgMax(window), x), ElementType.Float32), 0.25),
        };
    }

    WindowShape? NewWindow(Shape input)
    {
        var rank = Math.Min(input.Rank, 1 + Next(2));
        if (rank == 0) return null;
        var kernel = Enumerable.Range(0, rank).Select(_ => 1L + Next(3)).ToArray();
        var window = new WindowShape(
            [.. kernel], OneIn(2) ? Several(rank, 2) : [.. kernel], OneIn(2) ? [.. kernel.Select(k => k / 2)] : [.. kernel.Select(_ => 0L)],
            OneIn(3) ? Several(rank, 2) : [.. kernel.Select(_ => 1L)]);
        return window.OutputShape(input).Dims.All(Dim.IsPositive) ? window : null;
    }

    /// <summary>The operations that derivatives of windows are made of: what a pooling of one value chose, taken from another, or put back.</summary>
    internal Node? WindowPairs(Node x)
    {
        if (NewWindow(x.Shape) is not { } window) return null;
        var y = Second(y => y.Shape.Equals(x.Shape), () => x.Shape);
        var positions = G.Apply(new WindowArgMax(window), x);
        return Next(3) switch
        {
            0 => G.Apply(new WindowTake(window), y, positions),
            1 => Tame(G.Apply(new WindowPut(window, x.Shape), G.Apply(new WindowMax(window), y), positions)),
            _ => Tame(G.Apply(new WindowSpread(window, x.Shape), G.Apply(new WindowMax(window), x))),
        };
    }
}
