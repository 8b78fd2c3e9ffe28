using System.Text;
using NetGen.Compiler.Graphs;
using NetGen.Compiler.Ops;

namespace NetGen.Fuzz.Text;

/// <summary>Statements that make the nodes of a graph; the bodies of its loops are made before them, by builders of their own.</summary>
sealed class GraphSource(StringBuilder text)
{
    readonly Dictionary<Node, string> names = [];
    readonly Dictionary<Region, string> bodies = [];

    public string NameOf(Node node) => names[node];

    /// <param name="builder">The variable of the graph's builder.</param>
    /// <param name="nodes">What it makes, in order.</param>
    /// <param name="name">The variable of a node; null numbers it.</param>
    public void Write(string builder, IEnumerable<Node> nodes, Func<Node, string?> name)
    {
        foreach (var node in nodes)
        {
            var op = node.Op is Scan scan
                ? $"new Scan({BodyOf(scan)}, {CSharpText.List(new object[] { scan.Length, scan.Result, scan.Reverse })})"
                : CSharpText.Of(node.Op);
            var arguments = string.Join(", ", node.Inputs.Select(i => names[i]).Prepend(op));
            names[node] = name(node) ?? $"v{names.Count}";
            text.AppendLine($"var {names[node]} = {builder}.Apply({arguments});");
        }
    }

    string BodyOf(Scan scan)
    {
        var region = scan.Body;
        if (bodies.TryGetValue(region, out var known)) return known;
        // An inner loop writes its body while this one is being written.
        var number = bodies.Count;
        bodies[region] = $"body{number}";
        var builder = $"b{number}";
        text.AppendLine($"var {builder} = new GraphBuilder();");
        Write(builder, region.Nodes, _ => null);
        text.AppendLine($"var body{number} = new Region([{Names(region.Parameters)}], {region.States}, {region.Elements}, [{Names(region.Results)}]);");
        return bodies[region];
    }

    string Names(IEnumerable<Node> nodes) => string.Join(", ", nodes.Select(NameOf));
}
