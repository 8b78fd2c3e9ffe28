namespace NetGen.Examples;

/// <summary>A perceptron with two hidden layers for images of 784 pixels and ten classes.</summary>
[Network, Shape("N", 784)]
[Linear(256), Relu, Linear(128), Relu, Linear(10)]
[CrossEntropy]
public partial class Mlp;
