using NetGen.Compiler.Graphs;
using NetGen.Compiler.Ops;
using NetGen.Compiler.Shapes;

namespace NetGen.Fuzz.Models;

// Changes of shape.
public sealed partial class ModelGraph
{
    internal Node Regroup(Node x)
    {
        List<Dim> dims = [.. x.Shape.Dims];
        var at = Next(Math.Max(dims.Count, 1));
        switch (Next(4))
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
                dims.Insert(Next(dims.Count + 1), 1);
                break;
        }
        return G.Reshape(x, new Shape(dims));
    }

    internal Node Permute(Node x) => G.Transpose(x, Order(x.Shape.Rank));

    internal Node? Part(Node x)
    {
        if (x.Shape.Rank == 0) return null;
        var axis = Next(x.Shape.Rank);
        var extent = x.Shape[axis];
        if (extent.Constant is not { } count) return OneIn(2) ? G.Slice(x, axis, extent - 1, 1) : G.Slice(x, axis, 0, 1);
        var start = Next((int)count);
        var step = 1 + Next(3);
        return G.Slice(x, axis, start, 1 + Next((int)((count - 1 - start) / step) + 1), step);
    }

    internal Node? Padded(Node x)
    {
        if (x.Shape.Rank == 0) return null;
        var axis = Next(x.Shape.Rank);
        // Negative widths cut off.
        Dim cut = x.Shape[axis].Constant is >= 3 ? -1 : 0;
        var before = OneIn(3) ? cut : Next(3);
        var after = OneIn(3) ? cut : Pick<Dim>(0, 1, 1, T);
        return G.Pad(x, axis, before, after, Pick(0, 0, 0.5), Next(2));
    }

    internal Node? Joined(Node x)
    {
        if (x.Shape.Rank == 0) return null;
        var axis = Next(x.Shape.Rank);
        bool Fits(Node y) => y.Shape.Rank == x.Shape.Rank && y.Shape.With(axis, 1).Equals(x.Shape.With(axis, 1));
        List<Node> parts = [x];
        for (var more = Next(3); more > 0; more--)
        {
            parts.Add(OneIn(2) ? Second(Fits, () => x.Shape) : NewSource(x.Shape.With(axis, NewDim())));
        }
        return G.Apply(new Concat(axis), [.. Order(parts.Count).Select(i => parts[i])]);
    }
}
