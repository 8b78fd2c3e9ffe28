using NetGen.Examples;

namespace NetGen.Benchmarks.Gpu.Cases;

/// <summary>
/// Steps of training on images: forward, backward and the optimizer, as <c>TrainStep</c> does them. Weights, gradients and the optimizer's
/// state are on the device. The batch goes up from ordinary memory and the loss comes down at every step: that is what a step costs whoever
/// calls it, and the peers do the same.
/// </summary>
static class ImageCases
{
    const int Classes = 10;

    /// <summary>The perceptron 784-256-128-10 of the examples, with Adam.</summary>
    public static Case Mlp(int batch) => Of(
        "mlp", batch, 784, new() { ["inputs"] = 784, ["first"] = 256, ["second"] = 128 }, () => new Adam(1e-3), () => new Mlp { Seed = 1 },
        (net, device, precision) => net.CreateSession(device, batch, precision), (session, images, labels, optimizer) => session.TrainStep(images, labels, optimizer));

    /// <summary>A narrow perceptron.</summary>
    public static Case TinyMlp(int batch) => Of(
        "mlp", batch, 32, new() { ["inputs"] = 32, ["first"] = 16, ["second"] = 8 }, () => new Adam(1e-3), () => new TinyMlp { Seed = 1 },
        (net, device, precision) => net.CreateSession(device, batch, precision), (session, images, labels, optimizer) => session.TrainStep(images, labels, optimizer));

    /// <summary>LeNet of the examples, with Adam.</summary>
    public static Case LeNet(int batch) => Of(
        "lenet", batch, 784, new() { ["size"] = 28, ["first"] = 6, ["second"] = 16, ["third"] = 120, ["fourth"] = 84 }, () => new Adam(1e-3), () => new LeNet { Seed = 1 },
        (net, device, precision) => net.CreateSession(device, batch, precision), (session, images, labels, optimizer) => session.TrainStep(images, labels, optimizer));

    /// <summary>A LeNet of few maps.</summary>
    public static Case TinyLeNet(int batch) => Of(
        "lenet", batch, 144, new() { ["size"] = 12, ["first"] = 2, ["second"] = 3, ["third"] = 8, ["fourth"] = 6 }, () => new Adam(1e-3), () => new TinyLeNet { Seed = 1 },
        (net, device, precision) => net.CreateSession(device, batch, precision), (session, images, labels, optimizer) => session.TrainStep(images, labels, optimizer));

    /// <summary>ResNet-18 for images of 32 x 32 pixels, with momentum.</summary>
    public static Case ResNet(int batch) => Of(
        "resnet", batch, 3 * 32 * 32, new() { ["width"] = 64, ["size"] = 32, ["stages"] = 4, ["blocks"] = 2 }, () => new Sgd(0.01) { Momentum = 0.9 }, () => new ResidualNetwork { Seed = 1 },
        (net, device, precision) => net.CreateSession(device, batch, precision), (session, images, labels, optimizer) => session.TrainStep(images, labels, optimizer));

    /// <summary>The same of few channels and pixels.</summary>
    public static Case TinyResNet(int batch) => Of(
        "resnet", batch, 3 * 8 * 8, new() { ["width"] = 2, ["size"] = 8, ["stages"] = 2, ["blocks"] = 1 }, () => new Sgd(0.01) { Momentum = 0.9 }, () => new TinyResidualNetwork { Seed = 1 },
        (net, device, precision) => net.CreateSession(device, batch, precision), (session, images, labels, optimizer) => session.TrainStep(images, labels, optimizer));

    static Case Of<TNetwork, TSession>(
        string name, int batch, int pixels, Dictionary<string, int> sizes, Func<Optimizer> createOptimizer, Func<TNetwork> create,
        Func<TNetwork, IlgpuDevice, Precision, TSession> open, Func<TSession, float[], int[], Optimizer, float> step)
        where TNetwork : INetwork
        where TSession : class, IDisposable
    {
        sizes["batch"] = batch;
        return new(name, sizes, $"batch {batch}", HasProducts: true, new(UploadedBytes: (long)batch * (pixels + 1) * sizeof(float)), Prepare);

        IWorkload Prepare(IlgpuDevice device, Precision precision)
        {
            var (net, optimizer, images, labels) = (create(), createOptimizer(), Draws.Numbers(pixels * batch), Draws.Indices(batch, Classes));
            return new NetworkWorkload<TSession>(
                net, () => open(net, device, precision), session => step(session, images, labels, optimizer), optimizer)
            { Parameters = Trained.In(net) };
        }
    }
}
