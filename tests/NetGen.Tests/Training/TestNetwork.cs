namespace NetGen.Tests.Training;

/// <summary>A network without computations: tensors whose gradients the test writes.</summary>
sealed class TestNetwork(IReadOnlyList<TensorInfo> parameters, IReadOnlyList<TensorInfo>? buffers = null, string name = "TestNet")
    : INetwork
{
    public string Name => name;

    public TensorStore Parameters { get; } = new(parameters);

    public TensorStore Buffers { get; } = new(buffers ?? []);

    public TensorStore Gradients { get; } = new(parameters);

    public ParameterRange[] Ranges { get; set; } = [new(0, parameters.Max(tensor => tensor.Offset + tensor.Extent))];

    public ReadOnlySpan<ParameterRange> Trained => Ranges;

    /// <summary>One vector 'w' of that many numbers.</summary>
    public static TestNetwork OfVector(int length) => new([TensorInfo.RowMajor("w", [length], 0, Initializer.Zeros)]);

    public void Dispose()
    {
        Parameters.Dispose();
        Buffers.Dispose();
        Gradients.Dispose();
    }
}
