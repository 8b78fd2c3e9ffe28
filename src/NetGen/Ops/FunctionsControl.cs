namespace NetGen;

/// <content>Gradients, loops over a dimension, and names for inner values.</content>
public static partial class Functions
{
    /// <summary>x itself, through which no gradient flows: detached values, target networks, straight-through estimators.</summary>
    /// <param name="x">A tensor of any shape.</param>
    /// <returns>A tensor of the same shape.</returns>
    public static Tensor StopGradient(Tensor x) => throw CompileTime.Only();

    /// <summary>The derivative of a loss as an ordinary tensor; it nests, and a loss may depend on it (gradient penalties).</summary>
    /// <param name="loss">A scalar (error otherwise).</param>
    /// <param name="wrt">The tensor to derive by: an input or an inner value. Error: the loss does not depend on it.</param>
    /// <returns>∂loss/∂wrt, of the shape of <paramref name="wrt"/>.</returns>
    public static Tensor Gradient(Tensor loss, Tensor wrt) => throw CompileTime.Only();

    /// <summary>
    /// x itself, kept readable at run time under a name: features, activations, attention weights. <c>net.Probes["name"]</c> has the
    /// numbers that the last call left.
    /// </summary>
    /// <param name="name">
    /// The name, a constant; in a block, the path of the block comes before it. Error: one used twice in a program.
    /// </param>
    /// <param name="x">A tensor of any shape. Error: a value of the step of a loop, which has many.</param>
    /// <returns>The same tensor.</returns>
    public static Tensor Probe(string name, Tensor x) => throw CompileTime.Only();

    /// <summary>
    /// A loop over an axis whose state is also its output: state ← step(state, element). It is compiled as a loop, forward and backward,
    /// never unrolled.
    /// </summary>
    /// <typeparam name="TState">A <see cref="Tensor"/>, or a tuple of them.</typeparam>
    /// <typeparam name="TSequence">A <see cref="Tensor"/>, <see cref="Labels"/>, <see cref="Tokens"/>, <see cref="Mask"/>, or a tuple of
    /// them.</typeparam>
    /// <param name="initial">The state before the first element.</param>
    /// <param name="sequence">What is looped over; tuples advance together and have equal sizes of the axis.</param>
    /// <param name="step">The state and the element (without the axis) to the next state. Error: a state that changes its shape.</param>
    /// <param name="axis">The axis to loop over; 1 by default, the time of [N, T, C].</param>
    /// <param name="checkpoint">
    /// Keep the states of every so many steps only, and run the steps between again for the gradients: less memory, one more forward
    /// pass. It divides the number of steps (checked at run time for a named dimension); 0, the default, keeps all. Chen et al., 2016.
    /// </param>
    /// <returns>All states stacked on the axis, and the last.</returns>
    public static (TState Stacked, TState Final) Scan<TState, TSequence>(
        TState initial, TSequence sequence, Func<TState, TSequence, TState> step, int axis = 1, int checkpoint = 0) => throw CompileTime.Only();

    /// <summary>
    /// A loop over an axis with a state and an output: (state, output) ← step(state, element). It is compiled as a loop, forward and
    /// backward, never unrolled.
    /// </summary>
    /// <typeparam name="TState">A <see cref="Tensor"/>, or a tuple of them, such as the (hidden, cell) of an LSTM.</typeparam>
    /// <typeparam name="TSequence">A <see cref="Tensor"/>, <see cref="Labels"/>, <see cref="Tokens"/>, <see cref="Mask"/>, or a tuple of
    /// them.</typeparam>
    /// <param name="initial">The state before the first element.</param>
    /// <param name="sequence">What is looped over; tuples advance together and have equal sizes of the axis.</param>
    /// <param name="step">The state and the element (without the axis) to the next state and an output. Error: a state that changes its
    /// shape.</param>
    /// <param name="axis">The axis to loop over; 1 by default, the time of [N, T, C].</param>
    /// <param name="checkpoint">
    /// Keep the states of every so many steps only, and run the steps between again for the gradients: less memory, one more forward
    /// pass. It divides the number of steps (checked at run time for a named dimension); 0, the default, keeps all. Chen et al., 2016.
    /// </param>
    /// <returns>All outputs stacked on the axis, and the last state.</returns>
    public static (Tensor Stacked, TState Final) Scan<TState, TSequence>(
        TState initial, TSequence sequence, Func<TState, TSequence, (TState State, Tensor Output)> step, int axis = 1, int checkpoint = 0) =>
        throw CompileTime.Only();

    /// <summary>The same computation for every element of an axis, without a state: many tasks at once.</summary>
    /// <typeparam name="TSequence">A <see cref="Tensor"/>, <see cref="Labels"/>, <see cref="Tokens"/>, <see cref="Mask"/>, or a tuple of
    /// them.</typeparam>
    /// <param name="sequence">What is mapped over; tuples advance together and have equal sizes of the axis.</param>
    /// <param name="body">The element (without the axis) to its result.</param>
    /// <param name="axis">The axis to map over; 0 by default.</param>
    /// <returns>All results stacked on the axis.</returns>
    public static Tensor Map<TSequence>(TSequence sequence, Func<TSequence, Tensor> body, int axis = 0) => throw CompileTime.Only();
}
