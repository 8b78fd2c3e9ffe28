extern alias Runtime;

using IlgpuSimulator;
using Runtime::NetGen;
using Runtime::NetGen.Runtime;

namespace NetGen.Ilgpu.Tests.Training;

/// <summary>What optimizers promise on a device beside their formulas.</summary>
public sealed class OptimizerTests : IDisposable
{
    readonly Simulation simulation = Simulator.Begin();
    readonly IlgpuDevice device = TestSession.Device();

    public static TheoryData<string> Kinds => new("Sgd", "Momentum", "Adam", "AdamW");

    public void Dispose()
    {
        device.Dispose();
        simulation.Dispose();
    }

    static Optimizer Create(string kind, double rate = 0.1) => kind switch
    {
        "Sgd" => new Sgd(rate),
        "Momentum" => new Sgd(rate) { Momentum = 0.9, Dampening = 0.1 },
        "Adam" => new Adam(rate),
        _ => new AdamW(rate),
    };

    static float[] Gradients(NetworkCore core, int step = 0) => OptimizerFormulaTests.Gradients((int)core.Parameters.Length, step);

    static void AssertSame(INetwork expected, INetwork found, double tolerance = 1e-6) =>
        OptimizerFormulaTests.AssertNear(expected.Parameters.Flat.ToArray().Select(v => (double)v), found.Parameters.Flat.ToArray(), tolerance);

    [Theory, MemberData(nameof(Kinds))]
    public void Losses_that_train_different_parts_count_their_own_steps(string kind)
    {
        // Tensors begin anywhere, so that parts begin and end between four that are read at once.
        using var core = TestSession.Network([5, 6, 70, 3, 20], alignment: 1);
        using var session = new TestSession(device, core);
        using var onCpu = new CpuNetwork(core);
        using Optimizer optimizer = Create(kind), optimizerOnCpu = Create(kind);
        optimizer.GradientClipNorm = optimizerOnCpu.GradientClipNorm = 0.7;
        ParameterRange[][] losses = [[new(0, 5), new(11, 70)], [new(81, 3)], [new(0, 104)], [new(11, 73)], [new(0, 11), new(84, 20)], [new(0, 104)]];
        for (var step = 0; step < 12; step++)
        {
            var trained = losses[step % losses.Length];
            var before = session.Parameters.Flat.ToArray();
            session.Loss(Gradients(core, step), trained);
            onCpu.Loss(Gradients(core, step), trained);
            optimizer.Step(session);
            optimizerOnCpu.Step(onCpu);

            var after = session.Parameters.Flat.ToArray();
            Assert.All(Enumerable.Range(0, 104).Where(i => !trained.Any(r => i >= r.Start && i < r.End)), i => Assert.Equal(before[i], after[i]));
        }

        AssertSame(onCpu, session);
    }

    [Fact]
    public void A_part_of_one_step_count_is_one_launch()
    {
        using var core = TestSession.Network([5, 600, 70]);
        using var session = new TestSession(device, core);
        using var optimizer = new Adam(0.1);
        session.Loss(Gradients(core));
        var before = simulation.Statistics.Launches;
        optimizer.Step(session);
        Assert.Equal(1, simulation.Statistics.Launches - before);

        optimizer.GradientClipNorm = 1;
        optimizer.Step(session);
        Assert.Equal(4, simulation.Statistics.Launches - before);
    }

    [Theory, MemberData(nameof(Kinds))]
    public void Nothing_is_copied_from_or_to_this_process(string kind)
    {
        using var core = TestSession.Network([1000]);
        using var session = new TestSession(device, core);
        using var optimizer = Create(kind);
        optimizer.GradientClipNorm = 1;
        session.Loss(Gradients(core));
        optimizer.Step(session);
        var (up, down) = (simulation.Statistics.CopiesToDevice, simulation.Statistics.CopiesToHost);
        var allocations = simulation.Statistics.Allocations;

        for (var i = 0; i < 3; i++) optimizer.Step(session);

        Assert.Equal((up, down), (simulation.Statistics.CopiesToDevice, simulation.Statistics.CopiesToHost));
        Assert.Equal(allocations, simulation.Statistics.Allocations);
    }

    [Theory, MemberData(nameof(Kinds))]
    public void The_bits_do_not_depend_on_the_order_of_threads(string kind)
    {
        Assert.Single(Enumerable.Range(1, 4).Select(Run).Distinct());

        string Run(int seed)
        {
            using var own = Simulator.Begin();
            own.Seed = seed;
            using var device = TestSession.Device();
            using var core = TestSession.Network([5000, 33]);
            using var session = new TestSession(device, core);
            using var optimizer = Create(kind);
            optimizer.GradientClipNorm = 0.01;
            for (var step = 0; step < 3; step++)
            {
                session.Loss(Gradients(core, step), new(0, 5008), new(5008, 33));
                optimizer.Step(session);
            }
            return string.Join(" ", session.Parameters.Flat.ToArray().Select(BitConverter.SingleToUInt32Bits));
        }
    }

    [Theory, MemberData(nameof(Kinds))]
    public void The_state_moves_along_between_this_process_and_devices(string kind)
    {
        using var other = TestSession.Device();
        using var core = TestSession.Network([50, 7]);
        using var session = new TestSession(device, core);
        using var second = new TestSession(device, core);
        using var elsewhere = new TestSession(other, core);
        using var here = new CpuNetwork(core, shared: true);
        using var alone = new CpuNetwork(core);
        using Optimizer optimizer = Create(kind), optimizerAlone = Create(kind);
        INetwork[] turns = [here, session, second, elsewhere, here, elsewhere, session];
        for (var step = 0; step < 2 * turns.Length; step++)
        {
            var network = turns[step % turns.Length];
            var gradients = Gradients(core, step);
            if (network is TestSession onDevice) onDevice.Loss(gradients);
            else here.Loss(gradients);
            optimizer.Step(network);
            (network as TestSession)?.Download();

            alone.Loss(gradients);
            optimizerAlone.Step(alone);
        }

        AssertSame(alone, here);
        Assert.Equal(2 * turns.Length, optimizer.StepCount);
    }

    [Fact]
    public void The_state_is_freed_when_it_moves_and_with_the_optimizer()
    {
        using var core = TestSession.Network([50, 7]);
        using var session = new TestSession(device, core);
        using var here = new CpuNetwork(core, shared: true);
        session.Loss(Gradients(core));
        var before = device.AllocatedBytes;
        var optimizer = new Adam(0.1);
        optimizer.Step(session);
        Assert.True(device.AllocatedBytes >= before + 2 * 4 * core.Parameters.Length);
        session.Download();

        optimizer.Step(here);
        Assert.Equal(before, device.AllocatedBytes);

        optimizer.Step(session);
        Assert.True(device.AllocatedBytes > before);
        optimizer.Dispose();
        Assert.Equal(before, device.AllocatedBytes);
    }

    [Theory, MemberData(nameof(Kinds))]
    public void Padding_stays_zero(string kind)
    {
        using var core = TestSession.Network([5, 18]);
        using var session = new TestSession(device, core);
        using var optimizer = Create(kind);
        var gradients = Gradients(core);
        gradients.AsSpan(5, 11).Clear();
        gradients.AsSpan(34).Clear();
        for (var step = 0; step < 3; step++)
        {
            session.Loss(gradients);
            optimizer.Step(session);
        }

        Assert.All(session.Parameters.Flat[5..16].ToArray().Concat(session.Parameters.Flat[34..].ToArray()), weight => Assert.Equal(0, weight));
    }

    [Theory, MemberData(nameof(Kinds))]
    public void Fading_state_becomes_zero_before_it_is_subnormal(string kind)
    {
        using var core = TestSession.Network([1]);
        using var session = new TestSession(device, core);
        using var optimizer = Create(kind);
        session.Loss([1]);
        optimizer.Step(session);
        session.Loss([0]);

        // 0.9^860 is 4e-40, below the smallest normal number 1.2e-38; with a huge rate a rest of it would move the weight.
        for (var step = 0; step < 860; step++) optimizer.Step(session);
        session.Download();
        core.Parameters.Write("w0", [0]);
        optimizer.Schedule = 1e30;
        optimizer.Step(session);

        Assert.Equal([0], session.Parameters.Read("w0"));
    }

    [Theory, MemberData(nameof(Kinds))]
    public void A_gradient_that_is_not_a_number_shows_in_the_weights(string kind)
    {
        using var core = TestSession.Network([20]);
        using var session = new TestSession(device, core);
        using var optimizer = Create(kind);
        var gradients = Gradients(core);
        gradients[7] = float.NaN;
        session.Loss(gradients);

        optimizer.Step(session);
        Assert.Equal([7], session.Parameters.Read("w0").Index().Where(pair => float.IsNaN(pair.Item)).Select(pair => pair.Index));

        optimizer.GradientClipNorm = 1;
        optimizer.Step(session);
        Assert.All(session.Parameters.Read("w0"), weight => Assert.True(float.IsNaN(weight)));
    }

    [Theory]
    [InlineData(1e18f, 1e-3)]
    [InlineData(1e-18f, 1e-20)]
    [InlineData(1e-20f, 1e-25)]
    [InlineData(float.PositiveInfinity, 1)]
    public void Clipping_does_with_huge_and_tiny_gradients_what_the_cpu_does(float size, double norm)
    {
        using var core = TestSession.Network([4]);
        using var session = new TestSession(device, core);
        using var onCpu = new CpuNetwork(core);
        using Optimizer optimizer = new Sgd(1) { GradientClipNorm = norm }, optimizerOnCpu = new Sgd(1) { GradientClipNorm = norm };
        core.Parameters.Write("w0", new float[4]);
        onCpu.Parameters.Write("w0", new float[4]);
        session.Loss([size, 0, -size, size]);
        onCpu.Loss([size, 0, -size, size]);
        optimizer.Step(session);
        optimizerOnCpu.Step(onCpu);

        foreach (var (expected, found) in onCpu.Parameters.Read("w0").Zip(session.Parameters.Read("w0")))
        {
            if (float.IsNaN(expected)) Assert.Equal(float.NaN, found);
            else Assert.Equal(expected, found, Math.Abs(expected) * 1e-6f);
        }
    }

    [Fact]
    public void Gradients_and_weights_that_were_written_here_count()
    {
        using var core = TestSession.Network([4]);
        using var session = new TestSession(device, core);
        using var optimizer = new Sgd(1);
        session.Loss([1, 1, 1, 1]);
        core.Parameters.Write("w0", [10, 20, 30, 40]);
        session.Gradients.Write("w0", [1, 2, 3, 4]);
        optimizer.Step(session);
        Assert.Equal([9, 18, 27, 36], session.Parameters.Read("w0"));

        // What a loss computes replaces what was written.
        session.Loss([1, 1, 1, 1]);
        session.Gradients.Write("w0", [5, 5, 5, 5]);
        session.Loss([1, 1, 1, 1]);
        optimizer.Step(session);
        Assert.Equal([8, 17, 26, 35], session.Parameters.Read("w0"));
    }

    [Fact]
    public void Weights_that_were_changed_in_both_places_are_refused()
    {
        using var core = TestSession.Network([4]);
        using var session = new TestSession(device, core);
        using var optimizer = new Adam(0.1);
        session.Loss([1, 1, 1, 1]);
        optimizer.Step(session);
        core.Parameters.Write("w0", [1, 2, 3, 4]);

        Assert.Contains("Download()", Assert.Throws<InvalidOperationException>(() => optimizer.Step(session)).Message);
        Assert.Equal(1, optimizer.StepCount);

        session.Upload();
        optimizer.Step(session);
        AssertNearOne(session.Parameters.Read("w0"));

        static void AssertNearOne(float[] weights) => Assert.All(weights.Index(), pair => Assert.Equal(pair.Index + 0.9f, pair.Item, 1e-4f));
    }

    [Fact]
    public void A_second_network_is_refused()
    {
        using var first = TestSession.Network([4], name: "LeNet");
        using var second = TestSession.Network([4], name: "Critic");
        using TestSession session = new(device, first), other = new(device, second);
        using var otherOnCpu = new CpuNetwork(second, shared: true);
        using var optimizer = new Adam(0.1);
        session.Loss([1, 1, 1, 1]);
        other.Loss([1, 1, 1, 1]);
        otherOnCpu.Loss([1, 1, 1, 1]);
        var before = second.Parameters.Read("w0");
        optimizer.Step(session);

        foreach (INetwork network in new INetwork[] { other, otherOnCpu })
        {
            var error = Assert.Throws<InvalidOperationException>(() => optimizer.Step(network));
            Assert.Contains("LeNet", error.Message);
            Assert.Contains("Critic", error.Message);
            Assert.Equal(before, network.Parameters.Read("w0"));
        }

        Assert.Equal(1, optimizer.StepCount);
        optimizer.Step(session);
    }

    [Fact]
    public void Ranges_and_hyperparameters_are_checked_as_elsewhere()
    {
        using var core = TestSession.Network([10]);
        using var session = new TestSession(device, core);
        using var optimizer = new Sgd(0.1);
        session.Loss(new float[16], new ParameterRange(5, 16));
        Assert.Contains("5 to 21 of 16", Assert.Throws<InvalidOperationException>(() => optimizer.Step(session)).Message);

        session.Loss(new float[16], new ParameterRange(5, 5));
        Assert.Contains("no tensor begins", Assert.Throws<InvalidOperationException>(() => optimizer.Step(session)).Message);

        using var nesterov = new Sgd(0.1) { Nesterov = true };
        Assert.Contains("Nesterov", Assert.Throws<InvalidOperationException>(() => nesterov.Step(session)).Message);
    }

    [Fact]
    public void What_was_disposed_is_refused()
    {
        var core = TestSession.Network([4]);
        var session = new TestSession(device, core);
        session.Loss([1, 1, 1, 1]);
        using var optimizer = new Adam(0.1);
        optimizer.Step(session);
        var disposed = new Adam(0.1);
        disposed.Step(session);
        disposed.Dispose();
        Assert.Throws<ObjectDisposedException>(() => disposed.Step(session));

        session.Dispose();
        Assert.Throws<ObjectDisposedException>(() => optimizer.Step(session));

        session = new TestSession(device, core);
        core.Dispose();
        Assert.Throws<ObjectDisposedException>(() => optimizer.Step(session));
    }

    [Fact]
    public void State_on_a_device_that_was_disposed_is_lost()
    {
        using var core = TestSession.Network([4]);
        using var here = new CpuNetwork(core, shared: true);
        using var optimizer = new Adam(0.1);
        var own = TestSession.Device();
        using (var session = new TestSession(own, core))
        {
            session.Loss([1, 1, 1, 1]);
            optimizer.Step(session);
            session.Download();
            own.Dispose();
            Assert.Throws<ObjectDisposedException>(() => optimizer.Step(session));
        }

        Assert.Contains("create a new optimizer", Assert.Throws<ObjectDisposedException>(() => optimizer.Step(here)).Message);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void Too_little_memory_changes_nothing(int allocations)
    {
        using var core = TestSession.Network([4]);
        using var session = new TestSession(device, core);
        using var optimizer = new Adam(0.1);
        session.Loss([1, 1, 1, 1]);
        var (weights, before) = (session.Parameters.Read("w0"), device.AllocatedBytes);
        simulation.AllocationsUntilFailure = allocations;

        Assert.Contains("an optimizer of TestNet", Assert.Throws<DeviceException>(() => optimizer.Step(session)).Message);
        Assert.Equal(weights, session.Parameters.Read("w0"));
        Assert.Equal(before, device.AllocatedBytes);
        Assert.Equal(0, optimizer.StepCount);

        optimizer.Step(session);
        Assert.All(session.Parameters.Read("w0").Zip(weights), pair => Assert.Equal(pair.Second - 0.1f, pair.First, 1e-5f));
    }

    [Fact]
    public void A_device_that_is_lost_is_said_to_be()
    {
        using var core = TestSession.Network([4]);
        using var session = new TestSession(device, core);
        using var here = new CpuNetwork(core, shared: true);
        using var optimizer = new Adam(0.1);
        session.Loss([1, 1, 1, 1]);
        optimizer.Step(session);
        simulation.LaunchesUntilLoss = 0;
        Assert.Contains("is lost", Assert.Throws<DeviceException>(() => optimizer.Step(session)).Message);
        Assert.Contains("is lost", Assert.Throws<DeviceException>(() => optimizer.Step(here)).Message);
        simulation.DeviceIsLost = false;
    }
}
