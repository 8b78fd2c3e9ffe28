using NetGen.Compiler.Diagnostics;
using NetGen.Compiler.Evaluate;
using NetGen.Compiler.Graphs;
using NetGen.Compiler.Ops;
using NetGen.Compiler.Shapes;

namespace NetGen.Compiler.Layers;

/// <summary>What losses check: their arguments have equal shapes, nothing broadcasts.</summary>
static class Losses
{
    /// <summary>Dropout acts in training only, so only there its result is another value than its input.</summary>
    public static Node Prediction(Program program, string loss, Node prediction)
    {
        if (program.IsTraining && program.IsMadeBy(prediction, Dropout.Kind)) program.Warn(Rule.DropoutBeforeLoss, loss);
        return prediction;
    }

    public static void CheckEqual(string what, Shape found, string of, Shape expected)
    {
        if (found.Rank != expected.Rank)
            throw new ShapeException("NG0206", $"{what} of shape {expected}, as {of}", found.ToString(),
                "a loss does not broadcast; Reshape or Squeeze one of them");
        for (var a = 0; a < found.Rank; a++)
        {
            if (found[a].Equals(expected[a])) continue;
            throw new ShapeException("NG0200", expected.ToString(), found.ToString(), a.ToString(), expected[a].ToString(), found[a].ToString(),
                $"{what} must have the shape of {of}: a loss does not broadcast");
        }
    }
}
