namespace NetGen.Networks.Tests.Networks;

/// <summary>Tables of constants as a filter, a basis to project on, and weights of classes; one of them also written in place.</summary>
[Network]
public partial class Tabled
{
    static readonly float[] smooth = [1 / 16f, 2 / 16f, 1 / 16f, 2 / 16f, 4 / 16f, 2 / 16f, 1 / 16f, 2 / 16f, 1 / 16f];
    static readonly double[] cosines = [.. Row(0), .. Row(1), .. Row(2)];
    static readonly int[] weights = [1, 3, 2, 5];
    readonly Linear head = new(4);

    static double[] Row(int frequency) =>
        [1.0, 1.0 - 0.2 * frequency, 0.5 - 0.3 * frequency, -0.1 * frequency, -0.5, Math.Sqrt(2) / (frequency + 1)];

    [Forward]
    Tensor Filter([Shape("N", 1, 6, 6)] Tensor image) =>
        image.Conv2d(Constant(smooth, 1, 1, 3, 3), padding: 1).Reshape(image.Size(0), 6, 6).MatMul(Constant(cosines, 3, 6).Transpose());

    [Loss]
    Tensor Loss([Shape("N", 1, 6, 6)] Tensor image, [Shape("N")] Labels label)
    {
        var logits = Filter(image).Flatten().Then(head) * Constant([0.5, 2, 1, 1.5]);
        var right = (logits.LogSoftmax() * label.OneHot(4)).Sum(1);
        return -(right * Constant(weights).Gather(label)).Mean();
    }
}
