extern alias Runtime;

using Runtime::NetGen;
using Runtime::NetGen.Runtime;

namespace NetGen.Ilgpu.Tests.Training;

/// <summary>The same network in this process's memory: its weights are the core's, or begin as those.</summary>
sealed class CpuNetwork(NetworkCore core, bool shared = false) : INetwork
{
    public string Name => core.Name;

    public TensorStore Parameters { get; } = shared ? core.Parameters : CopyOf(core.Parameters);

    public TensorStore Buffers => core.Buffers;

    public TensorStore Gradients { get; } = core.Parameters.CreateSimilar();

    public ParameterRange[] Ranges { get; set; } = [new(0, core.Parameters.Length)];

    public ReadOnlySpan<ParameterRange> Trained => Ranges;

    public void Loss(float[] gradients, params ParameterRange[] trained)
    {
        gradients.CopyTo(Gradients.Flat);
        Ranges = trained.Length > 0 ? trained : [new(0, gradients.Length)];
    }

    public void Dispose() => Gradients.Dispose();

    static TensorStore CopyOf(TensorStore store)
    {
        var copy = store.CreateSimilar();
        store.Flat.CopyTo(copy.Flat);
        return copy;
    }
}
