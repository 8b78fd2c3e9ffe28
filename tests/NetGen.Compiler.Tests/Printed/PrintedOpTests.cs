using NetGen.Compiler.Graphs;
using NetGen.Compiler.Ops;
using NetGen.Compiler.Passes;
using NetGen.Compiler.Shapes;

namespace NetGen.Compiler.Tests.Printed;

/// <summary>The printed code of every primitive against its float64 reference.</summary>
public sealed class PrintedOpTests : IClassFixture<PrintedOpTests.Printed>
{
    /// <summary>All cases, compiled once.</summary>
    public sealed class Printed : IDisposable
    {
        internal PrintedProgram Program { get; } = Backend.Print([.. cases.Select(c => c.Graph)]);

        public void Dispose() => Program.Dispose();
    }

    readonly PrintedProgram program;

    public PrintedOpTests(Printed printed) => program = printed.Program;

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
                yield return ($"{op.Name} {number++}", Graph.Of([new("result", OutputKind.Result, g.Apply(sample.Op, inputs))]), sample);
            }
        }
    }

    static Node Masked(GraphBuilder g, Node x, ElementType type) => type == ElementType.Bool ? g.Less(g.Constant(0.5), x) : x;

    [Fact]
    public void EveryPrimitiveAgreesWithItsReference()
    {
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
    /// Where the result is linear in an input, its error is small beside the same operation on absolute values: for large and tiny numbers
    /// side by side, for numbers at the end of what float32 holds, and for such that are or become subnormal, which may flush to zero.
    /// </summary>
    [Theory, Trait("CasesOnCpuAccelerator", "1")]
    [InlineData(-40, 40, 1e-30)]
    [InlineData(100, 110, 1e-30)]
    [InlineData(-100, -90, 100 * Subnormal)]
    [InlineData(-149, -120, 100 * Subnormal)]
    public void ErrorsAreInProportionToTheMagnitudes(int least, int most, double flushed)
    {
        var linear = Enumerable.Range(0, cases.Length).SelectMany(i => Enumerable.Range(0, cases[i].Sample.Inputs.Length)
            .Where(k => IsLinear(cases[i].Graph, cases[i].Sample, k)).Select(k => (Case: i, Input: k))).ToArray();
        Assert.InRange(linear.Length, 60, 500);
        List<string> wrong = [];
        for (var i = 0; i < linear.Length; i++)
        {
            var (number, input) = linear[i];
            var (label, graph, sample) = cases[number];
            var random = new Random(i);
            Oracle signed = Draw(graph, sample, i), absolute = Draw(graph, sample, i);
            for (var k = 0; k < sample.Inputs.Length; k++)
            {
                if (sample.Inputs[k].Type != ElementType.Float32) continue;
                var drawn = Value(signed, sample, k);
                var value = new Reference(drawn.Shape, [.. drawn.Data.Select(x => k == input ? (float)Math.ScaleB(x, random.Next(least, most + 1)) : x)]);
                signed.Set($"x{k}", value);
                absolute.Set($"x{k}", new Reference(value.Shape, [.. value.Data.Select(Math.Abs)]));
            }
            double[] expected = signed.Run(graph)[0].Data, scale = absolute.Run(graph)[0].Data, actual = program.Run(number, signed)[0].Data;
            for (var e = 0; e < expected.Length; e++)
            {
                if (!(Math.Abs(expected[e] - actual[e]) <= 40 * 6e-8 * Math.Abs(scale[e]) + flushed)) wrong.Add($"{label}, input {input}, element {e}: expected {expected[e]}, got {actual[e]}, absolute {scale[e]}");
            }
        }
        Assert.True(wrong.Count == 0, string.Join("\n", wrong));
    }

    /// <summary>Below it, numbers are subnormal.</summary>
    const double Subnormal = 1.17549435e-38;

    /// <summary>The filter's gradient where every number of an input channel that is not finite throughout may be NaN.</summary>
    static Reference WithSpread(ConvFilter filter, Reference image, Reference expected, Reference actual)
    {
        var channels = expected.Shape[1];
        var perGroup = expected.Shape[0] / filter.Geometry.Groups;
        HashSet<long> tainted = [.. Reference.Indices(image.Shape).Where(i => !double.IsFinite(image[i])).Select(i => i[1])];
        return Reference.From(expected.Shape, i =>
            double.IsNaN(actual[i]) && tainted.Contains(i[0] / perGroup * channels + i[1]) ? double.NaN : expected[i]);
    }

    /// <summary>NaN, infinities, zeros and tiny numbers among the others: NaN and infinities come out where IEEE 754 has them.</summary>
    [Fact]
    public void NonFiniteNumbersComeOutAsTheReferenceHasThem()
    {
        double[] all = [double.NaN, double.PositiveInfinity, double.NegativeInfinity, 0, -0.0, 1e-40f, -1e-30f];
        List<string> wrong = [];
        for (var i = 0; i < cases.Length; i++)
        {
            var (label, graph, sample) = cases[i];
            // What zero padding gives times an infinite weight is left open, as between the backends of PyTorch.
            var inputs = sample.Op is Conv or ConvInput or ConvFilter ? 1 : sample.Inputs.Length;
            // A product with the reciprocal of a tiny pivot overflows in float32 only.
            var special = sample.Op is MatrixRoutineOp ? all[..5] : all;
            for (var k = 0; k < inputs; k++)
            {
                if (sample.Inputs[k].Type != ElementType.Float32) continue;
                var random = new Random(i);
                var oracle = Draw(graph, sample, i);
                var drawn = Value(oracle, sample, k);
                oracle.Set($"x{k}", new Reference(drawn.Shape, [.. drawn.Data.Select(x => random.Next(5) == 0 ? special[random.Next(special.Length)] : x)]));
                try
                {
                    Reference[] expected = [.. oracle.Run(graph).Select(r => new Reference(r.Shape, [.. r.Data.Select(x => (double)(float)x)]))];
                    var actual = program.Run(i, oracle);
                    // The gradient of a filter multiplies zeros between the rows, too: there NaN may spread to other filter positions.
                    if (sample.Op is ConvFilter filter) expected[0] = WithSpread(filter, oracle.Source($"x{k}", sample.Inputs[k].Shape, ElementType.Float32), expected[0], actual[0]);
                    Equivalence.AssertSame(graph, expected, actual, 1e-5, label);
                }
                catch (Exception e)
                {
                    wrong.Add($"{label}, input {k}: {(e.InnerException ?? e).Message}");
                }
            }
        }
        Assert.True(wrong.Count == 0, string.Join("\n", wrong));
    }

    /// <summary>Elementwise functions of the smallest, largest and special numbers; of two arguments, all pairs of them.</summary>
    [Fact]
    public void FunctionsOfExtremeNumbersAreThoseOfTheReference()
    {
        double[] numbers =
        [
            0, -0.0, 1, -1, 0.5, 3, -7.5, 1e-3f, Math.ScaleB(1, -126), -Math.ScaleB(1, -126), 1e-40f, -1e-45f, 1e-20f, -1e-20f, 1e20f, -1e20f,
            float.MaxValue, float.MinValue, double.PositiveInfinity, double.NegativeInfinity, double.NaN,
        ];
        ElementwiseOp[] ops = [.. OpCatalogue.Prototypes.OfType<ElementwiseOp>().Where(o => o is not StopGradient && o.Operands.All(x => x.Type == ElementType.Float32))];
        using var functions = Backend.Print([.. ops.Select(Pairs)]);
        List<string> wrong = [];
        for (var i = 0; i < ops.Length; i++)
        {
            var graph = Pairs(ops[i]);
            var oracle = new Oracle(1);
            for (var k = 0; k < ops[i].Arity; k++)
                oracle.Set($"x{k}", Reference.From([numbers.Length, numbers.Length], index => numbers[index[k]]));
            double[] expected = oracle.Run(graph)[0].Data, actual = functions.Run(i, oracle)[0].Data;
            for (var e = 0; e < expected.Length; e++)
            {
                if (IsRounded(expected[e], actual[e])) continue;
                wrong.Add($"{ops[i].Name}({numbers[e / numbers.Length]}, {numbers[e % numbers.Length]}): expected {expected[e]}, got {actual[e]}");
            }
        }
        Assert.True(wrong.Count == 0, string.Join("\n", wrong));

        Graph Pairs(ElementwiseOp op)
        {
            var g = new GraphBuilder();
            var y = g.Apply(op, [.. Enumerable.Range(0, op.Arity).Select(k => g.Apply(new Input($"x{k}", new Shape(numbers.Length, numbers.Length), ElementType.Float32)))]);
            return Graph.Of([new("y", OutputKind.Result, y)]);
        }
    }

    /// <summary>To a few units in the last place of float32, where subnormal results may be zero.</summary>
    static bool IsRounded(double expected, double actual) => expected.Equals(actual) || (float)expected == (float)actual
        || Math.Abs(expected - actual) <= 5 * 1.2e-7 * Math.Abs(expected) || (Math.Abs(expected) < Subnormal && Math.Abs(actual) <= Subnormal);

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
