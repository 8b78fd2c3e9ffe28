namespace NetGen;

/// <summary>Saves and loads a network's parameters and buffers as a safetensors file.</summary>
/// <remarks>
/// Tensors are named by their field paths as PyTorch spells them (<c>stages[1].conv2.weight</c> is <c>stages.1.conv2.weight</c>) and
/// stored in logical order, so that a file does not depend on the physical layout.
/// </remarks>
public static class Checkpoint
{
    // PyTorch's batch norms count their batches; no formula uses the count, so it may be there and is passed over.
    const string Counter = ".num_batches_tracked";

    /// <summary>
    /// Writes the parameters and buffers to <paramref name="path"/>; a file there is replaced at once, or stays if writing fails.
    /// </summary>
    /// <exception cref="IOException">The file can't be written.</exception>
    public static void Save(INetwork network, string path) => SafeTensors.Save(path,
        Stores(network).SelectMany(store => store.Select(tensor =>
            new SafeTensor.F32(FileName(tensor), tensor.Shape, store.Read(tensor.Name)))));

    /// <summary>
    /// Reads parameters and buffers from <paramref name="path"/>. The file is checked as a whole before anything changes.
    /// </summary>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="InvalidDataException">
    /// The file is damaged, or its tensors are not the network's: one is missing, unknown, or of another type or shape. The network is as
    /// before.
    /// </exception>
    public static void Load(INetwork network, string path)
    {
        var file = SafeTensors.Load(path);
        var wanted = Stores(network).SelectMany(store => store).ToDictionary(FileName, StringComparer.Ordinal);
        if (file.Keys.FirstOrDefault(name => !wanted.ContainsKey(name) && !name.EndsWith(Counter, StringComparison.Ordinal)) is { } unknown)
            throw Mismatch(network, path, $"holds tensor '{unknown}', which the network lacks{Hint(unknown, wanted.Keys)}");
        foreach (var (name, tensor) in wanted) Check(network, path, file, name, tensor);

        foreach (var store in Stores(network))
        {
            foreach (var tensor in store) store.Write(tensor.Name, ((SafeTensor.F32)file[FileName(tensor)]).Values);
        }
    }

    static void Check(INetwork network, string path, IReadOnlyDictionary<string, SafeTensor> file, string name, TensorInfo wanted)
    {
        if (!file.TryGetValue(name, out var found)) throw Mismatch(network, path, $"lacks tensor '{name}'{Hint(name, file.Keys)}");
        if (found is not SafeTensor.F32) throw Mismatch(network, path, $"holds tensor '{name}' as {found.Type}; expected F32");
        if (!found.Shape.SequenceEqual(wanted.Shape))
        {
            var (has, needs) = (SafeTensor.ShapeText(found.Shape), SafeTensor.ShapeText(wanted.Shape));
            throw Mismatch(network, path, $"holds tensor '{name}' with the shape {has}; expected {needs}");
        }
    }

    static TensorStore[] Stores(INetwork network) => [network.Parameters, network.Buffers];

    static string FileName(TensorInfo tensor) => tensor.Name.Replace('[', '.').Replace("]", "", StringComparison.Ordinal);

    static string Hint(string name, IEnumerable<string> known) =>
        NearNames.Of(name, known) is [var nearest, ..] ? $" (a near name: '{nearest}')" : "";

    static InvalidDataException Mismatch(INetwork network, string path, string what) =>
        new($"'{path}' does not fit {network.Name}: it {what}.");
}
