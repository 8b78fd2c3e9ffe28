extern alias Runtime;

using IlgpuSimulator;
using Runtime::NetGen;

namespace NetGen.Ilgpu.Tests.Training;

/// <summary>Weights that a device trained, in files.</summary>
public sealed class CheckpointTests : IDisposable
{
    readonly Simulation simulation = Simulator.Begin();
    readonly IlgpuDevice device = TestSession.Device();
    readonly string folder = Directory.CreateTempSubdirectory("netgen").FullName;

    public void Dispose()
    {
        Directory.Delete(folder, recursive: true);
        device.Dispose();
        simulation.Dispose();
    }

    // Padding has no gradient: files don't hold it.
    static float[] Gradients(int step)
    {
        var gradients = OptimizerFormulaTests.Gradients(48, step);
        gradients.AsSpan(5, 11).Clear();
        gradients.AsSpan(34).Clear();
        return gradients;
    }

    string File(string name) => Path.Combine(folder, name);

    [Fact]
    public void A_session_and_its_network_save_the_same_file()
    {
        using var core = TestSession.Network([5, 18]);
        using var session = new TestSession(device, core);
        using var network = new CpuNetwork(core, shared: true);
        using var optimizer = new Adam(0.1);
        Checkpoint.Save(network, File("before"));
        session.Loss(Gradients(0));
        optimizer.Step(session);
        session.MoveStatistics();

        // Before anything was downloaded: saving a session brings here what it saves.
        Checkpoint.Save(session, File("session"));
        session.Loss(Gradients(1));
        optimizer.Step(session);
        Checkpoint.Save(session, File("second"));
        session.Download();
        Checkpoint.Save(network, File("network"));

        byte[][] files = [.. new[] { "before", "session", "second", "network" }.Select(name => System.IO.File.ReadAllBytes(File(name)))];
        Assert.Equal(files[2], files[3]);
        Assert.NotEqual(files[0], files[1]);
        Assert.NotEqual(files[1], files[2]);
        Assert.Equal([1f, 2, 3], core.Buffers.Read("mean"));
    }

    [Fact]
    public void What_the_network_loads_the_session_uses()
    {
        using var core = TestSession.Network([5, 18]);
        using var session = new TestSession(device, core);
        using var network = new CpuNetwork(core, shared: true);
        using var optimizer = new Sgd(1);
        Checkpoint.Save(network, File("start"));
        var start = session.Used();
        session.Loss(Gradients(0));
        optimizer.Step(session);
        var trained = session.Used();
        Assert.NotEqual(start, trained);
        session.Download();
        Checkpoint.Save(network, File("trained"));

        Checkpoint.Load(network, File("start"));
        Assert.Equal(start, session.Used());

        // A step moves the weights that were loaded, too.
        Checkpoint.Load(network, File("trained"));
        session.Loss(new float[48]);
        optimizer.Step(session);
        Assert.Equal(trained, session.Used());
    }

    [Fact]
    public void What_a_session_loads_it_and_the_network_use()
    {
        using var core = TestSession.Network([5, 18]);
        using var session = new TestSession(device, core);
        using var optimizer = new Sgd(1);
        Checkpoint.Save(session, File("start"));
        var start = session.Used();
        session.Loss(Gradients(0));
        optimizer.Step(session);

        Checkpoint.Load(session, File("start"));

        Assert.Equal(start, session.Used());
        Assert.Equal(start, core.Parameters.Flat.ToArray());
    }
}
