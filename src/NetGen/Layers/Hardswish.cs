namespace NetGen;

/// <summary>y = x · hardsigmoid(x), of any shape. Howard et al., 2019.</summary>
public sealed class Hardswish : Layer;
