using NetGen.Cpu;
using Xunit;

namespace NetGen.Tests.Training;

/// <summary>
/// What optimizers promise beside their formulas: ranges, ownership, no allocation, the same bits for any number of threads.
/// </summary>
public class OptimizerTests
{
    public static TheoryData<Type> Kinds => new(typeof(Sgd), typeof(Adam), typeof(AdamW));

    static Optimizer Create(Type kind, Schedule? schedule = null) =>
        kind == typeof(Sgd) ? new Sgd(schedule ?? 0.1) { Momentum = 0.9 }
        : kind == typeof(Adam) ? new Adam(schedule ?? 0.1)
        : new AdamW(schedule ?? 0.1);

    static void Steps(Optimizer optimizer, TestNetwork net, int count)
    {
        for (var step = 0; step < count; step++) optimizer.Step(net);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Only_the_trained_ranges_move(Type kind)
    {
        TensorInfo[] parts = [.. Enumerable.Range(0, 4).Select(i => TensorInfo.RowMajor($"part{i}", [20], i * 20, Initializer.Zeros))];
        using var net = new TestNetwork(parts);
        using var optimizer = Create(kind);
        net.Parameters.Flat.Fill(1);
        net.Gradients.Flat.Fill(1);
        net.Ranges = [new(0, 20), new(60, 20)];

        optimizer.Step(net);

        Assert.All(new[] { "part0", "part3" }.SelectMany(net.Parameters.Read), weight => Assert.True(weight < 1));
        Assert.All(new[] { "part1", "part2" }.SelectMany(net.Parameters.Read), weight => Assert.Equal(1, weight));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Tensors_trained_unequally_often_count_their_own_steps(Type kind)
    {
        TensorInfo[] tensors = [.. Enumerable.Range(0, 3).Select(i => TensorInfo.RowMajor($"part{i}", [5], i * 5, Initializer.Zeros))];
        using var net = new TestNetwork(tensors);
        using var alone = new TestNetwork(tensors);
        using var optimizer = Create(kind);
        using var optimizerAlone = Create(kind);
        foreach (var each in new[] { net, alone }) each.Gradients.Flat.Fill(1);

        // part1 is left out of three steps; then everything is trained.
        net.Ranges = [new(0, 5), new(10, 5)];
        Steps(optimizer, net, 3);
        net.Ranges = [new(0, 15)];
        Steps(optimizer, net, 2);
        Steps(optimizerAlone, alone, 2);
        Assert.Equal(alone.Parameters.Read("part1"), net.Parameters.Read("part1"));

        Steps(optimizerAlone, alone, 3);
        Assert.Equal(alone.Parameters.Read("part0"), net.Parameters.Read("part0"));
        Assert.Equal(alone.Parameters.Read("part2"), net.Parameters.Read("part2"));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void The_bits_do_not_depend_on_the_number_of_threads(Type kind)
    {
        var before = Workers.MaxThreads;
        try
        {
            Assert.Equal(Run(1), Run(4));
        }
        finally
        {
            Workers.MaxThreads = before;
        }

        float[] Run(int threads)
        {
            Workers.MaxThreads = threads;
            using var net = new TestNetwork([TensorInfo.RowMajor("w", [300_001], 0, new(Init.Normal))]);
            Initializer.Fill(net.Parameters, 1);
            Initializer.Fill(net.Gradients, 2);
            using var optimizer = Create(kind);
            optimizer.GradientClipNorm = 1;
            Steps(optimizer, net, 5);
            return net.Parameters.Read("w");
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Padding_stays_zero_and_the_version_grows(Type kind)
    {
        var padded = new TensorInfo("w", [3, 5], 4, [8, 1], Initializer.Ones, true);
        using var net = new TestNetwork([padded]);
        using var optimizer = Create(kind);
        Initializer.Fill(net.Parameters, 1);
        net.Gradients.Write("w", [.. Enumerable.Repeat(0.5f, 15)]);
        var version = net.Parameters.Version;

        Steps(optimizer, net, 3);

        Assert.True(net.Parameters.Version > version);
        Assert.Equal(net.Parameters.Length - 15, net.Parameters.Flat.ToArray().Count(value => value == 0));
        Assert.All(net.Parameters.Read("w"), value => Assert.True(value is > 0 and < 1));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Steps_allocate_nothing_after_the_first(Type kind)
    {
        using var net = TestNetwork.OfVector(1000);
        using var optimizer = Create(kind, Schedule.Cosine(0.1, 1000));
        optimizer.GradientClipNorm = 1;
        Steps(optimizer, net, 200);
        var before = GC.GetAllocatedBytesForCurrentThread();

        Steps(optimizer, net, 200);

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Fading_state_becomes_zero_before_it_is_subnormal(Type kind)
    {
        using var net = TestNetwork.OfVector(1);
        using var optimizer = Create(kind);
        net.Gradients.Write("w", [1]);
        optimizer.Step(net);
        net.Gradients.Write("w", [0]);

        // 0.9^860 is 4e-40, below the smallest normal number 1.2e-38; with a huge rate a rest of it would move the weight.
        Steps(optimizer, net, 860);
        net.Parameters.Write("w", [0]);
        optimizer.Schedule = 1e30;
        optimizer.Step(net);

        Assert.Equal([0], net.Parameters.Read("w"));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_gradient_that_is_not_a_number_shows_in_the_weights(Type kind)
    {
        using var net = TestNetwork.OfVector(20);
        using var optimizer = Create(kind);
        net.Gradients.Flat[7] = float.NaN;

        optimizer.Step(net);

        Assert.Equal([7], net.Parameters.Read("w").Index().Where(pair => float.IsNaN(pair.Item)).Select(pair => pair.Index));
    }

    [Fact]
    public void A_second_network_is_refused()
    {
        using var first = new TestNetwork([TensorInfo.RowMajor("w", [4], 0, Initializer.Zeros)], name: "LeNet");
        using var second = new TestNetwork([TensorInfo.RowMajor("w", [4], 0, Initializer.Zeros)], name: "Critic");
        using var optimizer = new Adam(0.1);
        second.Gradients.Flat.Fill(1);
        optimizer.Step(first);

        var error = Assert.Throws<InvalidOperationException>(() => optimizer.Step(second));

        Assert.Contains("LeNet", error.Message);
        Assert.Contains("Critic", error.Message);
        Assert.All(second.Parameters.Read("w"), weight => Assert.Equal(0, weight));
        Assert.Equal(1, optimizer.StepCount);
    }

    [Fact]
    public void A_range_without_whole_tensors_of_the_network_is_refused()
    {
        using var net = TestNetwork.OfVector(10);
        using var optimizer = new Sgd(0.1);
        net.Ranges = [new(5, 6)];

        Assert.Contains("5 to 11 of 10", Assert.Throws<InvalidOperationException>(() => optimizer.Step(net)).Message);

        net.Ranges = [new(5, 5)];
        Assert.Contains("no tensor begins", Assert.Throws<InvalidOperationException>(() => optimizer.Step(net)).Message);
    }

    [Fact]
    public void What_was_disposed_is_refused()
    {
        var net = TestNetwork.OfVector(4);
        var optimizer = new Adam(0.1);
        optimizer.Step(net);
        optimizer.Dispose();
        Assert.Throws<ObjectDisposedException>(() => optimizer.Step(net));

        net.Dispose();
        Assert.Throws<ObjectDisposedException>(() => new Adam(0.1).Step(net));
    }

    [Fact]
    public void Impossible_hyperparameters_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new Sgd(0.1) { Momentum = 1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new Sgd(0.1) { Dampening = -0.1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new Sgd(0.1) { WeightDecay = -1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new Adam(0.1) { Beta1 = double.NaN });
        Assert.Throws<ArgumentOutOfRangeException>(() => new Adam(0.1) { Beta2 = 1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new AdamW(0.1) { Epsilon = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new AdamW(0.1) { WeightDecay = double.PositiveInfinity });
        Assert.Throws<ArgumentOutOfRangeException>(() => new Adam(0.1) { GradientClipNorm = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new Adam(-0.1));

        using var net = TestNetwork.OfVector(4);
        using var optimizer = new Sgd(0.1) { Nesterov = true };
        Assert.Contains("Nesterov", Assert.Throws<InvalidOperationException>(() => optimizer.Step(net)).Message);
    }
}
