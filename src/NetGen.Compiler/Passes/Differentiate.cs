using NetGen.Compiler.Graphs;
using NetGen.Compiler.Ops;

namespace NetGen.Compiler.Passes;

/// <summary>Reverse-mode differentiation from graph to graph: the result is made of the same primitives, so it can be differentiated again.</summary>
public static class Differentiate
{
    /// <summary>The gradients of a scalar with respect to nodes; zeros for those that it does not depend on.</summary>
    public static Node[] Gradients(GraphBuilder g, Node loss, IReadOnlyList<Node> withRespectTo) =>
        Pullback(g, [(loss, g.Constant(1))], withRespectTo);

    /// <summary>Pulls given gradients of nodes back to other nodes.</summary>
    public static Node[] Pullback(GraphBuilder g, IReadOnlyList<(Node Node, Node Gradient)> seeds, IReadOnlyList<Node> withRespectTo)
    {
        var order = Topological.Order(seeds.Select(s => s.Node), n => n.Inputs);
        HashSet<Node> active = [.. withRespectTo];
        foreach (var node in order)
        {
            if (node.Op is not StopGradient && node.Inputs.Any(active.Contains)) active.Add(node);
        }

        Dictionary<Node, Node> gradients = [];
        foreach (var (node, gradient) in seeds) Accumulate(node, gradient);
        var loops = order.Where(n => n.Op is Scan).ToLookup(n => Scan.LoopOf(n));
        var scope = g.Scope;
        foreach (var node in order.Reverse())
        {
            if (!active.Contains(node) || node.Inputs.Count == 0) continue;
            g.Scope = node.Scope;
            if (Parts(node) is not { } parts) continue;
            for (var i = 0; i < parts.Length; i++)
            {
                if (parts[i] is { } part && active.Contains(node.Inputs[i])) Accumulate(node.Inputs[i], part);
            }
        }
        g.Scope = scope;
        return [.. withRespectTo.Select(x => gradients.TryGetValue(x, out var gradient) ? gradient : g.BroadcastTo(g.Constant(0), x.Shape))];

        // The results of a loop are derived together, when the gradients of all of them are known: at the first one.
        Node?[]? Parts(Node node)
        {
            if (node.Op is not Scan) return gradients.TryGetValue(node, out var gradient) ? node.Op.Differentiate(g, node, gradient) : null;
            var results = loops[Scan.LoopOf(node)].ToArray();
            (Node, Node)[] known = [.. results.Where(gradients.ContainsKey).Select(r => (r, gradients[r]))];
            return results[0] == node && known.Length > 0 ? LoopGradient.Of(g, known) : null;
        }

        void Accumulate(Node node, Node gradient) =>
            gradients[node] = gradients.TryGetValue(node, out var sum) ? g.Add(sum, gradient) : gradient;
    }
}
