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

    /// <summary>
    /// What a derivative may want to read of every step beside the results: the states before it, then what is worth more than its memory.
    /// </summary>
    public IReadOnlyList<Node> Saved => field ??= [.. parameters.Take(states), .. Nodes.Where(n => n.Op.IsHeavy)];

    /// <summary>A result, or one of <see cref="Saved"/>, numbered behind them.</summary>
    public Node Result(int index) => index < results.Count ? results[index] : Saved[index - results.Count];

    /// <summary>The parameters as nodes of another graph.</summary>
    public Node[] Declare(GraphBuilder g, string prefix) => [.. parameters.Select((p, i) => g.Apply(new Input($"{prefix}{i}", p.Shape, p.Type)))];

    /// <summary>The body as nodes of another graph, with given values for the parameters.</summary>
    public IReadOnlyDictionary<Node, Node> Inline(GraphBuilder g, IReadOnlyList<Node> arguments)
    {
        Dictionary<Node, Node> map = [];
        for (var i = 0; i < parameters.Count; i++) map[parameters[i]] = arguments[i];
        var outer = g.Scope;
        foreach (var node in Nodes)
        {
            if (map.ContainsKey(node)) continue;
            g.Scope = node.Scope;
            map[node] = g.Apply(node.Op, [.. node.Inputs.Select(i => map[i])]);
        }
        g.Scope = outer;
        return map;
    }
}
