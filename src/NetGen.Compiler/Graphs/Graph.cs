using NetGen.Compiler.Ops;

namespace NetGen.Compiler.Graphs;

/// <summary>A program over tensors without order or memory: nodes in topological order, and the named results.</summary>
public sealed record Graph(IReadOnlyList<Node> Nodes, IReadOnlyList<GraphOutput> Outputs)
{
    /// <summary>The values that come from outside.</summary>
    public IEnumerable<Node> Sources => Nodes.Where(n => n.Op is Source and not Table);

    /// <summary>The graph of what the outputs need, in topological order of first use.</summary>
    public static Graph Of(IEnumerable<GraphOutput> outputs)
    {
        var list = outputs.ToArray();
        return new Graph(Topological.Order(list.Select(o => o.Node), n => n.Inputs), list);
    }
}

public enum OutputKind
{
    /// <summary>A result that the caller receives.</summary>
    Result,

    /// <summary>The gradient of a parameter.</summary>
    Gradient,

    /// <summary>The next value of a buffer, committed when the program ends.</summary>
    Buffer,

    /// <summary>The next value of a session's state, there when the program has ended.</summary>
    State,

    /// <summary>An inner value that can be read when the program has ended.</summary>
    Probe,
}

/// <summary>A result of a graph; <see cref="Name"/> is the parameter's or buffer's name, or the result's.</summary>
public sealed record GraphOutput(string Name, OutputKind Kind, Node Node);

/// <summary>Depth-first topological order, without recursion so that long chains cannot overflow the stack.</summary>
public static class Topological
{
    public static IReadOnlyList<T> Order<T>(IEnumerable<T> roots, Func<T, IEnumerable<T>> inputs) where T : class
    {
        List<T> order = [];
        HashSet<T> seen = [];
        Stack<(T Node, IEnumerator<T> Inputs)> stack = new();
        foreach (var root in roots)
        {
            if (seen.Add(root)) stack.Push((root, inputs(root).GetEnumerator()));
            while (stack.Count > 0)
            {
                var (node, rest) = stack.Peek();
                if (rest.MoveNext())
                {
                    if (seen.Add(rest.Current)) stack.Push((rest.Current, inputs(rest.Current).GetEnumerator()));
                    continue;
                }
                stack.Pop();
                order.Add(node);
            }
        }
        return order;
    }
}
