namespace NetGen;

/// <content>Reductions over axes. A reduced axis disappears unless <c>keepDims</c> keeps it with size 1.</content>
public abstract partial class Tensor
{
    /// <summary>The sum over axes.</summary>
    /// <param name="axes">The axes to reduce; none reduces all, to shape []. Errors: outside the rank, or named twice.</param>
    /// <returns>A tensor without the reduced axes.</returns>
    public Tensor Sum(params int[] axes) => throw CompileTime.Only();

    /// <summary>The sum over one axis: <c>x.Sum(-1, keepDims: true)</c>.</summary>
    /// <param name="axis">The axis to reduce.</param>
    /// <param name="keepDims">Whether the reduced axis stays, with size 1.</param>
    /// <returns>The reduced tensor.</returns>
    public Tensor Sum(int axis, bool keepDims) => throw CompileTime.Only();

    /// <summary>The sum over several axes: <c>x.Sum([2, 3], keepDims: true)</c>.</summary>
    /// <param name="axes">The axes to reduce; none reduces all.</param>
    /// <param name="keepDims">Whether the reduced axes stay, with size 1.</param>
    /// <returns>The reduced tensor.</returns>
    public Tensor Sum(int[] axes, bool keepDims) => throw CompileTime.Only();

    /// <summary>The mean over axes.</summary>
    /// <param name="axes">The axes to reduce; none reduces all, to shape []. Errors: outside the rank, or named twice.</param>
    /// <returns>A tensor without the reduced axes.</returns>
    public Tensor Mean(params int[] axes) => throw CompileTime.Only();

    /// <summary>The mean over one axis: <c>x.Mean(-1, keepDims: true)</c>.</summary>
    /// <param name="axis">The axis to reduce.</param>
    /// <param name="keepDims">Whether the reduced axis stays, with size 1.</param>
    /// <returns>The reduced tensor.</returns>
    public Tensor Mean(int axis, bool keepDims) => throw CompileTime.Only();

    /// <summary>The mean over several axes: <c>x.Mean([2, 3], keepDims: true)</c>.</summary>
    /// <param name="axes">The axes to reduce; none reduces all.</param>
    /// <param name="keepDims">Whether the reduced axes stay, with size 1.</param>
    /// <returns>The reduced tensor.</returns>
    public Tensor Mean(int[] axes, bool keepDims) => throw CompileTime.Only();

    /// <summary>
    /// The largest value over axes; <see cref="Maximum"/> compares two tensors. NaN wins, and the gradient goes to the first of equal
    /// values.
    /// </summary>
    /// <param name="axes">The axes to reduce; none reduces all, to shape []. Errors: outside the rank, or named twice.</param>
    /// <returns>A tensor without the reduced axes.</returns>
    public Tensor Max(params int[] axes) => throw CompileTime.Only();

    /// <summary>The largest value over one axis: <c>x.Max(-1, keepDims: true)</c>.</summary>
    /// <param name="axis">The axis to reduce.</param>
    /// <param name="keepDims">Whether the reduced axis stays, with size 1.</param>
    /// <returns>The reduced tensor.</returns>
    public Tensor Max(int axis, bool keepDims) => throw CompileTime.Only();

    /// <summary>The largest value over several axes: <c>x.Max([2, 3], keepDims: true)</c>.</summary>
    /// <param name="axes">The axes to reduce; none reduces all.</param>
    /// <param name="keepDims">Whether the reduced axes stay, with size 1.</param>
    /// <returns>The reduced tensor.</returns>
    public Tensor Max(int[] axes, bool keepDims) => throw CompileTime.Only();

    /// <summary>
    /// The smallest value over axes; <see cref="Minimum"/> compares two tensors. NaN wins, and the gradient goes to the first of equal
    /// values.
    /// </summary>
    /// <param name="axes">The axes to reduce; none reduces all, to shape []. Errors: outside the rank, or named twice.</param>
    /// <returns>A tensor without the reduced axes.</returns>
    public Tensor Min(params int[] axes) => throw CompileTime.Only();

    /// <summary>The smallest value over one axis: <c>x.Min(-1, keepDims: true)</c>.</summary>
    /// <param name="axis">The axis to reduce.</param>
    /// <param name="keepDims">Whether the reduced axis stays, with size 1.</param>
    /// <returns>The reduced tensor.</returns>
    public Tensor Min(int axis, bool keepDims) => throw CompileTime.Only();

    /// <summary>The smallest value over several axes: <c>x.Min([2, 3], keepDims: true)</c>.</summary>
    /// <param name="axes">The axes to reduce; none reduces all.</param>
    /// <param name="keepDims">Whether the reduced axes stay, with size 1.</param>
    /// <returns>The reduced tensor.</returns>
    public Tensor Min(int[] axes, bool keepDims) => throw CompileTime.Only();

    /// <summary>
    /// The variance of the population (the mean squared distance from the mean, divided by the count n, not n − 1) over axes.
    /// </summary>
    /// <param name="axes">The axes to reduce; none reduces all, to shape []. Errors: outside the rank, or named twice.</param>
    /// <returns>A tensor without the reduced axes.</returns>
    public Tensor Variance(params int[] axes) => throw CompileTime.Only();

    /// <summary>
    /// The variance of the population (the mean squared distance from the mean, divided by the count n, not n − 1) over one axis:
    /// <c>x.Variance(-1, keepDims: true)</c>.
    /// </summary>
    /// <param name="axis">The axis to reduce.</param>
    /// <param name="keepDims">Whether the reduced axis stays, with size 1.</param>
    /// <returns>The reduced tensor.</returns>
    public Tensor Variance(int axis, bool keepDims) => throw CompileTime.Only();

    /// <summary>
    /// The variance of the population (the mean squared distance from the mean, divided by the count n, not n − 1) over several axes:
    /// <c>x.Variance([2, 3], keepDims: true)</c>.
    /// </summary>
    /// <param name="axes">The axes to reduce; none reduces all.</param>
    /// <param name="keepDims">Whether the reduced axes stay, with size 1.</param>
    /// <returns>The reduced tensor.</returns>
    public Tensor Variance(int[] axes, bool keepDims) => throw CompileTime.Only();

    /// <summary>ln Σ eˣ along an axis, evaluated relative to the largest value.</summary>
    /// <param name="axis">The axis to reduce; the last by default.</param>
    /// <param name="keepDims">Whether the reduced axis stays, with size 1; false by default.</param>
    /// <returns>The reduced tensor.</returns>
    public Tensor LogSumExp(int axis = -1, bool keepDims = false) => throw CompileTime.Only();

    /// <summary>The position of the largest value along an axis, the first of equal ones; no gradient flows through it.</summary>
    /// <param name="axis">The axis to reduce; it disappears. It must not be empty, which is checked at every call where it may be.</param>
    /// <returns>Positions from 0 to the axis's size − 1.</returns>
    public Labels ArgMax(int axis) => throw CompileTime.Only();
}
