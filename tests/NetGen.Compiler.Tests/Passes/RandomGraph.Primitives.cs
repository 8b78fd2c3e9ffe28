using NetGen.Compiler.Graphs;
using NetGen.Compiler.Ops;
using NetGen.Compiler.Shapes;

namespace NetGen.Compiler.Tests.PassesTests;

/// <summary>Steps of one primitive each; null where it does not fit.</summary>
sealed partial class RandomGraph
{
    Node Unary(Node x) => random.Next(smooth ? 12 : 16) switch
    {
        0 => G.Negate(x),
        1 => G.Exp(G.Elementwise(new Compiler.Ops.Tanh(), x)),
        2 => G.Log(Positive(x)),
        3 => G.Elementwise(new Log1p(), G.Multiply(x, x)),
        4 => G.Sqrt(Positive(x)),
        5 => G.Cos(x),
        6 => G.Sigmoid(x),
        7 => G.Elementwise(new Erf(), x),
        8 => smooth ? G.Sin(x) : G.StopGradient(x),
        9 => G.Power(Positive(x), G.Constant(Pick(0, 0.5, 1, 2, -1.5))),
        10 => G.Multiply(x, G.Constant(Pick(0, 1, -1, 0.5))),
        11 => G.Divide(x, G.Constant(Pick(1.0, 2, -4))),
        12 => G.Elementwise(new Abs(), x),
        13 => G.Sign(x),
        14 => G.Elementwise(new Floor(), x),
        _ => G.Maximum(x, G.Constant(0)),
    };

    Node? Binary()
    {
        var x = Any();
        var y = random.Next(3) == 0 ? NewSource(Broadcastable(x.Shape)) : Any();
        if (!IsBroadcastable(x.Shape, y.Shape)) return null;
        return random.Next(smooth ? 5 : 7) switch
        {
            0 => G.Add(x, y),
            1 => G.Subtract(x, y),
            2 => Tame(G.Multiply(x, y)),
            3 => G.Divide(x, Positive(y)),
            4 => G.Power(Positive(x), G.Elementwise(new Compiler.Ops.Tanh(), y)),
            5 => G.Maximum(x, y),
            _ => G.Minimum(x, y),
        };
    }

    Shape Broadcastable(Shape shape) => new(shape.Dims.Select(d => random.Next(3) == 0 ? 1 : d).Skip(random.Next(shape.Rank + 1)));

    static bool IsBroadcastable(Shape a, Shape b) =>
        a.Dims.Reverse().Zip(b.Dims.Reverse()).All(p => p.First.Equals(p.Second) || p.First.Is(1) || p.Second.Is(1));

    /// <summary>A mask; one of values that depend on parameters has a kink.</summary>
    Node Mask(Shape shape) => random.Next(smooth ? 3 : 5) switch
    {
        0 => G.Less(G.Apply(new Uniform(G.NextDraw(), shape)), G.Constant(0.5)),
        1 => G.BroadcastTo(G.Apply(new Input($"m{sources++}", Broadcastable(shape), ElementType.Bool)), shape),
        2 when shape.Rank >= 2 => G.BroadcastTo(
            G.Elementwise(new LessOrEqual(), G.IotaAlong(shape, shape.Rank - 1), G.IotaAlong(shape, shape.Rank - 2)), shape),
        2 => G.Less(G.Apply(new Uniform(G.NextDraw(), shape)), G.Constant(0.25)),
        3 => G.Elementwise(Pick<ElementwiseOp>(new And(), new Or()), Mask(shape), G.Elementwise(new Not(), Mask(shape))),
        _ => G.BroadcastTo(G.Less(NewSource(Broadcastable(shape)), G.Constant(0.125)), shape),
    };

    Node? Choose(Node x)
    {
        var y = random.Next(2) == 0 ? G.Constant(Pick(0, -1e3)) : Any();
        if (y.Op is Constant { Value: < -1 }) x = G.Elementwise(new Compiler.Ops.Tanh(), x);
        if (!IsBroadcastable(x.Shape, y.Shape)) return null;
        var mask = Mask(GraphBuilder.BroadcastShape("Select", x.Shape, y.Shape));
        var chosen = random.Next(2) == 0 ? G.Select(mask, x, y) : G.Select(mask, y, x);
        return y.Op is Constant { Value: < -1 } ? G.Multiply(chosen, G.Constant(1.0 / 1024))
            : random.Next(4) == 0 ? G.Multiply(chosen, G.Cast(mask, ElementType.Float32)) : chosen;
    }

    Node Regroup(Node x)
    {
        List<Dim> dims = [.. x.Shape.Dims];
        var at = random.Next(Math.Max(dims.Count, 1));
        switch (random.Next(4))
        {
            case 0 when dims.Count >= 2 && at + 1 < dims.Count:
                dims[at] *= dims[at + 1];
                dims.RemoveAt(at + 1);
                break;
            case 1 when dims.Count > 0 && dims[at].Constant is 4:
                dims[at] = 2;
                dims.Insert(at, 2);
                break;
            case 2 when dims.Count > 0 && dims[at].Is(1):
                dims.RemoveAt(at);
                break;
            case 3 when dims.Count >= 2:
                // A cyclic shift of extents: the same elements under axes that do not fit the old ones.
                dims = [.. dims.Skip(1), dims[0]];
                break;
            default:
                dims.Insert(random.Next(dims.Count + 1), 1);
                break;
        }
        return G.Reshape(x, new Shape(dims));
    }

    Node Permute(Node x)
    {
        int[] order = [.. Enumerable.Range(0, x.Shape.Rank)];
        random.Shuffle(order);
        return G.Transpose(x, order);
    }

    Node? Part(Node x)
    {
        if (x.Shape.Rank == 0) return null;
        var axis = random.Next(x.Shape.Rank);
        var extent = x.Shape[axis];
        if (extent.Constant is not { } count) return G.Slice(x, axis, Pick(0, extent - 1), 1);
        var start = random.Next((int)count);
        var step = random.Next(1, 4);
        return G.Slice(x, axis, start, 1 + random.Next((int)((count - 1 - start) / step) + 1), step);
    }

    Node? Padded(Node x)
    {
        if (x.Shape.Rank == 0) return null;
        var axis = random.Next(x.Shape.Rank);
        var before = random.Next(3);
        var cut = x.Shape[axis].Constant is >= 3 ? -1 : 0;
        return G.Pad(x, axis, random.Next(3) == 0 ? cut : before, random.Next(3) == 0 ? cut : Pick<Dim>(0, 1, 1, T), Pick(0, 0, 0.5), random.Next(2));
    }

    Node? Joined(Node x)
    {
        if (x.Shape.Rank == 0) return null;
        var axis = random.Next(x.Shape.Rank);
        Node[] others = [.. pool.Where(n => n.Shape.Rank == x.Shape.Rank && n.Shape.With(axis, 1).Equals(x.Shape.With(axis, 1)))];
        return G.Apply(new Concat(axis),
            [.. Enumerable.Range(0, random.Next(1, 4)).Select(_ => random.Next(2) == 0 ? Pick(others) : NewSource(x.Shape.With(axis, NewDim())))]);
    }

    Node? Reduced(Node x)
    {
        if (x.Shape.Rank == 0) return null;
        var axis = random.Next(x.Shape.Rank);
        int[] axes = [.. Enumerable.Range(0, x.Shape.Rank).Where(a => a == axis || random.Next(3) == 0)];
        return random.Next(smooth ? 3 : 5) switch
        {
            0 => Tame(G.Sum(x, axes)),
            1 => G.Divide(G.Sum(x, [axis]), G.DimValue(x.Shape[axis])),
            2 => G.Multiply(G.Sum(G.Multiply(x, x), axes), G.Constant(0.125)),
            3 => G.Apply(new ReduceMax(axis), x),
            _ => G.Multiply(G.Cast(G.ArgMax(x, axis), ElementType.Float32), G.Constant(0.25)),
        };
    }

    /// <summary>Axes of the same extent may be the same axis; what is shared is summed or kept.</summary>
    Node? Product(Node x, Node? y)
    {
        var left = "abcdef"[..x.Shape.Rank];
        var fresh = new Queue<char>("uvwxyz");
        y ??= NewSource(new Shape([.. x.Shape.Dims.Where(_ => random.Next(2) == 0), NewDim()]));
        var right = "";
        foreach (var dim in y.Shape.Dims)
        {
            char[] same = [.. left.Where((c, i) => x.Shape[i].Equals(dim) && !right.Contains(c))];
            right += same.Length > 0 && random.Next(5) > 0 ? Pick(same) : fresh.Dequeue();
        }
        var result = string.Concat(left.Union(right).Where(c => !(left.Contains(c) && right.Contains(c)) || random.Next(3) == 0)).ToCharArray();
        random.Shuffle(result);
        var shape = new Shape(result.Select(c => left.Contains(c) ? x.Shape[left.IndexOf(c)] : y.Shape[right.IndexOf(c)]));
        return shape.Rank > 5 || Size(shape) > LargestTensor ? null : Tame(G.Apply(new Contract(left, right, new string(result)), x, y));
    }

    Node? Indexed(Node x)
    {
        if (x.Shape.Rank == 0) return null;
        if (random.Next(2) == 0)
        {
            var count = (int)(x.Shape[0].Constant ?? 1);
            return G.Apply(new Gather(), x, Indices(new Shape([.. Enumerable.Range(0, random.Next(3)).Select(_ => NewDim())]), count));
        }
        var rank = random.Next(1, x.Shape.Rank + 1);
        var rows = random.Next(1, 4);
        return Tame(G.Apply(new ScatterAdd(new Shape([rows, .. x.Shape.Dims.Skip(rank)])), Indices(new Shape(x.Shape.Dims.Take(rank)), rows), x));
    }

    /// <summary>Given or computed positions below a count.</summary>
    Node Indices(Shape shape, int count)
    {
        if (smooth || random.Next(3) > 0) return random.Next(3) == 0 && shape.Rank == 2
            ? G.Transpose(NewIndices(new Shape(shape[1], shape[0]), count), [1, 0])
            : NewIndices(shape, count);
        return G.ArgMax(NewSource(new Shape([.. shape.Dims, count])), shape.Rank);
    }

    Node? Convolved(Node x)
    {
        if (x.Shape.Rank is not (3 or 4) || Size(x.Shape) > 60) return null;
        var rank = x.Shape.Rank - 2;
        var kernel = Enumerable.Range(0, rank).Select(_ => (long)random.Next(1, 4)).ToArray();
        ConvolutionShape geometry = new(Several(1, 2), [.. kernel.Select(k => Math.Max(k / 2, random.Next((int)k)))],
            Several(1, 1), x.Shape[1].Constant is { } c && c % 2 == 0 ? Pick(1, 2) : 1);
        if (random.Next(2) == 0)
        {
            var filter = NewSource(new Shape([geometry.Groups * random.Next(1, 3), Dim.FloorDivide(x.Shape[1], geometry.Groups),
                .. kernel.Select(k => (Dim)k)]));
            return Tame(G.Apply(new Conv(geometry), x, filter));
        }
        Dim[] spatial = [.. kernel.Select((k, a) =>
            geometry.Stride[a] * (x.Shape[a + 2] - 1) + k + random.Next((int)geometry.Stride[a]) - 2 * geometry.Padding[a])];
        if (!spatial.All(Dim.IsPositive)) return null;
        return Tame(G.Apply(new ConvInput(geometry, [.. spatial]), x,
            NewSource(new Shape([x.Shape[1], random.Next(1, 3), .. kernel.Select(k => (Dim)k)]))));

        EquatableArray<long> Several(int low, int high) => [.. Enumerable.Range(0, rank).Select(_ => (long)random.Next(low, high + 1))];
    }

    Node? Windows(Node x)
    {
        var rank = Math.Min(x.Shape.Rank, random.Next(1, 3));
        if (rank == 0) return null;
        var kernel = Enumerable.Range(0, rank).Select(_ => (long)random.Next(1, 4)).ToArray();
        WindowShape window = new([.. kernel],
            random.Next(2) == 0 ? [.. kernel] : [.. kernel.Select(_ => (long)random.Next(1, 3))],
            [.. kernel.Select(k => k / 2)], [.. kernel.Select(_ => 1L)]);
        if (random.Next(2) == 0) window = window with { Padding = [.. kernel.Select(_ => 0L)] };
        var output = window.OutputShape(x.Shape);
        if (!output.Dims.All(Dim.IsPositive)) return null;
        return smooth || random.Next(2) == 0 ? Tame(G.Apply(new WindowSum(window), x)) : G.Apply(new WindowMax(window), x);
    }
}
