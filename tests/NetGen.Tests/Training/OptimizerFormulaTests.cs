using Xunit;

namespace NetGen.Tests.Training;

/// <summary>Every optimizer, over 50 steps, against its formula in float64.</summary>
public class OptimizerFormulaTests
{
    const int Steps = 50;

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
            // 1 and 37: less than a register and a rest; 20,001: two chunks and a rest.
            foreach (var name in Cases.Keys) foreach (var length in new[] { 1, 37, 20_001 }) runs.Add(name, length);
            return runs;
        }
    }

    static float[] Gradients(int length, int step) =>
        [.. Enumerable.Range(0, length).Select(i => (float)(Math.Sin(i * 0.37 + step * 0.61) * Math.Exp(i % 23 * 0.5 - 8)))];

    static float[] Weights(int length) => [.. Enumerable.Range(0, length).Select(i => (float)Math.Cos(i * 0.73))];

    static void Compare(Optimizer optimizer, ReferenceOptimizer reference, int length, Func<int, double> rate)
    {
        using var net = TestNetwork.OfVector(length);
        using var disposed = optimizer;
        net.Parameters.Write("w", Weights(length));
        double[] expected = [.. Weights(length)];
        for (var step = 0; step < Steps; step++)
        {
            Assert.Equal(rate(step), optimizer.LearningRate, 12);
            var gradients = Gradients(length, step);
            net.Gradients.Write("w", gradients);
            optimizer.Step(net);
            reference.Step(expected, gradients, rate(step), optimizer.GradientClipNorm);
        }

        var found = net.Parameters.Read("w");
        var worst = expected.Zip(found, (e, f) => Math.Abs(e - f) / (Math.Abs(e) + 1)).Max();
        Assert.True(worst < 5e-6, $"relative error {worst:E2}");
        Assert.Equal(Steps, optimizer.StepCount);
    }

    [Theory]
    [MemberData(nameof(Runs))]
    public void The_weights_follow_the_formula(string name, int length) =>
        Compare(Cases[name].Create(), Cases[name].Reference(), length, _ => 0.05);

    [Theory]
    [InlineData(37)]
    [InlineData(20_001)]
    public void Clipping_scales_to_the_norm_over_all_weights(int length)
    {
        Compare(new Sgd(0.05) { Momentum = 0.9, GradientClipNorm = 0.02 }, new ReferenceOptimizer.Sgd(0.9), length, _ => 0.05);
        Compare(new Adam(0.05) { GradientClipNorm = 1e6 }, new ReferenceOptimizer.Adam(), length, _ => 0.05);
    }

    [Fact]
    public void The_schedule_sets_the_rate_of_each_step()
    {
        var schedule = Schedule.Cosine(0.1, Steps, warmup: 5);
        Compare(new AdamW(schedule), new ReferenceOptimizer.Adam(decay: 0.01), 37, step => schedule.Rate(step));
    }
}
