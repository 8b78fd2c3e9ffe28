namespace NetGen;

/// <summary>
/// A float32 array of the network that is being described: it has a shape and a place in the graph, and no existence at run time.
/// </summary>
/// <remarks>
/// Operators broadcast as NumPy does: shapes are aligned at the right and a literal 1 stretches. Two different names never match, nor
/// does a
/// name match a constant other than 1 (errors on the expression). Axes may be negative: -1 is the last.
/// A tensor used outside a method of a <see cref="NetworkAttribute">network</see> or <see cref="BlockAttribute">block</see> is an error.
/// </remarks>
public abstract partial class Tensor
{
    Tensor()
    {
    }

    /// <summary>The number of axes, known at compile time.</summary>
    public int Rank => throw CompileTime.Only();

    /// <summary>The size of an axis: a constant or a named dimension, usable in integer arithmetic and as an argument of shapes.</summary>
    /// <param name="axis">The axis; negative counts from the last. Error: outside the rank.</param>
    /// <returns>The size.</returns>
    public int Size(int axis) => throw CompileTime.Only();

    /// <summary>A part of the tensor: <c>x[.., 0]</c>, <c>x[.., ..^1]</c>, <c>x[^1]</c>.</summary>
    /// <param name="at">One entry per axis from the first; axes not mentioned are kept whole.</param>
    /// <returns>The part; its gradient is zero elsewhere.</returns>
    public Tensor this[params Slice[] at] => throw CompileTime.Only();

    /// <summary>Applies a layer.</summary>
    /// <param name="layer">The layer, a field of the class, or a new one that has no weights.</param>
    /// <returns>The layer's result.</returns>
    public Tensor Then(Layer layer) => throw CompileTime.Only();

    /// <summary>Applies a block's method or a function: <c>x.Then(block.Forward)</c>.</summary>
    /// <param name="function">A method group of a block or of this class, or a lambda; it is inlined.</param>
    /// <returns>The function's result.</returns>
    public Tensor Then(Func<Tensor, Tensor> function) => throw CompileTime.Only();

    /// <summary>
    /// A scalar constant or a scalar given at run time, of shape []; <c>int</c> and <c>float</c> convert through <c>double</c>.
    /// </summary>
    /// <param name="value">The value; stored as float32.</param>
    public static implicit operator Tensor(double value) => throw CompileTime.Only();

    /// <summary>a + b, elementwise.</summary>
    /// <param name="a">The first term.</param>
    /// <param name="b">The second term.</param>
    /// <returns>The sum, of the broadcast shape.</returns>
    public static Tensor operator +(Tensor a, Tensor b) => throw CompileTime.Only();

    /// <summary>a − b, elementwise.</summary>
    /// <param name="a">The term to subtract from.</param>
    /// <param name="b">The term to subtract.</param>
    /// <returns>The difference, of the broadcast shape.</returns>
    public static Tensor operator -(Tensor a, Tensor b) => throw CompileTime.Only();

    /// <summary>a · b, elementwise; <see cref="MatMul"/> multiplies matrices.</summary>
    /// <param name="a">The first factor.</param>
    /// <param name="b">The second factor.</param>
    /// <returns>The product, of the broadcast shape.</returns>
    public static Tensor operator *(Tensor a, Tensor b) => throw CompileTime.Only();

    /// <summary>a / b, elementwise.</summary>
    /// <param name="a">The dividend.</param>
    /// <param name="b">The divisor; a zero gives an infinity or NaN, as in IEEE 754.</param>
    /// <returns>The quotient, of the broadcast shape.</returns>
    public static Tensor operator /(Tensor a, Tensor b) => throw CompileTime.Only();

    /// <summary>−a, elementwise.</summary>
    /// <param name="a">The tensor to negate.</param>
    /// <returns>A tensor of the same shape.</returns>
    public static Tensor operator -(Tensor a) => throw CompileTime.Only();
}
