namespace NetGen.Examples;

/// <summary>
/// A convolutional network for digits of 28 x 28 pixels: LeNet-5 of Y. LeCun, L. Bottou, Y. Bengio and P. Haffner, "Gradient-based
/// learning applied to document recognition", 1998, with rectifiers and max-pooling.
/// </summary>
[Network, Shape("N", 1, 28, 28)]
[Conv2d(6, kernel: 5, Padding = 2), Relu, MaxPool2d(2)]
[Conv2d(16, kernel: 5), Relu, MaxPool2d(2)]
[Flatten, Linear(120), Relu, Linear(84), Relu, Linear(10)]
[CrossEntropy]
public partial class LeNet;
