namespace NetGen;

/// <summary>y = x · tanh(ln(1 + eˣ)), of any shape. Misra, 2019.</summary>
public sealed class Mish : Layer;
