namespace NetGen;

/// <summary>y = x / (1 + |x|), of any shape. Turian, Bergstra and Bengio, 2009.</summary>
public sealed class Softsign : Layer;
