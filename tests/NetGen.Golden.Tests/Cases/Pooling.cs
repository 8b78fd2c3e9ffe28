namespace NetGen.Golden.Tests.Networks;

[Network]
public partial class MaxPools
{
    [Forward]
    (Tensor halved, Tensor overlapping, Tensor dilated) Run([Shape("N", 3, 7, 6)] Tensor x) => (
        x.MaxPool2d(2), x.Then(new MaxPool2d(3) { Stride = 2, Padding = 1 }),
        x.Then(new MaxPool2d(2) { Stride = 1, Dilation = 3 }));
}

[Network]
public partial class AvgPools
{
    [Forward]
    (Tensor halved, Tensor padded, Tensor uncounted) Run([Shape("N", 3, 7, 6)] Tensor x) => (
        x.AvgPool2d(2), x.Then(new AvgPool2d(3) { Stride = 2, Padding = 1 }),
        x.Then(new AvgPool2d(3) { Stride = 2, Padding = 1, CountIncludePad = false }));
}

[Network]
public partial class NormPools
{
    [Forward]
    (Tensor euclidean, Tensor cubic, Tensor uneven, Tensor sequence, Tensor sum) Run([Shape("N", 3, 7, 6)] Tensor x)
    {
        var (positive, row) = (x + 1.25, x[.., .., .., 0]);
        return (x.LPPool2d(2, 3, stride: 2), positive.Then(new LPPool2d(3, [3, 2]) { Strides = [2, 1] }),
            positive.LPPool2d(1.5, 3, stride: 2, ceilMode: true), row.Then(new LPPool1d(2, 3) { Stride = 1 }), row.LPPool1d(1, 2));
    }
}

[Network]
public partial class SequencePools
{
    [Forward]
    (Tensor largest, Tensor rounded, Tensor mean, Tensor uncounted) Run([Shape("N", 3, 8)] Tensor x) => (
        x.Then(new MaxPool1d(3) { Stride = 2, Padding = 1, Dilation = 2 }), x.Then(new MaxPool1d(3) { CeilMode = true }),
        x.Then(new AvgPool1d(3) { Stride = 2, Padding = 1 }),
        x.Then(new AvgPool1d(3) { Padding = 1, CeilMode = true, CountIncludePad = false }));
}

[Network]
public partial class VolumePools
{
    [Forward]
    (Tensor largest, Tensor uneven, Tensor mean, Tensor unevenMean) Run([Shape("N", 2, 4, 5, 3)] Tensor x) => (
        x.Then(new MaxPool3d(2) { Stride = 1 }), x.Then(new MaxPool3d([2, 3, 1]) { Strides = [1, 2, 1], Paddings = [1, 0, 0] }),
        x.Then(new AvgPool3d(2) { Stride = 1 }), x.Then(new AvgPool3d([2, 3, 1]) { Strides = [1, 2, 1], Paddings = [1, 0, 0] }));
}

[Network]
public partial class UnevenPools
{
    [Forward]
    (Tensor largest, Tensor rounded, Tensor mean, Tensor roundedMean, Tensor uncounted) Run([Shape("N", 3, 7, 6)] Tensor x) => (
        x.Then(new MaxPool2d([3, 2]) { Strides = [2, 1], Paddings = [1, 0], Dilations = [1, 2] }),
        x.Then(new MaxPool2d(2) { Stride = 3, Padding = 1, CeilMode = true }),
        x.Then(new AvgPool2d([3, 2]) { Strides = [2, 1], Paddings = [1, 0] }),
        x.Then(new AvgPool2d(3) { Stride = 2, Padding = 1, CeilMode = true }),
        x.Then(new AvgPool2d(3) { Stride = 2, Padding = 1, CeilMode = true, CountIncludePad = false }));
}

[Network]
public partial class AdaptivePools
{
    [Forward]
    (Tensor means, Tensor uneven, Tensor largest, Tensor line, Tensor lineLargest, Tensor mean, Tensor maximum) Run(
        [Shape("N", 3, 7, 6)] Tensor x) => (
        x.Then(new AdaptiveAvgPool2d(3)), x.Then(new AdaptiveAvgPool2d([2, 4])), x.Then(new AdaptiveMaxPool2d([3, 4])),
        x[.., .., 0].Then(new AdaptiveAvgPool1d(4)), x[.., .., 0].Then(new AdaptiveMaxPool1d(4)),
        x.Then(new GlobalAvgPool()), x.Then(new GlobalMaxPool()));
}

[Network]
public partial class Upsamples
{
    [Forward]
    (Tensor nearest, Tensor bilinear, Tensor aligned, Tensor line) Run([Shape("N", 2, 3, 4)] Tensor x) => (
        x.Then(new Upsample(2)), x.Then(new Upsample(3) { Mode = UpsampleMode.Bilinear }),
        x.Then(new Upsample(2) { Mode = UpsampleMode.Bilinear, AlignCorners = true }), x[.., .., 0].Then(new Upsample(2)));
}

[Network]
public partial class PixelShuffles
{
    [Forward]
    (Tensor pixels, Tensor channels) Run([Shape("N", 8, 2, 4)] Tensor x) => (x.Then(new PixelShuffle(2)), x.Then(new PixelUnshuffle(2)));
}

[Network]
public partial class Borders
{
    [Forward]
    (Tensor zeros, Tensor reflected, Tensor replicated, Tensor wrapped, Tensor square) Run([Shape("N", 2, 4, 5)] Tensor x) => (
        x.Then(new ZeroPad2d([1, 2, 0, 3])), x.Then(new ReflectionPad2d([1, 2, 0, 3])), x.Then(new ReplicationPad2d([1, 2, 0, 3])),
        x.Then(new CircularPad2d([1, 2, 0, 3])), x.Then(new ReflectionPad2d(2)));
}

[Network]
public partial class PoolFunctions
{
    [Forward]
    (Tensor line, Tensor volume, Tensor lineMean, Tensor volumeMean, Tensor adaptive, Tensor largest, Tensor adaptiveLine, Tensor largestLine) Run(
        [Shape("N", 2, 4, 5, 3)] Tensor x) => (
        x[.., .., .., 0, 0].MaxPool1d(2, stride: 1), x.MaxPool3d(2, ceilMode: true), x[.., .., .., 0, 0].AvgPool1d(3, padding: 1),
        x.AvgPool3d(2, stride: 1, padding: 1, countIncludePad: false), x[.., .., 0].AdaptiveAvgPool2d(2, 2), x[.., .., 0].AdaptiveMaxPool2d(3),
        x[.., .., .., 0, 0].AdaptiveAvgPool1d(3), x[.., .., .., 0, 0].AdaptiveMaxPool1d(3));
}

[Network]
public partial class Unpooled
{
    [Forward]
    (Labels places, Tensor back, Tensor wide) Run([Shape("N", 3, 7, 6)] Tensor x)
    {
        var (largest, places) = x.MaxPool2dWithIndices(2);
        return (places, largest.MaxUnpool2d(places, 2), largest.Square().MaxUnpool2d(places, 2, height: 7, width: 6));
    }
}

[Network]
public partial class Resized
{
    [Forward]
    (Tensor larger, Tensor smaller, Tensor aligned, Tensor nearest, Tensor doubled, Tensor pixels, Tensor channels) Run([Shape("N", 4, 3, 4)] Tensor x) => (
        x.Interpolate(5, 7), x.Interpolate(2, 3), x.Interpolate(5, 2, alignCorners: true), x.Interpolate(5, 3, UpsampleMode.Nearest), x.Upsample(2),
        x.PixelShuffle(2), x[.., .., ..2].PixelUnshuffle(2));
}
