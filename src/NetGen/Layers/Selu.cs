namespace NetGen;

/// <summary>
/// y = λ · elu(x) with λ = 1.0507 and α = 1.6733, of any shape, which keep mean 0 and variance 1 through layers. Klambauer,
/// Unterthiner, Mayr and Hochreiter, 2017.
/// </summary>
public sealed class Selu : Layer;
