using NetGen.Compiler.Ops;

namespace NetGen.Compiler.Graphs;

/// <summary>Runs a graph in float64 by each operation's own reference: the oracle of the tests.</summary>
public static class GraphInterpreter
{
    /// <summary>The values of the outputs, in their order.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="context">Dimensions and random numbers.</param>
    /// <param name="sources">The values of inputs, parameters and buffers by their id.</param>
    public static Reference[] Run(Graph graph, EvaluationContext context, Func<Source, Reference> sources)
    {
        Dictionary<Node, Reference> values = [];
        foreach (var node in graph.Nodes)
        {
            values[node] = node.Op is Source and not Table
                ? sources((Source)node.Op)
                : node.Op.Evaluate(context, node, [.. node.Inputs.Select(i => values[i])]);
        }
        return [.. graph.Outputs.Select(o => values[o.Node])];
    }
}
