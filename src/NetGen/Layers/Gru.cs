namespace NetGen;

/// <summary>
/// Gated recurrent units: [N, T, C] becomes [N, T, directions · features] with
/// r = σ(W_ir x + W_hr h), z = σ(W_iz x + W_hz h), n = tanh(W_in x + r · (W_hn h)), h′ = (1 − z) · n + z · h, all with biases.
/// Cho et al., 2014, in the form of PyTorch and cuDNN.
/// </summary>
/// <remarks>
/// As a part of a chain (<c>x.Then(layer)</c>) it gives the outputs of all steps; <c>Forward</c> also gives the state after the last one. It is
/// compiled as a loop over T, forward and backward.
/// Weights, as in PyTorch, for layer k and with <c>_reverse</c> behind it for the second direction: <c>weight_ih_lk</c> [3 · features, C],
/// <c>weight_hh_lk</c> [3 · features, features], <c>bias_ih_lk</c> and <c>bias_hh_lk</c> [3 · features]. Matrices start as
/// <see cref="Init.LeCunUniform"/>.
/// Errors: an input that is not of rank 3, a C that is a name, a state of another shape, a dropout outside [0, 1).
/// </remarks>
/// <param name="features">The width of the state of one direction, at least 1.</param>
public sealed class Gru(int features) : RecurrentLayer(features)
{
    /// <summary>Runs over a sequence, from a state of zeros.</summary>
    /// <param name="x">The sequence, [N, T, C].</param>
    /// <returns>The outputs of the last layer, [N, T, directions · features], and the state after the last step, [layers · directions, N, features].</returns>
    public new (Tensor Output, Tensor State) Forward(Tensor x) => throw CompileTime.Only();

    /// <summary>Runs over a sequence, from a given state.</summary>
    /// <param name="x">The sequence, [N, T, C].</param>
    /// <param name="state">The state before the first step, [layers · directions, N, features].</param>
    /// <returns>The outputs of the last layer, [N, T, directions · features], and the state after the last step, [layers · directions, N, features].</returns>
    public (Tensor Output, Tensor State) Forward(Tensor x, Tensor state) => throw CompileTime.Only();
}
