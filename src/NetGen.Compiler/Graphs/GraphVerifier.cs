namespace NetGen.Compiler.Graphs;

/// <summary>Checks what every pass must keep: order, shapes and types that the operations infer, and outputs that are nodes of the graph.</summary>
public static class GraphVerifier
{
    public static void Verify(Graph graph, string pass)
    {
        HashSet<Node> known = [];
        foreach (var node in graph.Nodes)
        {
            foreach (var input in node.Inputs)
            {
                if (!known.Contains(input)) throw Broken(pass, $"{node} ({node.Op.Name}) uses {input} before it is defined");
            }
            var signature = node.Op.Infer(node.Inputs);
            if (!signature.Shape.Equals(node.Shape) || signature.Type != node.Type)
                throw Broken(pass, $"{node} ({node.Op.Name}) says {node.Shape} {node.Type}, its operation says {signature.Shape} {signature.Type}");
            if (!known.Add(node)) throw Broken(pass, $"{node} is defined twice");
        }
        foreach (var output in graph.Outputs)
        {
            if (!known.Contains(output.Node)) throw Broken(pass, $"output '{output.Name}' is not a node of the graph");
        }
    }

    static InvalidOperationException Broken(string pass, string what) => new($"After {pass} the graph is broken: {what}.");
}
