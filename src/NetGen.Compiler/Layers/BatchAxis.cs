using NetGen.Compiler.Diagnostics;
using NetGen.Compiler.Evaluate;
using NetGen.Compiler.Shapes;

namespace NetGen.Compiler.Layers;

/// <summary>Warns of probabilities and norms over the batch, the named dimension that stands first.</summary>
static class BatchAxis
{
    public static void Check(Program program, string name, int axis, Shape shape)
    {
        if (axis == 0 && shape.Rank > 1 && shape[0].SingleAtom is NamedDim) program.Warn(Rule.OverBatch, name, "0", shape.ToString());
    }
}
