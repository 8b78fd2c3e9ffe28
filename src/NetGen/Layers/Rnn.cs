namespace NetGen;

/// <summary>
/// A recurrent layer: [N, T, C] becomes [N, T, directions · features] with
/// h′ = tanh(W_ih · x + b_ih + W_hh · h + b_hh), or another nonlinearity, or with a layer norm of the sum.
/// Elman, 1990; with layer norm: Ba, Kiros and Hinton, 2016.
/// </summary>
/// <remarks>
/// As a part of a chain (<c>x.Then(layer)</c>) it gives the outputs of all steps; <c>Forward</c> also gives the state after the last one. It is
/// compiled as a loop over T, forward and backward.
/// Weights, as in PyTorch, for layer k and with <c>_reverse</c> behind it for the second direction: <c>weight_ih_lk</c> [features, C],
/// <c>weight_hh_lk</c> [features, features], <c>bias_ih_lk</c> and <c>bias_hh_lk</c> [features], with a layer norm <c>norm_weight_lk</c> and <c>norm_bias_lk</c> [features]. Matrices start as
/// <see cref="Init.LeCunUniform"/>.
/// Errors: an input that is not of rank 3, a C that is a name, a state of another shape, a dropout outside [0, 1).
/// </remarks>
/// <param name="features">The width of the state of one direction, at least 1.</param>
public sealed class Rnn(int features) : RecurrentLayer(features)
{
    /// <summary>The function of the sum; <see cref="Nonlinearity.Tanh"/> by default.</summary>
    public Nonlinearity Nonlinearity { get; init; }

    /// <summary>Whether the sum is layer-normalised before the nonlinearity; false by default.</summary>
    public bool LayerNorm { get; init; }

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
