using NetGen.Compiler.Graphs;
using NetGen.Compiler.Ops;

namespace NetGen.Networks.Tests;

/// <summary>The numbers of generated code against the float64 interpreter.</summary>
static class NetworkNumbers
{
    public static void CheckInference(NetworkRun run)
    {
        var expected = run.Interpret(run.Inference);
        var actual = run.Infer();
        for (var i = 0; i < actual.Length; i++) AssertClose(expected[i], actual[i], run.Inference.Outputs[i].Name);
    }

    /// <summary>The loss, every gradient, and the next values of the buffers.</summary>
    public static void CheckTraining(NetworkRun run)
    {
        var outputs = run.Training.Outputs;
        var expected = run.Interpret(run.Training);
        var actual = run.Train();
        var whole = Norm(expected.Where((_, i) => outputs[i].Kind == OutputKind.Gradient).SelectMany(g => g.Data));
        Assert.True(whole > 1e-6, $"the gradients vanish: {whole}");
        for (var i = 0; i < outputs.Count; i++)
        {
            if (outputs[i].Kind != OutputKind.Gradient)
            {
                AssertClose(expected[i], actual[i], outputs[i].Name);
                continue;
            }
            var (norm, error) = (Norm(expected[i].Data), Norm(expected[i].Data.Zip(actual[i].Data, (e, a) => e - a)));
            // A weight whose true gradient is zero (a bias before a norm) gets rounding errors of the others.
            Assert.True(error <= 1e-4 * norm + 1e-7 * whole, $"gradient of {outputs[i].Name}: error {error:G3} at norm {norm:G3} of {whole:G3}");
        }
    }

    /// <summary>Every gradient against the difference of the float64 loss along it.</summary>
    public static void CheckSlopes(NetworkRun run)
    {
        var outputs = run.Training.Outputs;
        var actual = run.Train();
        for (var i = 0; i < outputs.Count; i++)
        {
            if (outputs[i].Kind != OutputKind.Gradient || Norm(actual[i].Data) is var norm && norm < 1e-6) continue;
            const double Step = 1e-6;
            var direction = new Reference(actual[i].Shape, [.. actual[i].Data.Select(g => g / norm)]);
            var slope = (run.LossAt(outputs[i].Name, direction, Step) - run.LossAt(outputs[i].Name, direction, -Step)) / (2 * Step);
            Assert.True(Math.Abs(slope - norm) <= 2e-4 * norm + 1e-8, $"{outputs[i].Name}: slope {slope:G6} along a gradient of norm {norm:G6}");
        }
    }

    static double Norm(IEnumerable<double> values) => Math.Sqrt(values.Sum(v => v * v));

    static void AssertClose(Reference expected, Reference actual, string what)
    {
        Assert.Equal(expected.Shape, actual.Shape);
        var scale = expected.Data.Max(Math.Abs) + 1e-3;
        for (var i = 0; i < expected.Data.Length; i++)
        {
            var error = Math.Abs(expected.Data[i] - actual.Data[i]);
            Assert.True(error <= 1e-5 * scale, $"{what}[{i}]: expected {expected.Data[i]:G9}, got {actual.Data[i]:G9}");
        }
    }
}
