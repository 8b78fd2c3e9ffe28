extern alias Runtime;

using IlgpuSimulator;
using NetGen.Tests.Training;
using Runtime::NetGen;

namespace NetGen.Ilgpu.Tests.Training;

/// <summary>Every optimizer on a device, against its formula in float64 and against the CPU's.</summary>
public class OptimizerFormulaTests
{
    static readonly Dictionary<string, (Func<Optimizer> Create, Func<ReferenceOptimizer> Reference)> Cases = new()
    {
        ["sgd"] = (() => new Sgd(0.05), () => new ReferenceOptimizer.Sgd()),
        ["sgd, decay"] = (() => new Sgd(0.05) { WeightDecay = 0.1 }, () => new ReferenceOptimizer.Sgd(decay: 0.1)),
        ["sgd, momentum"] = (() => new Sgd(0.05) { Momentum = 0.9 }, () => new ReferenceOptimizer.Sgd(0.9)),
        ["sgd, dampening"] = (
            () => new Sgd(0.05) { Momentum = 0.8, Dampening = 0.3, WeightDecay = 0.01 },
            () => new ReferenceOptimizer.Sgd(0.8, 0.3, decay: 0.01)),
        ["sgd, nesterov"] = (
            () => new Sgd(0.05) { Momentum = 0.9, Nesterov = true, WeightDecay = 0.01 },
            () => new ReferenceOptimizer.Sgd(0.9, nesterov: true, decay: 0.01)),
        ["adam"] = (() => new Adam(0.05), () => new ReferenceOptimizer.Adam()),
        ["adam, own constants"] = (
            () => new Adam(0.05) { Beta1 = 0.5, Beta2 = 0.9, Epsilon = 1e-3, WeightDecay = 0.1 },
            () => new ReferenceOptimizer.Adam(0.5, 0.9, 1e-3, l2: 0.1)),
        ["adamw"] = (() => new AdamW(0.05), () => new ReferenceOptimizer.Adam(decay: 0.01)),
        ["adamw, own constants"] = (
            () => new AdamW(0.05) { Beta1 = 0.8, Beta2 = 0.99, Epsilon = 1e-6, WeightDecay = 0.2 },
            () => new ReferenceOptimizer.Adam(0.8, 0.99, 1e-6, decay: 0.2)),
    };

    public static TheoryData<string, int> Runs
    {
        get
        {
            var runs = new TheoryData<string, int>();
            // Less than four; some and a rest; more than all threads of the grid take at once, and a rest.
            foreach (var name in Cases.Keys) foreach (var length in new[] { 1, 37, 20_003 }) runs.Add(name, length);
            return runs;
        }
    }

    internal static float[] Gradients(int length, int step) =>
        [.. Enumerable.Range(0, length).Select(i => (float)(Math.Sin(i * 0.37 + step * 0.61) * Math.Exp(i % 23 * 0.5 - 10)))];

    /// <summary>Steps on the device, on the CPU and in float64.</summary>
    static void Compare(Func<Optimizer> create, Func<ReferenceOptimizer>? reference, int length, int steps = 20)
    {
        using var simulation = Simulator.Begin();
        using var device = TestSession.Device();
        // The last float counts: the buffer has no padding.
        using var core = TestSession.Network([length], alignment: 1);
        using var session = new TestSession(device, core);
        using var onCpu = new CpuNetwork(core);
        using var optimizer = create();
        using var optimizerOnCpu = create();
        var formula = reference?.Invoke();
        double[] expected = [.. core.Parameters.Read("w0")];
        for (var step = 0; step < steps; step++)
        {
            var gradients = Gradients(length, step);
            session.Loss(gradients);
            onCpu.Loss(gradients);
            formula?.Step(expected, gradients, optimizer.LearningRate, optimizer.GradientClipNorm);
            optimizer.Step(session);
            optimizerOnCpu.Step(onCpu);
            Assert.Equal(optimizerOnCpu.LearningRate, optimizer.LearningRate);
        }

        var found = session.Parameters.Read("w0");
        AssertNear(onCpu.Parameters.Read("w0").Select(v => (double)v), found, 1e-6);
        if (formula is not null) AssertNear(expected, found, 5e-6);
        Assert.Equal(steps, optimizer.StepCount);
    }

    internal static void AssertNear(IEnumerable<double> expected, float[] found, double tolerance)
    {
        var worst = expected.Zip(found, (e, f) => Math.Abs(e - f) / (Math.Abs(e) + 1)).Max();
        Assert.True(worst < tolerance, $"relative error {worst:E2}");
    }

    [Theory, MemberData(nameof(Runs))]
    public void The_weights_follow_the_formula(string name, int length) => Compare(Cases[name].Create, Cases[name].Reference, length);

    [Theory]
    [InlineData(1)]
    [InlineData(37)]
    [InlineData(3_003)]
    public void Clipping_scales_to_the_norm_over_all_weights(int length)
    {
        Compare(() => new Sgd(0.05) { Momentum = 0.9, GradientClipNorm = 0.02 }, () => new ReferenceOptimizer.Sgd(0.9), length);
        Compare(() => new Adam(0.05) { GradientClipNorm = 1e6 }, () => new ReferenceOptimizer.Adam(), length);
        Compare(() => new AdamW(0.05) { GradientClipNorm = 1e-4 }, null, length);
    }

    [Fact]
    public void The_schedule_sets_the_rate_of_each_step() =>
        Compare(() => new AdamW(Schedule.Cosine(0.1, 20, warmup: 5)), () => new ReferenceOptimizer.Adam(decay: 0.01), 37);
}
