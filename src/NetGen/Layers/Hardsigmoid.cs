namespace NetGen;

/// <summary>y = min(max(x + 3, 0), 6) / 6, of any shape: a sigmoid of straight lines. Howard et al., 2019.</summary>
public sealed class Hardsigmoid : Layer;
