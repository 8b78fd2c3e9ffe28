namespace NetGen;

/// <summary>y = min(max(x, 0), 6), of any shape; the derivative at 0 and 6 is 0. Howard et al., 2017.</summary>
public sealed class Relu6 : Layer;
