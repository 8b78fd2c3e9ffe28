extern alias Runtime;

using ILGPU.Runtime;
using Runtime::NetGen;
using Runtime::NetGen.Runtime;

namespace NetGen.Ilgpu.Tests.Training;

/// <summary>A session without computations: the test says what gradients a loss left on the device.</summary>
sealed class TestSession : IlgpuSessionBase
{
    readonly NetworkCore core;

    public TestSession(IlgpuDevice device, NetworkCore core) : base(device, core, stateLength: 0)
    {
        this.core = core;
        Allocate(1);
    }

    /// <summary>A device with few threads, which are faster to simulate.</summary>
    public static IlgpuDevice Device()
    {
        IlgpuDevice.DefaultGroupSize = 64;
        return IlgpuDevice.Create();
    }

    /// <summary>A network with vectors of these lengths, named 'w0', 'w1', …, each at a multiple of <paramref name="alignment"/>.</summary>
    public static NetworkCore Network(int[] lengths, int alignment = 16, string name = "TestNet")
    {
        var (tensors, offset) = (new List<TensorInfo>(), 0);
        foreach (var length in lengths)
        {
            tensors.Add(TensorInfo.RowMajor($"w{tensors.Count}", [length], offset, new(Init.Normal)));
            offset += (length + alignment - 1) / alignment * alignment;
        }
        return new NetworkCore(name, tensors, offset, [TensorInfo.RowMajor("mean", [3], 0, Initializer.Zeros)], 16, seed: 7);
    }

    /// <summary>What a loss does: gradients in the device's memory, and the ranges that they cover.</summary>
    public void Loss(float[] gradients, params ParameterRange[] trained)
    {
        using var call = Enter();
        Reserve(0);
        WeightGradients(0, gradients.Length).CopyFromCPU(gradients);
        SetTrained(trained.Length > 0 ? trained : [new(0, gradients.Length)]);
    }

    /// <summary>What a training form of a batch norm does.</summary>
    public void MoveStatistics()
    {
        using var call = Enter();
        PrepareBuffers();
        NextStatistics(0, 3).CopyFromCPU([1f, 2f, 3f]);
        CommitBuffers();
    }

    /// <summary>The weights that a call would compute with.</summary>
    public float[] Used()
    {
        using var call = Enter();
        Reserve(0);
        var weights = new float[core.Parameters.Length];
        Weights(0, weights.Length).CopyToCPU(weights);
        return weights;
    }
}
