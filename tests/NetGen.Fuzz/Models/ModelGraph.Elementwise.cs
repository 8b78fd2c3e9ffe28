using NetGen.Compiler.Graphs;
using NetGen.Compiler.Ops;
using NetGen.Compiler.Shapes;

namespace NetGen.Fuzz.Models;

// Functions of elements, and masks.
public sealed partial class ModelGraph
{
    internal Node Unary(Node x) => Next(18) switch
    {
        0 => G.Negate(x),
        1 => G.Exp(Moderate(x)),
        2 => G.Log(Positive(x)),
        3 => G.Log1p(G.Multiply(x, x)),
        4 => G.Sqrt(Positive(x)),
        5 => G.Cos(x),
        6 => G.Sigmoid(x),
        7 => G.Erf(x),
        8 => G.Sin(x),
        9 => G.Power(Positive(x), G.Constant(Pick(0, 0.5, 1, 2, -1.5))),
        10 => G.Multiply(x, Pick(0, 1, -1, 0.5)),
        11 => G.Divide(x, G.Constant(Pick(1.0, 2, -4))),
        12 => G.StopGradient(x),
        13 => G.Abs(x),
        14 => G.Sign(x),
        15 => G.Elementwise(Pick<ElementwiseOp>(new Floor(), new Ceil(), new Trunc(), new Round()), G.Multiply(x, 3)),
        16 => G.Atan(x),
        _ => G.Maximum(x, G.Constant(0)),
    };

    internal Node Binary(Node x)
    {
        var y = OneIn(4) ? NewSource(Broadcastable(x.Shape)) : Second(y => IsBroadcastable(x.Shape, y.Shape), () => Broadcastable(x.Shape));
        return Next(8) switch
        {
            0 => G.Add(x, y),
            1 => G.Subtract(x, y),
            2 => Tame(G.Multiply(x, y)),
            3 => G.Divide(x, Positive(y)),
            4 => G.Power(Positive(Moderate(x)), Moderate(y)),
            5 => G.Maximum(x, y),
            6 => G.Minimum(x, y),
            _ => G.Multiply(x, G.Cast(Mask(x.Shape), ElementType.Float32)),
        };
    }

    Shape Broadcastable(Shape shape) => new(shape.Dims.Select(d => OneIn(3) ? 1 : d).ToArray().Skip(Next(shape.Rank + 1)));

    static bool IsBroadcastable(Shape a, Shape b) =>
        a.Dims.Reverse().Zip(b.Dims.Reverse()).All(p => p.First.Equals(p.Second) || p.First.Is(1) || p.Second.Is(1));

    Node Mask(Shape shape) => Next(10) switch
    {
        0 => G.BroadcastTo(G.Apply(new Input($"m{sources++}", Broadcastable(shape), ElementType.Bool)), shape),
        1 => G.Less(G.Apply(new Uniform(G.NextDraw(), shape)), G.Constant(0.5)),
        2 when shape.Rank >= 2 => G.BroadcastTo(G.LessOrEqual(G.IotaAlong(shape, shape.Rank - 1), G.IotaAlong(shape, shape.Rank - 2)), shape),
        3 => G.Elementwise(Pick<ElementwiseOp>(new And(), new Or()), Mask(shape), G.Not(Mask(shape))),
        4 when shape.Rank >= 1 => G.BroadcastTo(G.Equal(G.IotaAlong(shape, shape.Rank - 1), G.DimValue(shape[shape.Rank - 1] - 1)), shape),
        5 => G.Cast(G.Elementwise(new Floor(), G.Multiply(NewSource(shape), 2)), ElementType.Bool),
        6 when shape.Rank >= 1 && shape[0].Constant is > 1 => G.Apply(new Concat(0), Mask(shape.With(0, 1)), Mask(shape.With(0, shape[0] - 1))),
        7 when shape.Rank >= 1 && shape[0].Constant is > 2 => G.Pad(Mask(shape.With(0, shape[0] - 2)), 0, 1, 1, Next(2)),
        8 when shape.Rank >= 2 => G.Transpose(Mask(new Shape(shape.Dims.Reverse())), [.. Enumerable.Range(0, shape.Rank).Reverse()]),
        _ => G.BroadcastTo(G.Less(NewSource(Broadcastable(shape)), G.Constant(0.125)), shape),
    };

    internal Node Choose(Node x)
    {
        // A large number stands for "never" in masked scores.
        if (OneIn(4)) return G.Multiply(OneIn(2) ? G.Select(Mask(x.Shape), G.Constant(-1e3), Moderate(x)) : G.Select(Mask(x.Shape), Moderate(x), G.Constant(-1e3)), 1.0 / 1024);
        var y = OneIn(2) ? G.Constant(0) : Second(y => IsBroadcastable(x.Shape, y.Shape), () => Broadcastable(x.Shape));
        var mask = Mask(GraphBuilder.BroadcastShape("Select", x.Shape, y.Shape));
        var chosen = OneIn(2) ? G.Select(mask, y, x) : G.Select(mask, x, y);
        return OneIn(4) ? G.Multiply(chosen, G.Cast(mask, ElementType.Float32)) : chosen;
    }
}
