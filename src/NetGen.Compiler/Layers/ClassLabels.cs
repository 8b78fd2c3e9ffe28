using NetGen.Compiler.Evaluate;
using NetGen.Compiler.Graphs;
using NetGen.Compiler.Ops;
using NetGen.Compiler.Shapes;

namespace NetGen.Compiler.Layers;

/// <summary>The right class of each position, against scores [N, C, …].</summary>
sealed class ClassLabels
{
    readonly GraphBuilder g;
    readonly Shape scores;

    /// <param name="program">Where the nodes go.</param>
    /// <param name="labels">The classes, of the scores' shape without axis 1.</param>
    /// <param name="scores">[N, C, …].</param>
    /// <param name="ignored">A label that stands for none; it may lie outside the classes.</param>
    /// <param name="name">The loss as messages name it.</param>
    public ClassLabels(Program program, Node labels, Shape scores, long? ignored, string name)
    {
        Losses.CheckEqual("the labels", labels.Shape, "the logits without axis 1", scores.Without([1]));
        program.BoundIndices(labels, scores[1], name, ignored);
        g = program.Graph;
        this.scores = scores;
        IsLabel = g.Equal(g.Along(labels, scores, [1]), g.Across(g.Apply(new Iota(scores[1])), scores, 1));
        Kept = ignored is { } none ? g.Not(g.Equal(labels, g.Constant(none))) : null;
    }

    /// <summary>Whether a class is the right one, of the scores' shape.</summary>
    public Node IsLabel { get; }

    /// <summary>Which positions count; null if all do.</summary>
    public Node? Kept { get; }

    /// <summary>The values of the right classes. The others are not multiplied with 0: a logit of −∞ would give NaN.</summary>
    public Node Pick(Node values) => g.Sum(g.Select(IsLabel, values, g.Constant(0)), [1]);

    /// <summary>A number per class at each position's right class.</summary>
    public Node PickWeight(Node perClass) => Pick(g.Across(perClass, scores, 1));

    /// <summary>The values of the positions that count, 0 elsewhere.</summary>
    public Node Keep(Node values) => Kept is null ? values : g.Select(Kept, values, g.Constant(0));
}
