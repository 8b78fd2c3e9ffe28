using Xunit;

namespace NetGen.Tests.Training;

/// <summary>
/// Ten steps on w0⁴/4 + 2 w1⁴/4 + 4 w2⁴/4 + 0.5 w3⁴/4 + w0 w1 from (1, -0.5, 0.25, 2), against the numbers that PyTorch 1.13.1 gave for
/// torch.optim.SGD, Adam and AdamW with the same hyperparameters.
/// </summary>
public class OptimizerGoldenTests
{
    static float[] Descend(Optimizer optimizer)
    {
        using var net = TestNetwork.OfVector(4);
        using var disposed = optimizer;
        net.Parameters.Write("w", [1, -0.5f, 0.25f, 2]);
        for (var step = 0; step < 10; step++)
        {
            var w = net.Parameters.Read("w");
            float[] gradients =
            [
                w[0] * w[0] * w[0] + w[1],
                2 * w[1] * w[1] * w[1] + w[0],
                4 * w[2] * w[2] * w[2],
                0.5f * w[3] * w[3] * w[3],
            ];
            net.Gradients.Write("w", gradients);
            optimizer.Step(net);
        }
        return net.Parameters.Read("w");
    }

    static void Check(Optimizer optimizer, params float[] expected)
    {
        foreach (var (e, f) in expected.Zip(Descend(optimizer))) Assert.Equal(e, f, 4e-6f);
    }

    [Fact]
    public void Sgd() => Check(new Sgd(0.1), 0.905240178f, -0.761226356f, 0.203052297f, 0.847264946f);

    [Fact]
    public void Sgd_with_momentum_dampening_and_decay() => Check(
        new Sgd(0.1) { Momentum = 0.9, Dampening = 0.2, WeightDecay = 0.05 }, 0.971108079f, -0.613691032f, 0.0812421143f, -1.42705488f);

    [Fact]
    public void Sgd_with_nesterov_and_decay() => Check(
        new Sgd(0.1) { Momentum = 0.9, Nesterov = true, WeightDecay = 0.05 }, 0.90530014f, -0.753882825f, 0.0617192686f, -1.04821575f);

    [Fact]
    public void Adam() => Check(new Adam(0.1), 1.01619542f, -0.749343812f, -0.144558072f, 1.0884701f);

    [Fact]
    public void Adam_with_own_constants() => Check(
        new Adam(0.1) { Beta1 = 0.8, Beta2 = 0.95, Epsilon = 1e-4, WeightDecay = 0.05 },
        0.959311128f, -0.718963802f, -0.0808347836f, 1.11410379f);

    [Fact]
    public void AdamW() => Check(new AdamW(0.1) { WeightDecay = 0.05 }, 1.00091171f, -0.740756154f, -0.142203167f, 1.0227375f);

    [Fact]
    public void Adam_clipped() => Check(new Adam(0.1) { GradientClipNorm = 0.5 }, 0.949973226f, -0.76651454f, -0.0492577553f, 1.00062835f);
}
