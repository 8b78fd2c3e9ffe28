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

    /// <summary>
    /// Large and tiny numbers side by side: where the result is linear in an input, its error is small beside the same operation on
    /// absolute values.
    /// </summary>
    [Fact]
    public void ErrorsAreInProportionToTheMagnitudes()
    {
        var linear = cases.SelectMany(c => Enumerable.Range(0, c.Sample.Inputs.Length).Where(k => IsLinear(c.Graph, c.Sample, k)).Select(k => (c.Label, c.Graph, c.Sample, Input: k))).ToArray();
        Assert.InRange(linear.Length, 60, 500);
        using var program = new PrintedProgram([.. linear.Select(c => c.Graph)]);
        List<string> wrong = [];
        for (var i = 0; i < linear.Length; i++)
        {
            var (label, graph, sample, input) = linear[i];
            var random = new Random(i);
            Oracle signed = Draw(graph, sample, i), absolute = Draw(graph, sample, i);
            for (var k = 0; k < sample.Inputs.Length; k++)
            {
                if (sample.Inputs[k].Type != ElementType.Float32) continue;
                var drawn = Value(signed, sample, k);
                var value = new Reference(drawn.Shape, [.. drawn.Data.Select(x => k == input ? Math.ScaleB(x, random.Next(-40, 41)) : x)]);
                signed.Set($"x{k}", value);
                absolute.Set($"x{k}", new Reference(value.Shape, [.. value.Data.Select(Math.Abs)]));
            }
            double[] expected = signed.Run(graph)[0].Data, scale = absolute.Run(graph)[0].Data, actual = program.Run(i, signed)[0].Data;
            for (var e = 0; e < expected.Length; e++)
            {
                if (!(Math.Abs(expected[e] - actual[e]) <= 40 * 6e-8 * Math.Abs(scale[e]) + 1e-30)) wrong.Add($"{label}, input {input}, element {e}: expected {expected[e]}, got {actual[e]}, absolute {scale[e]}");
            }
        }
        Assert.True(wrong.Count == 0, string.Join("\n", wrong));
    }

    static Reference Value(Oracle oracle, Sample sample, int k) => oracle.Source($"x{k}", sample.Inputs[k].Shape, sample.Inputs[k].Type, sample.Inputs[k].Low, sample.Inputs[k].High);

    static Oracle Draw(Graph graph, Sample sample, int seed)
    {
        var oracle = new Oracle(seed, [.. PrintedProgram.NamesIn(graph).Select((n, k) => (n.Id, 3L + k))]);
        for (var k = 0; k < sample.Inputs.Length; k++)
        {
            if (sample.Inputs[k].Type == ElementType.Bool) oracle.Source($"x{k}", sample.Inputs[k].Shape, ElementType.Float32, 0, 1);
            else Value(oracle, sample, k);
        }
        return oracle;
    }

    /// <summary>Of a sum: f(2x) = 2 f(x) to the bit, and |f(x)| is no larger than f(|x|), which solving systems does not promise.</summary>
    static bool IsLinear(Graph graph, Sample sample, int input)
    {
        if (sample.Inputs[input].Type != ElementType.Float32 || sample.Op is MatrixRoutineOp || graph.Outputs[0].Node.Type != ElementType.Float32) return false;
        var oracle = Draw(graph, sample, 1);
        var once = oracle.Run(graph)[0].Data;
        var value = Value(oracle, sample, input);
        oracle.Set($"x{input}", new Reference(value.Shape, [.. value.Data.Select(x => 2 * x)]));
        return oracle.Run(graph)[0].Data.Zip(once, (twice, x) => twice == 2 * x).All(same => same);
    }
}
