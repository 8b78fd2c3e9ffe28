namespace NetGen;

/// <summary>y = ln(1 + eˣ), of any shape, evaluated without overflow. Dugas, Bengio, Bélisle, Nadeau and Garcia, 2001.</summary>
public sealed class Softplus : Layer;
