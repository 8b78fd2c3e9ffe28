using NetGen.Compiler.Graphs;
using NetGen.Compiler.Ops;

namespace NetGen.Compiler.Passes;

/// <summary>Finds what keeps the gradient of a loss from a tensor.</summary>
static class GradientStops
{
    /// <summary>Whether a gradient of the loss reaches x, and the operation next to the loss that holds one back, if any.</summary>
    public static (bool Reaches, string? StoppedBy) Find(GraphBuilder g, Node loss, Node x)
    {
        var order = Topological.Order([loss], n => n.Inputs);
        HashSet<Node> active = [x], reached = [loss];
        foreach (var node in order)
        {
            if (node.Inputs.Any(active.Contains)) active.Add(node);
        }
        string? stop = null;
        foreach (var node in order.Reverse().Where(n => active.Contains(n) && reached.Contains(n)))
        {
            if (node == x) return (true, null);
            // Only whether there is a gradient is asked; what it is made of here is in no output.
            var parts = node.Op is StopGradient ? new Node?[1] : node.Op.Differentiate(g, node, g.BroadcastTo(g.Constant(1), node.Shape));
            for (var i = 0; i < parts.Length; i++)
            {
                if (!active.Contains(node.Inputs[i])) continue;
                if (parts[i] is null) stop ??= NameOf(node, node.Inputs[i], active);
                else reached.Add(node.Inputs[i]);
            }
        }
        return (false, stop);
    }

    /// <summary>An index or a mask stops the gradient where it was made out of numbers, not where it is used.</summary>
    static string NameOf(Node node, Node input, HashSet<Node> active)
    {
        for (; input.Type != ElementType.Float32; input = node.Inputs.First(active.Contains))
        {
            node = input;
            if (!node.Inputs.Any(active.Contains)) break;
        }
        return node.Op switch
        {
            Less or LessOrEqual or Equal => "a comparison",
            Cast => "a conversion to integers",
            var op => op.Name,
        };
    }
}
