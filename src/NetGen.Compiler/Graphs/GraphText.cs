using System.Text;
using NetGen.Compiler.Ops;

namespace NetGen.Compiler.Graphs;

/// <summary>A graph as text, one node a line.</summary>
public static class GraphText
{
    public static string Print(Graph graph)
    {
        var text = new StringBuilder();
        var names = graph.Nodes.Select((n, i) => (n, i)).ToDictionary(p => p.n, p => $"%{p.i}");
        foreach (var node in graph.Nodes)
        {
            text.Append(names[node]).Append(" = ").Append(Describe(node.Op));
            if (node.Inputs.Count > 0) text.Append('(').Append(string.Join(", ", node.Inputs.Select(i => names[i]))).Append(')');
            text.Append(" : ").Append(node.Type == ElementType.Float32 ? "" : node.Type + " ").Append(node.Shape);
            if (node.Scope.Length > 0) text.Append("  // ").Append(node.Scope);
            text.Append('\n');
        }
        foreach (var output in graph.Outputs) text.Append(output.Kind).Append(" '").Append(output.Name).Append("' = ").Append(names[output.Node]).Append('\n');
        return text.ToString();
    }

    static string Describe(Op op) => op switch
    {
        Source s => $"{op.Name} '{s.Id}'",
        Constant c => c.Value.ToString("R", System.Globalization.CultureInfo.InvariantCulture),
        ElementwiseOp => op.Name,
        Contract c => $"Contract<{c.Left},{c.Right}->{c.Result}>",
        Broadcast b => $"Broadcast<{string.Join(",", b.Axes)}>",
        Transpose t => $"Transpose<{string.Join(",", t.Permutation)}>",
        Sum s => $"Sum<{string.Join(",", s.Axes)}>",
        Reshape => "Reshape",
        Slice s => $"Slice<axis {s.Axis}, {s.Start}, {s.Length}, step {s.Step}>",
        Pad p => $"Pad<axis {p.Axis}, {p.Before}, {p.After}, interior {p.Interior}>",
        _ => op.Name,
    };
}
