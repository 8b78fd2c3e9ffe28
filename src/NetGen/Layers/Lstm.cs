namespace NetGen;

/// <summary>
/// Long short-term memory: [N, T, C] becomes [N, T, directions · features] with
/// c′ = σ(f) · c + σ(i) · tanh(g), h′ = σ(o) · tanh(c′), where i, f, g, o are the parts of W_ih · x + b_ih + W_hh · h + b_hh.
/// Hochreiter and Schmidhuber, 1997; Gers, Schmidhuber and Cummins, 2000.
/// </summary>
/// <remarks>
/// As a part of a chain (<c>x.Then(layer)</c>) it gives the outputs of all steps; <c>Forward</c> also gives the state after the last one. It is
/// compiled as a loop over T, forward and backward.
/// Weights, as in PyTorch, for layer k and with <c>_reverse</c> behind it for the second direction: <c>weight_ih_lk</c> [4 · features, C],
/// <c>weight_hh_lk</c> [4 · features, features], <c>bias_ih_lk</c> and <c>bias_hh_lk</c> [4 · features]. Matrices start as
/// <see cref="Init.LeCunUniform"/>.
/// Errors: an input that is not of rank 3, a C that is a name, a state of another shape, a dropout outside [0, 1).
/// </remarks>
/// <param name="features">The width of the state of one direction, at least 1.</param>
public sealed class Lstm(int features) : RecurrentLayer(features)
{
    /// <summary>Runs over a sequence, from a state of zeros.</summary>
    /// <param name="x">The sequence, [N, T, C].</param>
    /// <returns>The outputs of the last layer, [N, T, directions · features], and the hidden and the cell state after the last step, each [layers · directions, N, features].</returns>
    public new (Tensor Output, (Tensor Hidden, Tensor Cell) State) Forward(Tensor x) => throw CompileTime.Only();

    /// <summary>Runs over a sequence, from a given state.</summary>
    /// <param name="x">The sequence, [N, T, C].</param>
    /// <param name="state">The hidden and the cell state before the first step, each [layers · directions, N, features].</param>
    /// <returns>The outputs of the last layer, [N, T, directions · features], and the hidden and the cell state after the last step, each [layers · directions, N, features].</returns>
    public (Tensor Output, (Tensor Hidden, Tensor Cell) State) Forward(Tensor x, (Tensor Hidden, Tensor Cell) state) => throw CompileTime.Only();
}
