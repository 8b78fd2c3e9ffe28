namespace NetGen.Compiler.Evaluate.Operations;

/// <summary>Evaluates one operation of the library; throws where it cannot be.</summary>
delegate Value Operation(OperationCall call);

/// <summary>Operations of one purpose, as the documentation lists them.</summary>
sealed record OperationGroup(string Title, IEnumerable<(string Name, Operation Operation)> Table);

/// <summary>All operations of the language by <see cref="Templates.LibraryCall.Method"/>.</summary>
static class OperationTable
{
    public static IReadOnlyList<OperationGroup> Groups { get; } =
    [
        new("Elementwise", Elementwise.Table),
        new("Trigonometry", Trigonometry.Table),
        new("Activation", Activations.Table),
        new("Reduction", Reductions.Table),
        new("Arrangement", Arrangements.Table),
        new("Products, look-ups", Products.Table),
        new("Convolution", Convolutions.Table),
        new("Pooling, resampling", Windows.Table),
        new("Attention", Attentions.Table),
        new("Segments and scatters", Segments.Table),
        new("Order along an axis", Ordering.Table),
        new("Vectors and matrices", Algebra.Table),
        new("Linear algebra", LinearAlgebra.Table),
        new("Sources", Sources.Table),
        new("Random numbers", RandomNumbers.Table),
        new("Positions", Positions.Table),
        new("Loss", Losses.Table),
        new("State", States.Table),
        new("Derivatives", Gradients.Table),
        new("Control", Control.Table),
        new("Loops", Loops.Table),
        new("Numbers at compile time", Numbers.Table),
        new("Parts", Repetition.Table),
    ];

    static readonly Dictionary<string, Operation> all =
        Groups.SelectMany(g => g.Table).ToDictionary(t => t.Name, t => t.Operation, StringComparer.Ordinal);

    public static IEnumerable<string> Names => all.Keys;

    public static bool TryGet(string method, out Operation operation) => all.TryGetValue(method, out operation);

    /// <summary>An operation that is a method of Tensor and a function of the same name.</summary>
    public static IEnumerable<(string, Operation)> Both(string name, Operation operation) =>
        [("Tensor." + name, operation), ("Functions." + name, operation)];

    public static Value Data(Graphs.Node node) => new DataValue(node);
}
