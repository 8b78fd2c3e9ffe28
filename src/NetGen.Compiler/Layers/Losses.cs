using NetGen.Compiler.Diagnostics;
using NetGen.Compiler.Evaluate;
using NetGen.Compiler.Graphs;
using NetGen.Compiler.Ops;
using NetGen.Compiler.Shapes;

namespace NetGen.Compiler.Layers;

/// <summary>What becomes of the losses of single positions; the library's enum of this name.</summary>
enum Reduction
{
    Mean,
    Sum,
    None,
}

/// <summary>What losses share: their arguments have equal shapes, nothing broadcasts, and the results are reduced in one way.</summary>
static class Losses
{
    /// <summary>Dropout acts in training only, so only there its result is another value than its input.</summary>
    public static Node Prediction(Program program, string loss, Node prediction)
    {
        if (program.IsTraining && program.IsMadeBy(prediction, Dropout.Kind)) program.Warn(Rule.DropoutBeforeLoss, loss);
        return prediction;
    }

    /// <param name="g">Where the nodes go.</param>
    /// <param name="losses">One for each position.</param>
    /// <param name="reduction">What becomes of them.</param>
    /// <param name="weight">What a mean divides by; the number of positions if it is null.</param>
    public static Node Reduce(GraphBuilder g, Node losses, Reduction reduction, Node? weight = null) => reduction switch
    {
        Reduction.None => losses,
        Reduction.Sum => g.SumOfAll(losses),
        _ => weight is null ? g.MeanOfAll(losses) : g.Divide(g.SumOfAll(losses), weight),
    };

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

    /// <summary>Weights of a loss, unlike its arguments, broadcast: [C] to [N, C].</summary>
    public static void CheckBroadcasts(string what, Shape found, Shape target)
    {
        var offset = target.Rank - found.Rank;
        for (var a = 0; offset >= 0 && a < found.Rank; a++)
        {
            if (found[a].Is(1) || found[a].Equals(target[a + offset])) continue;
            throw new ShapeException("NG0200", target.ToString(), found.ToString(), (a + offset).ToString(), target[a + offset].ToString(),
                found[a].ToString(), $"{what} broadcasts to them");
        }
        if (offset < 0)
            throw new ShapeException("NG0206", $"{what} of at most {target.Rank} dimensions", found.ToString(), $"it broadcasts to {target}");
    }

    public static void CheckScalar(string what, Node node)
    {
        if (node.Shape.Rank > 0) throw new ShapeException("NG0206", $"{what} to be a number", node.Shape.ToString(), "use one for all positions");
    }

    /// <summary>The classes of a loss are on axis 1.</summary>
    public static void CheckClasses(string what, Shape shape)
    {
        if (shape.Rank < 2) throw new ShapeException("NG0206", $"{what} [N, C, …]", shape.ToString(), "the classes are on axis 1");
    }

    /// <summary>Vectors are on the last axis.</summary>
    public static void CheckVectors(string what, Shape shape)
    {
        if (shape.Rank < 1) throw new ShapeException("NG0206", $"{what} […, D]", shape.ToString(), "the vectors are on the last axis");
    }
}
