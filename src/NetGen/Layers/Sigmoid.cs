namespace NetGen;

/// <summary>y = 1 / (1 + e⁻ˣ), of any shape, within [0, 1].</summary>
/// <remarks>Warning: before a loss on logits, which applies it itself.</remarks>
public sealed class Sigmoid : Layer;
