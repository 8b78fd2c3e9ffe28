using NetGen.Compiler.Graphs;
using NetGen.Compiler.Ops;

namespace NetGen.Testing;

/// <summary>The values of all nodes of a graph, in float64.</summary>
public static class Evaluation
{
    /// <param name="graph">The graph.</param>
    /// <param name="oracle">Sources and dimensions.</param>
    /// <param name="alter">Changes a value before others read it.</param>
    public static Dictionary<Node, Reference> Run(Graph graph, Oracle oracle, Func<Node, Reference, Reference>? alter = null)
    {
        Dictionary<Node, Reference> values = [];
        foreach (var node in graph.Nodes)
        {
            var value = node.Op is Source source
                ? oracle.Source(source.Id, source.Shape, source.Type)
                : node.Op.Evaluate(oracle.Context, node, [.. node.Inputs.Select(i => values[i])]);
            values[node] = alter is null ? value : alter(node, value);
        }
        return values;
    }

    /// <summary>Whether a value jumps rather than moves when what it is made of moves: then its derivative says nothing about it.</summary>
    public static bool Jumps(Node node) => node.Type != ElementType.Float32 || node.Op is Sign or Floor or Ceil or Trunc or Round;
}
