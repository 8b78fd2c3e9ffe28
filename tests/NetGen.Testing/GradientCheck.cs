using NetGen.Compiler.Graphs;
using NetGen.Compiler.Ops;

namespace NetGen.Testing;

/// <summary>Compares the gradients of a graph with central differences of its first output, of fourth order in the step.</summary>
public static class GradientCheck
{
    const double Step = 4e-4;

    /// <summary>Every element of every gradient.</summary>
    public static void ByElement(Graph graph, Oracle oracle, double tolerance = 1e-6)
    {
        var values = oracle.Run(graph);
        foreach (var (output, gradient) in graph.Outputs.Zip(values).Skip(1))
        {
            var scale = gradient.Data.Select(Math.Abs).DefaultIfEmpty(0).Max();
            for (var i = 0; i < gradient.Data.Length; i++)
            {
                var expected = Difference(graph, oracle, (name, k) => name == output.Name && k == i ? 1 : 0);
                AssertClose(expected, gradient.Data[i], scale, tolerance, $"{output.Name}, element {i}");
            }
        }
    }

    /// <summary>The derivatives along random directions in the space of all sources.</summary>
    public static void ByDirection(Graph graph, Oracle oracle, int directions = 3)
    {
        var values = oracle.Run(graph);
        for (var seed = 0; seed < directions; seed++)
        {
            Assert.Null(DirectionalDerivative.Check(graph, values, oracle, seed, out var compared));
            Assert.True(compared, $"differences along direction {seed} cannot be trusted");
        }
    }

    static void AssertClose(double expected, double actual, double scale, double tolerance, string where) =>
        Assert.True(Math.Abs(expected - actual) <= tolerance * scale + 1e-8, $"{where}: differences say {expected}, the gradient is {actual}");

    static double Difference(Graph graph, Oracle oracle, Func<string, int, double> direction)
    {
        var loss = Graph.Of(graph.Outputs.Take(1));
        string[] names = [.. graph.Outputs.Skip(1).Select(o => o.Name)];
        var sources = graph.Sources.Select(n => (Source)n.Op).Where(s => names.Contains(s.Id)).ToArray();
        var start = sources.ToDictionary(s => s.Id, s => oracle.Source(s.Id, s.Shape, s.Type));
        var result = (8 * (At(1) - At(-1)) - (At(2) - At(-2))) / (12 * Step);
        foreach (var (id, value) in start) oracle.Set(id, value);
        return result;

        double At(int steps)
        {
            foreach (var (id, value) in start)
                oracle.Set(id, new Reference(value.Shape, [.. value.Data.Select((x, i) => x + steps * Step * direction(id, i))]));
            return oracle.Run(loss)[0].Data[0];
        }
    }
}
