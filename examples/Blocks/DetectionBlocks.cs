namespace NetGen.Examples.Blocks;

/// <summary>
/// Maps of one width at every size, each with what the coarser ones know: T. Lin, P. Dollár, R. Girshick, K. He, B. Hariharan and
/// S. Belongie, "Feature pyramid networks for object detection", 2017. Weights have torchvision's names.
/// </summary>
[Block]
public partial class FeaturePyramid(int levels, int channels = 256)
{
    readonly Conv2d[] inner_blocks = Repeat(levels, _ => new Conv2d(channels, kernel: 1));
    readonly Conv2d[] layer_blocks = Repeat(levels, _ => new Conv2d(channels, kernel: 3) { Padding = 1 });

    /// <summary>Maps from fine to coarse, each half the size of the one before, to as many maps of equal width.</summary>
    public Tensor[] Forward(Tensor[] maps)
    {
        var inner = maps[^1].Then(inner_blocks[^1]);
        Tensor[] results = [inner.Then(layer_blocks[^1])];
        for (var i = levels - 2; i >= 0; i--)
        {
            inner = maps[i].Then(inner_blocks[i]) + inner.Upsample(2);
            results = [inner.Then(layer_blocks[i]), .. results];
        }
        return results;
    }
}

/// <summary>
/// A grid that tells in every cell whether the middle of an object lies there, its box and its class: J. Redmon, S. Divvala, R. Girshick
/// and A. Farhadi, "You only look once", 2016, with one box a cell, and sigmoids as the second version has them.
/// </summary>
[Block]
public partial class GridHead(int classes)
{
    const double CoordinateWeight = 5, EmptyWeight = 0.5;
    readonly Conv2d predict = new(5 + classes, kernel: 1);

    /// <summary>Features [N, C, S, S] to confidence [N, S, S], boxes [N, 4, S, S] (middle within the cell, root of the size) and class logits [N, classes, S, S].</summary>
    public (Tensor Confidence, Tensor Box, Tensor Classes) Forward(Tensor features)
    {
        var y = features.Then(predict);
        return (y[.., 0].Sigmoid(), y[.., 1..5].Sigmoid(), y[.., 5..]);
    }

    /// <summary>The paper's sum of squares, a cell with an object counting for its box and classes, and for the overlap as its confidence.</summary>
    /// <param name="features">[N, C, S, S].</param>
    /// <param name="hasObject">[N, S, S].</param>
    /// <param name="box">Middle within the cell and root of width and height, [N, 4, S, S].</param>
    /// <param name="kind">The class, [N, S, S].</param>
    public Tensor Loss(Tensor features, Mask hasObject, Tensor box, Labels kind)
    {
        var (confidence, predicted, logits) = Forward(features);
        var here = hasObject.AsTensor();
        var overlap = StopGradient(Overlap(predicted, box));
        var place = (predicted - box).Square().Sum(1);
        var objects = (confidence - overlap).Square() + CoordinateWeight * place + Classification(logits, kind);
        return (here * objects + EmptyWeight * (1 - here) * confidence.Square()).Sum(1, 2).Mean();
    }

    static Tensor Classification(Tensor logits, Labels kind) =>
        (logits.Softmax(1) - kind.OneHot(logits.Size(1)).Permute(0, 3, 1, 2)).Square().Sum(1);

    /// <summary>Intersection over union of boxes in the same cell: [N, 4, S, S] and the same give [N, S, S].</summary>
    static Tensor Overlap(Tensor a, Tensor b) => BoxIou(Corners(a), Corners(b));

    /// <summary>[N, 4, S, S] to corners [N, S, S, 4].</summary>
    static Tensor Corners(Tensor box)
    {
        Tensor middle = box[.., ..2], half = box[.., 2..].Square() / 2;
        return Concat(1, middle - half, middle + half).Permute(0, 2, 3, 1);
    }
}
