using NetGen.Compiler.Graphs;
using NetGen.Compiler.Ops;

namespace NetGen.Testing;

/// <summary>
/// The derivative of a loss along a random direction of all sources that have a gradient: by these, and by differences of fourth order. What
/// StopGradient holds stays what it is.
/// </summary>
public sealed class DirectionalDerivative
{
    readonly Graph graph;
    readonly Oracle oracle;
    readonly IReadOnlyDictionary<Node, Reference> start;
    readonly Dictionary<string, double[]> direction = [];

    DirectionalDerivative(Graph graph, Oracle oracle, int seed)
    {
        // Everything that jumps is watched: across a jump, differences mean nothing.
        this.graph = Graph.Of([graph.Outputs[0], .. graph.Nodes.Where(Evaluation.Jumps).Select(n => new GraphOutput("", OutputKind.Result, n))]);
        this.oracle = oracle;
        start = Evaluation.Run(this.graph, oracle);
        var random = new Random(seed);
        HashSet<string?> derived = [.. graph.Outputs.Select(SourceOf)];
        foreach (var source in graph.Sources.Select(s => (Source)s.Op).Where(s => derived.Contains(s.Id)))
            direction[source.Id] = [.. oracle.Source(source.Id, source.Shape, source.Type).Data.Select(_ => random.NextDouble() * 2 - 1)];
    }

    /// <summary>Checks the gradients of a graph.</summary>
    /// <param name="graph">A loss and its gradients, by the names of the sources or with <c>d_</c> before; not simplified.</param>
    /// <param name="values">The values of the outputs.</param>
    /// <param name="oracle">Where.</param>
    /// <param name="seed">Which direction.</param>
    /// <returns>Null if they agree or cannot be compared, as <paramref name="compared"/> says; otherwise both numbers.</returns>
    public static string? Check(Graph graph, Reference[] values, Oracle oracle, int seed, out bool compared)
    {
        var check = new DirectionalDerivative(graph, oracle, seed);
        double expected = 0, scale = 0;
        foreach (var (output, gradient) in graph.Outputs.Zip(values))
        {
            if (SourceOf(output) is not { } id || !check.direction.TryGetValue(id, out var step)) continue;
            expected += gradient.Data.Zip(step, (a, b) => a * b).Sum();
            scale += gradient.Data.Sum(d => d * d);
        }
        scale = Math.Sqrt(scale);
        compared = false;
        // Two steps tell how far differences can be trusted here.
        if (check.Difference(4e-4) is not { } coarse || check.Difference(1e-4) is not { } fine) return null;
        var doubt = Math.Abs(coarse - fine);
        if (doubt > 1e-3 * scale + 1e-9) return null;
        compared = true;
        var allowed = 1e-6 * scale + 10 * doubt + 1e-9;
        var error = Math.Min(Math.Abs(expected - coarse), Math.Abs(expected - fine));
        return error <= allowed ? null : $"along a direction, differences say {coarse:R} and {fine:R}, the gradients {expected:R}";
    }

    /// <summary>The source whose gradient an output is.</summary>
    static string? SourceOf(GraphOutput output) =>
        output.Kind == OutputKind.Gradient ? output.Name : output.Name.StartsWith("d_", StringComparison.Ordinal) ? output.Name[2..] : null;

    double? Difference(double step) =>
        At(step) is { } a && At(-step) is { } b && At(2 * step) is { } c && At(-2 * step) is { } d ? (8 * (a - b) - (c - d)) / (12 * step) : null;

    /// <summary>The loss a step away; null if something has jumped.</summary>
    double? At(double step)
    {
        var values = Evaluation.Run(graph, oracle, (node, value) => node.Op switch
        {
            StopGradient => start[node],
            Source s when direction.TryGetValue(s.Id, out var d) => new Reference(value.Shape, [.. value.Data.Select((x, i) => x + step * d[i])]),
            _ => value,
        });
        foreach (var node in graph.Nodes.Where(Evaluation.Jumps))
        {
            if (!values[node].Data.AsSpan().SequenceEqual(start[node].Data)) return null;
        }
        return values[graph.Outputs[0].Node].Data[0];
    }
}
