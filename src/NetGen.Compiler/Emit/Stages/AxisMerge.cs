using NetGen.Compiler.Kernels;
using NetGen.Compiler.Shapes;

namespace NetGen.Compiler.Emit.Stages;

/// <summary>Makes one axis of two neighbours that all positions walk through as if they were one.</summary>
static class AxisMerge
{
    /// <param name="axes">The axes, outermost first; merged in place.</param>
    /// <param name="kept">An axis that must stay as it is.</param>
    /// <param name="positions">All polynomials over the axes.</param>
    /// <param name="substitute">Called with the replacement of atoms when two axes became one; positions must follow.</param>
    public static void Run(List<Axis> axes, Axis? kept, Func<IEnumerable<Dim>> positions, Action<Func<Atom, Dim?>> substitute)
    {
        for (var i = axes.Count - 2; i >= 0; i--)
        {
            Axis x = axes[i], y = axes[i + 1];
            if (x.Equals(kept) || y.Equals(kept)) continue;
            if (!positions().All(p => p.Coefficient(x) is { } cx && p.Coefficient(y) is { } cy && cx.Equals(cy * y.Extent))) continue;
            var both = new Axis(y.Id, x.Extent * y.Extent);
            substitute(a => a.Equals(x) ? Dim.Zero : a.Equals(y) ? Dim.Of(both) : null);
            axes[i] = both;
            axes.RemoveAt(i + 1);
        }
    }
}
