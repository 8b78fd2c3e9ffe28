namespace NetGen.Compiler.Evaluate.Operations;

/// <summary>Evaluates one operation of the library; throws where it cannot be.</summary>
delegate Value Operation(OperationCall call);

/// <summary>All operations of the language by <see cref="Templates.LibraryCall.Method"/>.</summary>
static class OperationTable
{
    static readonly Dictionary<string, Operation> all = new IEnumerable<(string Name, Operation Operation)>[]
    {
        Elementwise.Table, Activations.Table, Reductions.Table, Arrangements.Table, Products.Table,
        Sources.Table, Losses.Table, Control.Table, Numbers.Table,
    }.SelectMany(t => t).ToDictionary(t => t.Name, t => t.Operation, StringComparer.Ordinal);

    public static IEnumerable<string> Names => all.Keys;

    public static bool TryGet(string method, out Operation operation) => all.TryGetValue(method, out operation);

    /// <summary>An operation that is a method of Tensor and a function of the same name.</summary>
    public static IEnumerable<(string, Operation)> Both(string name, Operation operation) =>
        [("Tensor." + name, operation), ("Functions." + name, operation)];

    public static Value Data(Graphs.Node node) => new DataValue(node);
}
