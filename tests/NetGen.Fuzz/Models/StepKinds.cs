using NetGen.Compiler.Graphs;

namespace NetGen.Fuzz.Models;

/// <summary>What a step may do, by name, and how often it is drawn.</summary>
public static class StepKinds
{
    public static IReadOnlyList<StepKind> All { get; } =
    [
        // One primitive each.
        new("Source", 1, (m, _) => m.NewSource(m.NewShape())),
        new("Unary", 6, (m, x) => m.Unary(x)),
        new("Binary", 6, (m, x) => m.Binary(x)),
        new("Choose", 3, (m, x) => m.Choose(x)),
        new("Regroup", 3, (m, x) => m.Regroup(x)),
        new("Permute", 3, (m, x) => m.Permute(x)),
        new("Part", 3, (m, x) => m.Part(x)),
        new("Padded", 3, (m, x) => m.Padded(x)),
        new("Joined", 3, (m, x) => m.Joined(x)),
        new("Reduced", 4, (m, x) => m.Reduced(x)),
        new("Product", 4, (m, x) => m.Product(x)),
        new("Gathered", 2, (m, x) => m.Gathered(x)),
        new("Scattered", 2, (m, x) => m.Scattered(x)),
        new("Convolved", 2, (m, x) => m.Convolved(x)),
        new("Windows", 2, (m, x) => m.Windows(x)),
        new("WindowPairs", 1, (m, x) => m.WindowPairs(x)),
        new("AlongRow", 4, (m, x) => m.AlongRow(x)),
        new("Sorted", 2, (m, x) => m.Sorted(x)),
        new("Segments", 2, (m, x) => m.Segments(x)),
        new("Solved", 2, (m, x) => m.Solved(x)),

        // What networks are made of.
        new("Softmax", 2, (m, x) => m.Softmax(x)),
        new("LayerNorm", 1, (m, x) => m.LayerNorm(x)),
        new("BatchNorm", 1, (m, x) => m.BatchNorm(x)),
        new("Attention", 2, (m, x) => m.Attention(x)),
        new("Gram", 1, (m, x) => m.Gram(x)),
        new("CrossEntropy", 1, (m, x) => m.CrossEntropy(x)),
        new("Dropout", 1, (m, x) => m.Dropout(x)),
        new("Gate", 1, (m, x) => m.Gate(x)),
        new("Linear", 3, (m, x) => m.Linear(x)),
        new("Squares", 1, (m, x) => m.Squares(x)),
        new("Embedding", 1, (m, _) => m.Embedding()),
        new("Loop", 3, (m, x) => m.Loop(x)),
        new("Mapped", 1, (m, x) => m.Mapped(x)),
        new("Derivative", 1, (m, x) => m.Derivative(x)),
    ];

    static readonly Dictionary<string, StepKind> byName = All.ToDictionary(k => k.Name);

    public static StepKind Get(string name) => byName[name];
}

/// <param name="Name">As descriptions call it.</param>
/// <param name="Weight">How often it is drawn.</param>
/// <param name="Make">The new value; null where it does not fit.</param>
public sealed record StepKind(string Name, int Weight, Func<ModelGraph, Node, Node?> Make);
