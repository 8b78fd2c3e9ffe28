namespace NetGen.Benchmarks.Gpu;

/// <summary>The example's perceptron with few inputs and narrow layers.</summary>
[Network, Shape("N", 32)]
[Linear(16), Relu, Linear(8), Relu, Linear(10)]
[CrossEntropy]
public partial class TinyMlp;

/// <summary>The example's LeNet with few maps on images of 12 x 12 pixels.</summary>
[Network, Shape("N", 1, 12, 12)]
[Conv2d(2, kernel: 5, Padding = 2), Relu, MaxPool2d(2)]
[Conv2d(3, kernel: 5), Relu, MaxPool2d(2)]
[Flatten, Linear(8), Relu, Linear(6), Relu, Linear(10)]
[CrossEntropy]
public partial class TinyLeNet;
