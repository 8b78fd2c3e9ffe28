using NetGen.Compiler.Graphs;
using NetGen.Compiler.Ops;
using NetGen.Compiler.Passes;
using NetGen.Fuzz.Models;
using NetGen.Testing;

namespace NetGen.Fuzz.Checks;

/// <summary>A graph to be checked, whose first output is a scalar loss, and the run that it is checked with.</summary>
/// <param name="model">The loss and other results, without derivatives.</param>
/// <param name="n">The named dimension N.</param>
/// <param name="t">The named dimension T.</param>
/// <param name="values">What the values of inputs and parameters are drawn from.</param>
public sealed class FuzzCase(Graph model, int n, int t, int values)
{
    public Graph Model => model;

    public int N => n;

    public int T => t;

    public int Values => values;

    /// <summary>How many positions each input of indices may name.</summary>
    public IReadOnlyDictionary<string, int> Indices { get; init; } = new Dictionary<string, int>();

    public static FuzzCase Of(Model model)
    {
        var graph = new ModelGraph(model);
        return new FuzzCase(graph.Graph, model.N, model.T, model.Values) { Indices = graph.Indices };
    }

    /// <summary>The model with its gradients, as it was written.</summary>
    public Graph Plain => field ??= WithGradients(model);

    /// <summary>The model with its gradients, as the compiler makes it.</summary>
    public Graph Simple => field ??= Simplify.AfterDifferentiation(WithGradients(Simplify.BeforeDifferentiation(model)));

    /// <summary>
    /// What printed code computes: now the training form, which is the loss and the gradients of parameters, now everything as results of a
    /// forward method. With the place of each output among those of <see cref="Simple"/>.
    /// </summary>
    public (Graph Graph, int[] Outputs) Printed
    {
        get
        {
            int[] all = [.. Enumerable.Range(0, Simple.Outputs.Count)];
            int[] trained = [.. all.Where(i => i == 0 || Simple.Outputs[i].Kind == OutputKind.Gradient)];
            return values % 2 == 0 && trained.Length > 1
                ? (Graph.Of(trained.Select(i => Simple.Outputs[i])), trained)
                : (Graph.Of(Simple.Outputs.Select(o => o.Kind == OutputKind.Gradient ? new GraphOutput("d_" + o.Name, OutputKind.Result, o.Node) : o)), all);
        }
    }

    public bool DrawsNumbers => model.Nodes.Any(node => node.Op is Uniform);

    /// <summary>Every float source has a gradient: those of parameters are gradients of a training form, others are results.</summary>
    Graph WithGradients(Graph graph)
    {
        var g = new GraphBuilder(graph);
        Node[] numbers = [.. model.Sources.Where(s => s.Type == ElementType.Float32).Select(s => g.Apply(s.Op))];
        var gradients = Differentiate.Gradients(g, graph.Outputs[0].Node, numbers);
        return Graph.Of([.. graph.Outputs, .. numbers.Zip(gradients, (s, d) => s.Op is Parameter p
            ? new GraphOutput(p.Id, OutputKind.Gradient, d)
            : new GraphOutput("d_" + ((Source)s.Op).Id, OutputKind.Result, d))]);
    }

    /// <summary>Values for all sources; another attempt gives others.</summary>
    public Oracle Oracle(int attempt = 0) => Oracle(n, t, attempt);

    public Oracle Oracle(int n, int t, int attempt)
    {
        var oracle = new Oracle(unchecked(values + 7919 * attempt), ("N", n), ("T", t));
        foreach (var source in model.Sources.Select(s => (Source)s.Op))
        {
            if (Indices.TryGetValue(source.Id, out var count)) oracle.Source(source.Id, source.Shape, source.Type, 0, count - 1);
            else oracle.Source(source.Id, source.Shape, source.Type);
        }
        return oracle;
    }
}
