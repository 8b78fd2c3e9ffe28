using NetGen.Compiler.Ops;

namespace NetGen.Compiler.Graphs;

/// <summary>
/// A graph inside a graph: the body of a loop. Its parameters are <see cref="Input"/> nodes of its own, in the order states, elements,
/// captured values; its results are next states, then outputs. Compares by identity.
/// </summary>
public sealed class Region(IReadOnlyList<Node> parameters, int states, int elements, IReadOnlyList<Node> results)
{
    public IReadOnlyList<Node> Parameters => parameters;

    /// <summary>How many parameters, and results, are the state carried from step to step.</summary>
    public int States => states;

    /// <summary>How many parameters are one element of a sequence.</summary>
    public int Elements => elements;

    public int Captured => parameters.Count - states - elements;

    public IReadOnlyList<Node> Results => results;

    public int Outputs => results.Count - states;

    public IReadOnlyList<Node> Nodes { get; } = Topological.Order(results.Concat(parameters), n => n.Inputs);

    /// <summary>The results as nodes of another graph, with given values for the parameters.</summary>
    public Node[] Inline(GraphBuilder g, IReadOnlyList<Node> arguments)
    {
        Dictionary<Node, Node> map = [];
        for (var i = 0; i < parameters.Count; i++) map[parameters[i]] = arguments[i];
        foreach (var node in Nodes)
        {
            if (!map.ContainsKey(node)) map[node] = g.Apply(node.Op, [.. node.Inputs.Select(i => map[i])]);
        }
        return [.. results.Select(r => map[r])];
    }
}
