extern alias Runtime;

using IlgpuSimulator;
using NetGen.Compiler.Graphs;
using NetGen.Compiler.Ops;
using NetGen.Compiler.Tests.Printed;
using Runtime::NetGen;

namespace NetGen.Ilgpu.Tests.Training;

/// <summary>Steps of a network's printed code, loss and update together.</summary>
public class TrainStepTests
{
    const int Steps = 20;

    static readonly Graph graph = SmallNetworks.Mlp();

    static Oracle Batch(int seed)
    {
        var batch = new Oracle(seed, ("N", 6));
        foreach (var input in graph.Sources.Select(s => s.Op).OfType<Input>())
            batch.Source(input.Id, input.Shape, input.Type, input.Type == ElementType.Int32 ? 0 : -1, input.Type == ElementType.Int32 ? 9 : 1);
        foreach (var p in graph.Sources.Select(s => s.Op).OfType<Parameter>()) batch.Source(p.Id, p.Shape, p.Type, -0.2, 0.2);
        return batch;
    }

    static AdamW Optimizer() => new(Schedule.Cosine(0.01, Steps, warmup: 3)) { GradientClipNorm = 0.5 };

    [Fact]
    public void The_device_trains_as_the_cpu_does()
    {
        using var simulation = Simulator.Begin();
        using var onDevice = Backend.Print(graph);
        using var onCpu = new PrintedProgram(graph);
        var batch = Batch(1);
        var (network, session) = onDevice.Open(0, batch);
        var (expected, _) = onCpu.Open(0);
        onDevice.Start(0, network, batch);
        onCpu.Start(0, expected, batch);
        using Optimizer optimizer = Optimizer(), optimizerOnCpu = Optimizer();
        float first = 0, last = 0;
        for (var step = 0; step < Steps; step++)
        {
            last = onDevice.TrainStep(0, session, Batch(step % 2), optimizer);
            Assert.Equal(onCpu.TrainStep(0, expected, Batch(step % 2), optimizerOnCpu), last, 1e-4f);
            if (step == 0) first = last;
        }

        Assert.True(last < 0.8f * first, $"The loss went from {first} to {last}.");
        foreach (var tensor in expected.Parameters)
            OptimizerFormulaTests.AssertNear(expected.Parameters.Read(tensor.Name).Select(v => (double)v), session.Parameters.Read(tensor.Name), 1e-4);
        session.Dispose();
        network.Dispose();
        expected.Dispose();
    }

    [Fact]
    public void Only_the_batch_goes_up_and_only_the_loss_comes_down()
    {
        using var simulation = Simulator.Begin();
        using var program = Backend.Print(graph);
        var (network, session) = program.Open(0, Batch(1));
        using var optimizer = Optimizer();
        program.TrainStep(0, session, Batch(1), optimizer);
        var statistics = simulation.Statistics;
        var (up, down, bytesUp, bytesDown) = (statistics.CopiesToDevice, statistics.CopiesToHost, statistics.BytesToDevice, statistics.BytesToHost);

        program.TrainStep(0, session, Batch(2), optimizer);

        Assert.Equal((2, 6 * 50 * sizeof(float) + 6 * sizeof(int)), (statistics.CopiesToDevice - up, statistics.BytesToDevice - bytesUp));
        Assert.Equal((1, sizeof(float)), (statistics.CopiesToHost - down, statistics.BytesToHost - bytesDown));
        session.Dispose();
        network.Dispose();
    }
}
