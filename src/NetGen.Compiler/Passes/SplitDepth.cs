using NetGen.Compiler.Kernels;
using NetGen.Compiler.Ops;
using NetGen.Compiler.Shapes;

namespace NetGen.Compiler.Passes;

/// <summary>
/// Cuts long sums of products with few results into parts, for machines with many threads: the gradient of a filter is a sum over all
/// pixels of all images. <c>y = Σₖ a b</c> becomes <c>partsₛ = Σ a b</c> over a part of k, and <c>y = Σₛ partsₛ</c>; both are stages like
/// others, and the order of the sums is fixed.
/// </summary>
static class SplitDepth
{
    /// <summary>Results of a product that keep a GPU busy by themselves: a hundred tiles of 64 × 64.</summary>
    const long ManyResults = 100 * 64 * 64;

    /// <summary>The least depth of a part.</summary>
    const long LeastDepth = 256;

    const long MostParts = 64;

    public static IReadOnlyList<Stage> Run(IReadOnlyList<Stage> stages)
    {
        List<Stage> result = [];
        foreach (var stage in stages)
        {
            if (stage is ContractStage contract && Parts(contract) is > 1 and var parts) result.AddRange(Split(contract, parts, result.Count));
            else result.Add(stage);
        }
        return result;
    }

    /// <summary>Into how many parts the sum is cut.</summary>
    static long Parts(ContractStage stage)
    {
        if (stage.Summed.IsEmpty || stage.Target.Storage == Storage.Local) return 1;
        var results = Nominal.Of(stage.Target.Shape.Size);
        var depth = Nominal.Of(Dim.Product(stage.Summed.Select(a => a.Extent)));
        var wanted = Math.Min(MostParts, Math.Min(ManyResults / Math.Max(1, results), depth / LeastDepth));
        var longest = Nominal.Of(Longest(stage).Extent);
        long parts = 1;
        while (2 * parts <= wanted && 2 * parts <= longest) parts *= 2;
        return parts;
    }

    static Axis Longest(ContractStage stage) => stage.Summed.OrderByDescending(a => Nominal.Of(a.Extent)).First();

    static IEnumerable<Stage> Split(ContractStage stage, long count, int number)
    {
        var cut = Longest(stage);
        var length = Dim.FloorDivide(cut.Extent + (count - 1), count);
        Axis part = new($"{cut.Id}part{number}", count), step = new($"{cut.Id}step{number}", length), other = new($"{cut.Id}sum{number}", count);
        var position = length * Dim.Of(part) + Dim.Of(step);
        var target = stage.Target;
        var parts = new Value(target.Name + "_parts", target.Type, new Shape([count, .. target.Shape.Dims]), Storage.Arena, target.Scope);

        yield return stage with
        {
            Target = parts,
            Axes = [part, .. stage.Axes],
            Summed = [.. stage.Summed.Select(a => a.Equals(cut) ? step : a)],
            Left = Operand(stage.Left),
            Right = Operand(stage.Right),
            Convolution = null,
        };
        var axes = stage.Axes.ToDictionary(a => a, a => new Axis($"{a.Id}sum{number}", a.Extent));
        Dim[] index = [Dim.Of(other), .. stage.Axes.Select(a => a.Extent.Is(1) ? Dim.Zero : Dim.Of(axes[a]))];
        yield return new ReduceStage(target, [.. stage.Axes.Select(a => axes[a])], [other], Monoid.Sum, new Load(parts, parts.Shape, [.. index])) { Loops = stage.Loops };

        // The last part may be shorter.
        Expr Operand(Expr operand)
        {
            var moved = Move(operand);
            return (count * length).Equals(cut.Extent) ? moved : new Guarded([new InRange(position, cut.Extent)], moved, new Const(0));
        }

        Expr Move(Expr expr) => expr.Rebuild(Move, d => d.Substitute(cut, position));
    }
}
