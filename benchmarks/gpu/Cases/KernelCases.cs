namespace NetGen.Benchmarks.Gpu.Cases;

/// <summary>
/// Single operations on numbers that stay on the device. A step brings one number here, which waits for the device; AdamW and copies, whose
/// calls bring none, are waited for at the end of a block of steps.
/// </summary>
static class KernelCases
{
    /// <summary>Layer norm, GELU and a residual connection, forward: every row is read once and written once.</summary>
    public static Case NormGelu { get; } = NormGeluOf(
        Gpu.NormGelu.Rows, Gpu.NormGelu.Width, () => new NormGelu { Seed = 1 }, (net, device) => net.CreateSession(device), session => One(session.Run));

    /// <summary>The same of few numbers.</summary>
    public static Case TinyNormGelu { get; } = NormGeluOf(
        Gpu.TinyNormGelu.Rows, Gpu.TinyNormGelu.Width, () => new TinyNormGelu { Seed = 1 }, (net, device) => net.CreateSession(device), session => One(session.Run));

    /// <summary>Softmax and cross-entropy, forward and backward: the logits are read once, their gradients written once.</summary>
    public static Case CrossEntropy { get; } = CrossEntropyOf(
        ResidentLogits.Rows, ResidentLogits.Classes, () => new ResidentLogits { Seed = 1 }, (net, device) => net.CreateSession(device),
        (session, labels) => session.LossAndGradients(labels));

    /// <summary>The same of few classes.</summary>
    public static Case TinyCrossEntropy { get; } = CrossEntropyOf(
        TinyResidentLogits.Rows, TinyResidentLogits.Classes, () => new TinyResidentLogits { Seed = 1 }, (net, device) => net.CreateSession(device),
        (session, labels) => session.LossAndGradients(labels));

    /// <summary>AdamW's step alone: weights, two moments and gradients are read, all but the last written.</summary>
    public static Case AdamW { get; } = AdamWOf(
        ManyWeights.Count, () => new ManyWeights { Seed = 1 }, (net, device) => net.CreateSession(device), session => session.LossAndGradients([1f]));

    /// <summary>The same with few weights.</summary>
    public static Case TinyAdamW { get; } = AdamWOf(
        FewWeights.Count, () => new FewWeights { Seed = 1 }, (net, device) => net.CreateSession(device), session => session.LossAndGradients([1f]));

    /// <summary>Products of square matrices, by cuBLAS where it is installed.</summary>
    public static Case Gemm { get; } = GemmOf(
        Products.Count, Products.Size, () => new Products { Seed = 1 }, (net, device, precision) => net.CreateSession(device, precision), session => One(session.Run));

    /// <summary>The same by NetGen's own kernels.</summary>
    public static Case OwnGemm { get; } = Own(Gemm);

    /// <summary>The same of small matrices.</summary>
    public static Case TinyGemm { get; } = GemmOf(
        TinyProducts.Count, TinyProducts.Size, () => new TinyProducts { Seed = 1 }, (net, device, precision) => net.CreateSession(device, precision), session => One(session.Run));

    /// <summary>The same by NetGen's own kernels.</summary>
    public static Case TinyOwnGemm { get; } = Own(TinyGemm);

    /// <summary>A copy from the device to itself: the bandwidth that the others' are fractions of.</summary>
    public static Case Copy(int mebibytes)
    {
        var bytes = (long)mebibytes << 20;
        return new("copy", new() { ["mebibytes"] = mebibytes }, $"{mebibytes} MiB", HasProducts: false, new(Bytes: 2.0 * bytes), (device, _) => new CopyWorkload(device, bytes));
    }

    static Case Own(Case products) => products with
    {
        Name = products.Name + "-own",
        PeerName = products.PeerName,
        Prepare = (device, precision) =>
        {
            device.UsesCublas = false;
            return products.Prepare(device, precision);
        },
    };

    static Case NormGeluOf<TNetwork, TSession>(int rows, int width, Func<TNetwork> create, Func<TNetwork, IlgpuDevice, TSession> open, Func<TSession, float> step)
        where TNetwork : INetwork
        where TSession : class, IDisposable =>
        new("layernorm-gelu", new() { ["rows"] = rows, ["width"] = width }, $"{rows} x {width}", HasProducts: false, new(Bytes: 2.0 * rows * width * sizeof(float)),
            (device, _) =>
            {
                var net = create();
                return new NetworkWorkload<TSession>(net, () => open(net, device), step);
            });

    static Case CrossEntropyOf<TNetwork, TSession>(
        int rows, int classes, Func<TNetwork> create, Func<TNetwork, IlgpuDevice, TSession> open, Func<TSession, int[], float> step)
        where TNetwork : INetwork
        where TSession : class, IDisposable =>
        new("cross-entropy", new() { ["rows"] = rows, ["classes"] = classes }, $"{rows} x {classes}", HasProducts: false,
            new(Bytes: 2.0 * rows * classes * sizeof(float), UploadedBytes: (long)rows * sizeof(int)),
            (device, _) =>
            {
                var (net, labels) = (create(), Draws.Indices(rows, classes));
                return new NetworkWorkload<TSession>(net, () => open(net, device), session => step(session, labels));
            });

    static Case AdamWOf<TNetwork, TSession>(int count, Func<TNetwork> create, Func<TNetwork, IlgpuDevice, TSession> open, Func<TSession, float> differentiate)
        where TNetwork : INetwork
        where TSession : class, INetwork =>
        new("adamw", new() { ["count"] = count }, $"{count} weights", HasProducts: false, new(Bytes: 7.0 * count * sizeof(float)),
            (device, _) =>
            {
                var (net, optimizer) = (create(), new AdamW(1e-3));
                return new NetworkWorkload<TSession>(net, Open, Step, optimizer) { Parameters = Trained.In(net) };

                TSession Open()
                {
                    var session = open(net, device);
                    differentiate(session);
                    return session;
                }

                float Step(TSession session)
                {
                    optimizer.Step(session);
                    return 0;
                }
            });

    static Case GemmOf<TNetwork, TSession>(
        int count, int size, Func<TNetwork> create, Func<TNetwork, IlgpuDevice, Precision, TSession> open, Func<TSession, float> step)
        where TNetwork : INetwork
        where TSession : class, IDisposable =>
        new("gemm", new() { ["count"] = count, ["size"] = size }, $"{count} of {size}^3", HasProducts: true, new(Operations: 2.0 * count * size * size * size),
            (device, precision) =>
            {
                var net = create();
                return new NetworkWorkload<TSession>(net, () => open(net, device, precision), step);
            });

    /// <summary>The number that a forward method with one result of one element gives.</summary>
    static float One(Forward run)
    {
        float result = 0;
        run(new Span<float>(ref result));
        return result;
    }

    delegate void Forward(Span<float> result);
}
