using NetGen.Compiler.Kernels;
using NetGen.Compiler.Ops;
using NetGen.Compiler.Shapes;

namespace NetGen.Compiler.Emit.Stages;

/// <summary>A reduction over a small window as one expression.</summary>
static class UnrolledReduction
{
    const long MostElements = 9;

    /// <summary>Null where it is none.</summary>
    /// <param name="stage">The reduction.</param>
    /// <param name="body">Its body, placed.</param>
    public static Expr? Of(ReduceStage stage, Expr body)
    {
        if (Dim.Product(stage.Reduced.Select(a => a.Extent)).Constant is not { } count || count > MostElements || count == 0) return null;
        Expr[] terms = [.. Reference.Indices([.. stage.Reduced.Select(a => a.Extent.Constant!.Value)]).Select(index =>
            body.Substitute(Axis.At(stage.Reduced, [.. index.Select(i => (Dim)i)])))];
        return stage.Monoid switch
        {
            Monoid.ArgMax => FirstOf(terms, terms.Aggregate(Maximum)),
            Monoid.Max => terms.Aggregate(Maximum),
            _ => terms.Aggregate((a, b) => new Apply(new Add(), [a, b])),
        };

        static Expr Maximum(Expr a, Expr b) => new Apply(new Maximum(), [a, b]);
    }

    /// <summary>The position of the first term that is the largest, or NaN if that is what the largest is.</summary>
    static Expr FirstOf(Expr[] terms, Expr largest)
    {
        Expr first = new Const(terms.Length - 1);
        for (var i = terms.Length - 2; i >= 0; i--)
        {
            var isLargest = new Apply(new Equal(), [terms[i], largest]);
            var isNaN = new Apply(new Not(), [new Apply(new Equal(), [terms[i], terms[i]])]);
            first = new Apply(new Select(), [new Apply(new Or(), [isLargest, isNaN]), new Const(i), first]);
        }
        return first;
    }
}
