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
