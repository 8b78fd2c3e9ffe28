using NetGen.Compiler.Graphs;
using NetGen.Compiler.Ops;

namespace NetGen.Compiler.Passes;

/// <summary>Finds what keeps the gradient of a loss from tensors.</summary>
static class GradientStops
{
    /// <summary>The tensors that a gradient of the loss reaches, and the operation next to the loss that holds one back, if any.</summary>
    public static (Node[] Reached, string? StoppedBy) Find(GraphBuilder g, Node loss, IReadOnlyList<Node> wanted)
    {
        var order = Topological.Order([loss], n => n.Inputs);
        HashSet<Node> active = [.. wanted], reached = [loss];
        foreach (var node in order)
        {
            if (node.Inputs.Any(active.Contains)) active.Add(node);
        }
        string? stop = null;
        foreach (var node in order.Reverse().Where(n => active.Contains(n) && reached.Contains(n) && n.Inputs.Count > 0))
        {
            // Only whether there is a gradient is asked; what it is made of here is in no output.
            var parts = node.Op is StopGradient ? new Node?[1] : node.Op.Differentiate(g, node, g.BroadcastTo(g.Constant(1), node.Shape));
            for (var i = 0; i < parts.Length; i++)
            {
                if (!active.Contains(node.Inputs[i])) continue;
                if (parts[i] is null) stop ??= NameOf(node, node.Inputs[i], active);
                else reached.Add(node.Inputs[i]);
            }
        }
        return ([.. wanted.Where(reached.Contains)], stop);
    }

    /// <summary>An index or a mask stops the gradient where it was made out of numbers, not where it, or a copy of it, is used.</summary>
    static string NameOf(Node node, Node input, HashSet<Node> active)
    {
        for (var from = input; from is not null; from = from.Inputs.FirstOrDefault(active.Contains))
        {
            if (from.Type != ElementType.Float32) node = from;
            else if (from.Op is not Cast and (ElementwiseOp or not PullOp)) break;
        }
        return node.Op switch
        {
            Less or LessOrEqual or Equal => "a comparison",
            Cast => "a conversion to integers",
            var op => op.Name,
        };
    }
}
