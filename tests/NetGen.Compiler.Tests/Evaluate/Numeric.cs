using NetGen.Compiler.Evaluate;
using NetGen.Compiler.Graphs;
using NetGen.Compiler.Ops;
using NetGen.Compiler.Shapes;
using NetGen.Compiler.Templates;
using static NetGen.Compiler.Tests.Evaluate.Templates;

namespace NetGen.Compiler.Tests.Evaluate;

/// <summary>Runs evaluated programs in float64 on given or reproducible random numbers.</summary>
static class Numeric
{
    /// <summary>The outputs by name; sources that are not given are random.</summary>
    public static Dictionary<string,
        Reference> Outputs(Graph graph, IReadOnlyDictionary<string, Reference> sources, params (string Name, long Value)[] dims)
    {
        var oracle = new Oracle(5, dims);
        foreach (var (id, value) in sources) oracle.Set(id, value);
        return graph.Outputs.Zip(oracle.Run(graph))
            .ToDictionary(p => p.First.Kind == OutputKind.Gradient ? "d " + p.First.Name : p.First.Name, p => p.Second);
    }

    /// <summary>The result of an expression of x, and of layers in fields.</summary>
    public static Reference Of(double[] x, object[] shape, Func<Expression, Expression> body, params FieldTemplate[] fields)
    {
        var graph = RunClean(Templates.Of(shape, body, fields)).Methods.Single().Inference;
        return Outputs(graph, new Dictionary<string, Reference> { ["x"] = new([.. shape.Select(d => (long)(int)d)], x) }).Single().Value;
    }

    public static void AssertValues(double[] expected, Reference actual, double tolerance = 1e-7)
    {
        Assert.Equal(expected.Length, actual.Data.Length);
        for (var i = 0; i < expected.Length; i++) Assert.True(Math.Abs(expected[i] - actual.Data[i]) <= tolerance,
            $"element {i}: expected {expected[i]:R}, got {actual.Data[i]:R}");
    }

    /// <summary>Every gradient of a loss in training form against central differences of the loss.</summary>
    public static void AssertGradients(EvaluatedMethod method, params (string Name, long Value)[] dims)
    {
        var graph = method.Training!;
        GraphVerifier.Verify(graph, "differentiation");
        var context = new Oracle(5, dims).Context;
        var sources = graph.Sources.Select(n => (Source)n.Op).ToDictionary(s => s.Id, s => Random(s, context.Sizes(s.Shape), Bound(method, s)));
        var gradients = Outputs(graph, sources, dims);
        var loss = Graph.Of(graph.Outputs.Take(1));
        foreach (var name in method.Trained)
        {
            var weight = sources[name].Data;
            for (var i = 0; i < weight.Length; i++)
            {
                const double step = 1e-5;
                var kept = weight[i];
                weight[i] = kept + step;
                var above = Outputs(loss, sources, dims)["loss"].Data[0];
                weight[i] = kept - step;
                var below = Outputs(loss, sources, dims)["loss"].Data[0];
                weight[i] = kept;
                var (expected, actual) = ((above - below) / (2 * step), gradients["d " + name].Data[i]);
                Assert.True(Math.Abs(expected - actual) <= 1e-6 * (1 + Math.Abs(expected)),
                    $"{name}[{i}]: differences {expected}, gradient {actual}");
            }
        }
        Assert.NotEmpty(method.Trained);
    }

    static long Bound(EvaluatedMethod method, Source source) => method.IndexBounds.FirstOrDefault(b => b.Input == source.Id)?.Count.Constant ?? 2;

    static Reference Random(Source source, long[] shape, long bound)
    {
        var random = new Random(source.Id.Sum(c => c * 17));
        return Reference.From(shape, _ => source.Type == ElementType.Float32 ? random.NextDouble() * 2 - 1 : random.Next((int)bound));
    }
}
