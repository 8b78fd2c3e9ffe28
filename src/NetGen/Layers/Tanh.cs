namespace NetGen;

/// <summary>y = tanh x = (eˣ − e⁻ˣ) / (eˣ + e⁻ˣ), of any shape, within [−1, 1].</summary>
public sealed class Tanh : Layer;
