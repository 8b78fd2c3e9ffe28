namespace NetGen.Benchmarks.Gpu.Cases;

/// <summary>Steps of training a GPT over characters with AdamW; the batch goes up and the loss comes down as with images.</summary>
static class TextCases
{
    /// <summary>Six layers of width 384 with six heads, over 256 characters.</summary>
    public static Case Gpt { get; } = Of(
        vocabulary: 65, batch: 64, context: 256, width: 384, heads: 6, layers: 6, () => new CharacterModel { Seed = 1 },
        (net, device, precision) => net.CreateSession(device, 64, 256, precision), (session, text, next, optimizer) => session.TrainStep(text, next, optimizer, 64, 256));

    /// <summary>A small layer over four characters.</summary>
    public static Case TinyGpt { get; } = Of(
        vocabulary: 11, batch: 2, context: 4, width: 8, heads: 2, layers: 1, () => new TinyCharacterModel { Seed = 1 },
        (net, device, precision) => net.CreateSession(device, 2, 4, precision), (session, text, next, optimizer) => session.TrainStep(text, next, optimizer, 2, 4));

    static Case Of<TNetwork, TSession>(
        int vocabulary, int batch, int context, int width, int heads, int layers, Func<TNetwork> create, Func<TNetwork, IlgpuDevice, Precision, TSession> open,
        Func<TSession, int[], int[], Optimizer, float> step)
        where TNetwork : INetwork
        where TSession : class, IDisposable
    {
        Dictionary<string, int> sizes = new()
        {
            ["batch"] = batch,
            ["context"] = context,
            ["width"] = width,
            ["heads"] = heads,
            ["layers"] = layers,
            ["vocabulary"] = vocabulary,
        };
        return new("gpt", sizes, $"batch {batch} of {context}", HasProducts: true, new(UploadedBytes: 2L * batch * context * sizeof(int)), Prepare);

        IWorkload Prepare(IlgpuDevice device, Precision precision)
        {
            var text = Draws.Indices(batch * context + 1, vocabulary);
            var (net, optimizer, now, next) = (create(), new AdamW(3e-4), text[..^1], text[1..]);
            return new NetworkWorkload<TSession>(
                net, () => open(net, device, precision), session => step(session, now, next, optimizer), optimizer)
            { Parameters = Trained.In(net) };
        }
    }
}
