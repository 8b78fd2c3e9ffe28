using NetGen.Compiler.Graphs;
using NetGen.Compiler.Ops;
using NetGen.Compiler.Passes;
using NetGen.Compiler.Shapes;

namespace NetGen.Compiler.Tests.Printed;

/// <summary>The printed CPU code of every primitive against its float64 reference.</summary>
public class PrintedOpTests
{
    static readonly (string Label, Graph Graph, Sample Sample)[] cases = [.. Cases()];

    static IEnumerable<(string, Graph, Sample)> Cases()
    {
        foreach (var op in OpCatalogue.Prototypes)
        {
            var number = 0;
            foreach (var sample in op.Samples)
            {
                var g = new GraphBuilder();
                Node[] inputs = [.. sample.Inputs.Select((s, i) => Masked(g, g.Apply(new Input($"x{i}", s.Shape, s.Type == ElementType.Bool ? ElementType.Float32 : s.Type)), s.Type))];
                yield return ($"{op.Name} {number++}", Graph.Of([new("result", NetGen.Compiler.Graphs.OutputKind.Result, g.Apply(sample.Op, inputs))]), sample);
            }
        }
    }

    static Node Masked(GraphBuilder g, Node x, ElementType type) => type == ElementType.Bool ? g.Less(g.Constant(0.5), x) : x;

    [Fact]
    public void EveryPrimitiveAgreesWithItsReference()
    {
        using var program = new PrintedProgram([.. cases.Select(c => c.Graph)]);
        List<string> wrong = [];
        for (var i = 0; i < cases.Length; i++)
        {
            var (label, graph, sample) = cases[i];
            var oracle = new Oracle(i + 1, [.. PrintedProgram.NamesIn(graph).Select(n => n.Id).Select((n, k) => (n, 3L + k))]);
            for (var k = 0; k < sample.Inputs.Length; k++)
            {
                var input = sample.Inputs[k];
                input.AddDiagonal(oracle.Source($"x{k}", input.Shape, input.Type == ElementType.Bool ? ElementType.Float32 : input.Type, input.Low, input.High));
            }
            try
            {
                var expected = oracle.Run(graph)[0];
                var actual = program.Run(i, oracle)[0];
                Oracle.AssertClose(expected, actual, 1e-5);
            }
            catch (Exception e)
            {
                wrong.Add($"{label}: {(e.InnerException ?? e).Message}");
            }
        }
        Assert.True(wrong.Count == 0, string.Join("\n", wrong));
    }
}
