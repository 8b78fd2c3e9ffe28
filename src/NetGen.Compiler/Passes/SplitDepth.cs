using NetGen.Compiler.Kernels;
using NetGen.Compiler.Ops;
using NetGen.Compiler.Shapes;

namespace NetGen.Compiler.Passes;

/// <summary>
/// Cuts long reductions with few results into parts, for machines with many threads: the gradient of a filter is a sum over all pixels of
/// all images, a loss one over everything. <c>y = Σₖ x</c> becomes <c>partsₛ = Σ x</c> over a part of k, and <c>y = Σₛ partsₛ</c>; both are
/// stages like others, and the order of the sums is fixed.
/// </summary>
static class SplitDepth
{
    /// <summary>Results of a product that keep a GPU busy by themselves: a hundred tiles of 64 × 64.</summary>
    const long ManyResults = 100 * 64 * 64;

    /// <summary>The least depth of a part of a product.</summary>
    const long LeastDepth = 256;

    const long MostParts = 64;

    /// <summary>More results of a reduction than this have cells of their own, which may be those of what follows.</summary>
    const long FewResults = 8;

    /// <summary>The least part of a reduction: what a group of threads does without noticing its launch.</summary>
    const long LeastPart = 8192;

    const long MostPartsOfFewResults = 512;

    public static IReadOnlyList<Stage> Run(IReadOnlyList<Stage> stages)
    {
        List<Stage> result = [];
        foreach (var stage in stages)
        {
            if (Parts(stage) is > 1 and var parts) result.AddRange(Split(stage, parts, result.Count));
            else result.Add(stage);
        }
        return result;
    }

    /// <summary>Into how many parts a reduction is cut.</summary>
    static long Parts(Stage stage)
    {
        if (stage is not (ContractStage or ReduceStage { Monoid: Monoid.Sum or Monoid.Max }) || !stage.InnerAxes.Any() || stage.Target.Storage == Storage.Local) return 1;
        var results = Math.Max(1, Nominal.Of(stage.Target.Shape.Size));
        var depth = Nominal.Of(Dim.Product(stage.InnerAxes.Select(a => a.Extent)));
        var wanted = stage is ContractStage ? Math.Min(MostParts, Math.Min(ManyResults / results, depth / LeastDepth))
            : results <= FewResults ? Math.Min(MostPartsOfFewResults / results, depth / LeastPart) : 1;
        var longest = Nominal.Of(Longest(stage).Extent);
        long parts = 1;
        while (2 * parts <= wanted && 2 * parts <= longest) parts *= 2;
        return parts;
    }

    static Axis Longest(Stage stage) => stage.InnerAxes.OrderByDescending(a => Nominal.Of(a.Extent)).First();

    static IEnumerable<Stage> Split(Stage stage, long count, int number)
    {
        var cut = Longest(stage);
        var length = Dim.FloorDivide(cut.Extent + (count - 1), count);
        Axis part = new($"{cut.Id}part{number}", count), step = new($"{cut.Id}step{number}", length), other = new($"{cut.Id}sum{number}", count);
        var position = length * Dim.Of(part) + Dim.Of(step);
        var target = stage.Target;
        var parts = new Value(target.Name + "_parts", target.Type, new Shape([count, .. target.Shape.Dims]), Storage.Arena, target.Scope);
        EquatableArray<Axis> cells = [part, .. stage.Axes], steps = [.. stage.InnerAxes.Select(a => a.Equals(cut) ? step : a)];
        var monoid = (stage as ReduceStage)?.Monoid ?? Monoid.Sum;

        yield return stage switch
        {
            ReduceStage s => s with { Target = parts, Axes = cells, Reduced = steps, Body = Part(s.Body) },
            ContractStage s => s with { Target = parts, Axes = cells, Summed = steps, Left = Part(s.Left), Right = Part(s.Right), Convolution = null },
            _ => throw new NotSupportedException(stage.GetType().Name),
        };
        var axes = stage.Axes.ToDictionary(a => a, a => new Axis($"{a.Id}sum{number}", a.Extent));
        Dim[] index = [Dim.Of(other), .. stage.Axes.Select(a => axes[a].Index)];
        yield return new ReduceStage(target, [.. stage.Axes.Select(a => axes[a])], [other], monoid, new Load(parts, parts.Shape, [.. index])) { Loops = stage.Loops };

        // The last part may be shorter.
        Expr Part(Expr expr)
        {
            var moved = expr.Substitute(Axis.At([cut], [position]));
            return (count * length).Equals(cut.Extent) ? moved : new Guarded([new InRange(position, cut.Extent)], moved, new Const(monoid.Identity()));
        }
    }
}
