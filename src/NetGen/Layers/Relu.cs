namespace NetGen;

/// <summary>y = max(x, 0), of any shape; the derivative at 0 is 0, and NaN passes. Nair and Hinton, 2010.</summary>
public sealed class Relu : Layer;
