namespace NetGen;

/// <content>
/// Gradients by whole parts of a network, and arithmetic on them. A gradient by a block is a value of the block's form: a block with the
/// gradients in the place of its weights. So is a block after a step of descent, and every sum and multiple of such values. A layer, the
/// network (<c>this</c>) and an array of parts can stand where a block can, and so can a tensor.
/// </content>
public static partial class Functions
{
    /// <summary>The derivatives of a loss by all weights of a part; it nests, and a loss may depend on it.</summary>
    /// <typeparam name="T">The class of a block, a layer or the network, or an array of parts.</typeparam>
    /// <param name="loss">A scalar (error otherwise).</param>
    /// <param name="wrt">The part. Error: the loss depends on none of its weights, or they are frozen.</param>
    /// <returns>The part with ∂loss/∂weight in the place of each weight; 0 for weights that are frozen or do not matter.</returns>
    public static T Gradient<T>(Tensor loss, T wrt) where T : class => throw CompileTime.Only();

    /// <summary>
    /// The part after one step of gradient descent, weight − rate · ∂loss/∂weight. The step is itself differentiated by what is computed with
    /// the result: the inner loop of meta-learning. Finn, Abbeel and Levine, 2017.
    /// </summary>
    /// <typeparam name="T">The class of a block, a layer or the network, or an array of parts.</typeparam>
    /// <param name="block">The part; frozen weights stay as they are.</param>
    /// <param name="loss">A scalar (error otherwise). Error: it depends on no weight of the part.</param>
    /// <param name="rate">The rate: a number, a number given at run time, or a learned scalar.</param>
    /// <param name="firstOrder">True: the gradient counts as a constant when the step is differentiated, so no second derivatives are
    /// computed.</param>
    /// <returns>The part with its new weights: <c>adapted.Forward(x)</c>, <c>x.Then(adapted)</c> of a layer.</returns>
    public static T Descend<T>(this T block, Tensor loss, Tensor rate, bool firstOrder = false) where T : class => throw CompileTime.Only();

    /// <summary>The part itself, through whose weights no gradient flows: target networks, feature losses.</summary>
    /// <typeparam name="T">The class of a block, a layer or the network, or an array of parts.</typeparam>
    /// <param name="x">The part.</param>
    /// <returns>The part, whose weights count as constants.</returns>
    public static T StopGradient<T>(T x) where T : class => throw CompileTime.Only();

    /// <summary>a + b, weight by weight.</summary>
    /// <typeparam name="T">The class of a block, a layer or the network, or an array of parts.</typeparam>
    /// <param name="a">A part, its gradient or a value computed of them.</param>
    /// <param name="b">Another, of the same part or of one that is built alike.</param>
    /// <returns>A value of the same form.</returns>
    public static T Add<T>(T a, T b) where T : class => throw CompileTime.Only();

    /// <summary>a − b, weight by weight.</summary>
    /// <typeparam name="T">The class of a block, a layer or the network, or an array of parts.</typeparam>
    /// <param name="a">A part, its gradient or a value computed of them.</param>
    /// <param name="b">Another, of the same part or of one that is built alike.</param>
    /// <returns>A value of the same form.</returns>
    public static T Subtract<T>(T a, T b) where T : class => throw CompileTime.Only();

    /// <summary>factor · part, for all weights.</summary>
    /// <typeparam name="T">The class of a block, a layer or the network, or an array of parts.</typeparam>
    /// <param name="part">A part, its gradient or a value computed of them.</param>
    /// <param name="factor">A number or a scalar (error otherwise).</param>
    /// <returns>A value of the same form.</returns>
    public static T Scale<T>(T part, Tensor factor) where T : class => throw CompileTime.Only();

    /// <summary>Σ a · b over all weights, such as the slope of a loss along a direction.</summary>
    /// <typeparam name="T">The class of a block, a layer or the network, or an array of parts.</typeparam>
    /// <param name="a">A part, its gradient or a value computed of them; or a tensor.</param>
    /// <param name="b">Another of the same form. Error: tensors of different shapes.</param>
    /// <returns>A scalar.</returns>
    public static Tensor Dot<T>(T a, T b) where T : class => throw CompileTime.Only();

    /// <summary>Σ w² over all weights, frozen ones among them: of a gradient, the square of its norm.</summary>
    /// <typeparam name="T">The class of a block, a layer or the network, or an array of parts.</typeparam>
    /// <param name="part">A part, its gradient or a value computed of them; or a tensor.</param>
    /// <returns>A scalar.</returns>
    public static Tensor SquaredNorm<T>(T part) where T : class => throw CompileTime.Only();

    /// <summary>Σ w² over all weights that are not frozen, biases among them: the penalty of ridge regression. Hoerl and Kennard, 1970.</summary>
    /// <typeparam name="T">The class of a block, a layer or the network, or an array of parts.</typeparam>
    /// <param name="part">The part; or a tensor, such as <c>layer.Weight</c>.</param>
    /// <returns>A scalar.</returns>
    public static Tensor L2Penalty<T>(T part) where T : class => throw CompileTime.Only();

    /// <summary>Σ |w| over all weights that are not frozen, biases among them: the penalty of the lasso. Tibshirani, 1996.</summary>
    /// <typeparam name="T">The class of a block, a layer or the network, or an array of parts.</typeparam>
    /// <param name="part">The part; or a tensor, such as <c>layer.Weight</c>.</param>
    /// <returns>A scalar.</returns>
    public static Tensor L1Penalty<T>(T part) where T : class => throw CompileTime.Only();
}
