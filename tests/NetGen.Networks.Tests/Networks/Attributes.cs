namespace NetGen.Networks.Tests.Networks;

/// <summary>Attributes only, no convolution.</summary>
[Network, Shape("N", 20)]
[Linear(16), Relu, Linear(7)]
[CrossEntropy]
public partial class SmallMlp;

/// <summary>Attributes only, with images.</summary>
[Network, Shape("N", 1, 12, 12)]
[Conv2d(4, kernel: 3, Padding = 1), Relu, MaxPool2d(2)]
[Conv2d(6, kernel: 3), Relu, MaxPool2d(2)]
[Flatten, Linear(12), Relu, Linear(5)]
[CrossEntropy]
public partial class SmallLeNet;

/// <summary>Every activation that is a layer, and a loss with a target of the prediction's shape.</summary>
[Network, Shape("N", 9)]
[Linear(8), Tanh, Linear(8), Sigmoid, Linear(8), Silu, Linear(8), Gelu, Linear(8), Gelu(Approximate = true)]
[Linear(8), Softplus, Linear(8), LeakyRelu(0.2f), Linear(8), Identity, LogSoftmax, Linear(3)]
[MeanSquaredError]
public partial class Activations;

/// <summary>Probabilities and their loss.</summary>
[Network, Shape("N", 11)]
[Linear(6), Relu, Linear(4), Sigmoid]
[BinaryCrossEntropy]
public partial class Probabilities;

/// <summary>Logits and their loss; label smoothing stands beside it in <see cref="SmoothedImages"/>.</summary>
[Network, Shape("N", 11)]
[Linear(6), Relu, Linear(4)]
[BinaryCrossEntropyWithLogits]
public partial class Logits;

/// <summary>Convolutions with groups, dilation, strides and kernels that are no squares; average pooling; smoothing.</summary>
[Network, Shape("N", 3, 11, 13)]
[Conv2d(8, kernel: 3, Padding = 1, Stride = 2), Relu]
[Conv2d(8, [3, 2], Groups = 4, Paddings = [1, 0]), Silu]
[Conv2d(6, kernel: 2, Dilation = 2, Bias = false), Relu]
[AvgPool2d(2), Flatten, Linear(5, Init = Init.XavierNormal)]
[CrossEntropy(Smoothing = 0.1f)]
public partial class SmoothedImages;

/// <summary>Running statistics.</summary>
[Network, Shape("N", 2, 6, 6)]
[Conv2d(4, kernel: 3, Bias = false), BatchNorm2d, Relu]
[Conv2d(4, kernel: 3), BatchNorm2d(Momentum = 0.3f, Epsilon = 1e-3f, Affine = false), Relu]
[Flatten, Linear(3)]
[CrossEntropy]
public partial class Normalized;

/// <summary>Random numbers in training.</summary>
[Network, Shape("N", 15)]
[Linear(24), Relu, Dropout(0.3f), Linear(24), Relu, Dropout, Linear(4)]
[CrossEntropy]
public partial class Dropped;
