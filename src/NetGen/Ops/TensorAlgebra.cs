namespace NetGen;

/// <content>Vectors and matrices on the last axes.</content>
public abstract partial class Tensor
{
    /// <summary>The elements [i, i] of square matrices: […, n, n] gives […, n].</summary>
    /// <returns>The diagonals. Error: the last two sizes differ.</returns>
    public Tensor Diagonal() => throw CompileTime.Only();

    /// <summary>The sum of the elements [i, i] of square matrices: […, n, n] gives […].</summary>
    /// <returns>The traces. Error: the last two sizes differ.</returns>
    public Tensor Trace() => throw CompileTime.Only();

    /// <summary>The Euclidean length of all elements, √Σ x²; its derivative at 0 is 0.</summary>
    /// <returns>A scalar.</returns>
    public Tensor Norm() => throw CompileTime.Only();

    /// <summary>The length (Σ |x|ᵖ)^(1/p) of vectors along an axis; its derivative at 0 is 0.</summary>
    /// <param name="axis">The axis to reduce.</param>
    /// <param name="p">The order, at least 1; 2 by default. <see cref="double.PositiveInfinity"/> is the largest absolute value.</param>
    /// <param name="keepDims">Whether the reduced axis stays, with size 1; false by default.</param>
    /// <returns>The reduced tensor.</returns>
    public Tensor Norm(int axis, double p = 2, bool keepDims = false) => throw CompileTime.Only();

    /// <summary>The length (Σ |x|ᵖ)^(1/p) over several axes; its derivative at 0 is 0.</summary>
    /// <param name="axes">The axes to reduce; none reduces all. Errors: outside the rank, or named twice.</param>
    /// <param name="p">The order, at least 1; 2 by default. <see cref="double.PositiveInfinity"/> is the largest absolute value.</param>
    /// <param name="keepDims">Whether the reduced axes stay, with size 1; false by default.</param>
    /// <returns>The reduced tensor.</returns>
    public Tensor Norm(int[] axes, double p = 2, bool keepDims = false) => throw CompileTime.Only();

    /// <summary>
    /// The lower triangular L with L Lᵀ = A of symmetric positive definite matrices […, n, n]. A matrix that is not symmetric stands for
    /// (A + Aᵀ) / 2, so the gradient is symmetric. Gradient after I. Murray, "Differentiation of the Cholesky decomposition", 2016.
    /// </summary>
    /// <returns>L, zero above the diagonal. A matrix that is not positive definite gives NaN (or infinities, where a pivot is 0), no
    /// exception.</returns>
    public Tensor Cholesky() => throw CompileTime.Only();

    /// <summary>X of A X = B, where A, these matrices […, n, n], are triangular; the other triangle is not read.</summary>
    /// <param name="right">B, […, n, m]; leading axes broadcast. A column is written […, n, 1].</param>
    /// <param name="upper">Whether A is the upper triangle; false, the lower one, by default. <c>l.Transpose()</c> of a lower one is an
    /// upper one and costs nothing.</param>
    /// <returns>X, […, n, m]; a zero on the diagonal gives infinities or NaN, no exception.</returns>
    public Tensor TriangularSolve(Tensor right, bool upper = false) => throw CompileTime.Only();

    /// <summary>X of A X = B for symmetric positive definite matrices A, these, […, n, n]: cheaper and more accurate than an inverse.</summary>
    /// <param name="right">B, […, n, m]; leading axes broadcast. A column is written […, n, 1].</param>
    /// <returns>X, […, n, m]. A matrix that is not positive definite gives NaN, no exception; see <see cref="Cholesky"/>.</returns>
    public Tensor SolvePositiveDefinite(Tensor right) => throw CompileTime.Only();

    /// <summary>The inverses of symmetric positive definite matrices, […, n, n].</summary>
    /// <returns>A⁻¹, […, n, n]. A matrix that is not positive definite gives NaN, no exception; see <see cref="Cholesky"/>.</returns>
    public Tensor InversePositiveDefinite() => throw CompileTime.Only();
}
