namespace NetGen;

/// <content>The order of elements along an axis: sorted, running, reversed, chosen by index.</content>
public abstract partial class Tensor
{
    /// <summary>The elements of an axis in the order of their values. NaN counts as larger than every number; gradients follow the values.</summary>
    /// <param name="axis">The axis to sort along; the last by default.</param>
    /// <param name="descending">Whether the largest value comes first; false by default.</param>
    /// <returns>A tensor of the same shape.</returns>
    public Tensor Sort(int axis = -1, bool descending = false) => throw CompileTime.Only();

    /// <summary>
    /// The positions of the elements of an axis in the order of their values; equal values keep their order, and NaN counts as larger than
    /// every number. Sorts by key: <c>x.TakeAlong(1, key.ArgSort(1))</c>, or rows by <c>x.Gather(key.ArgSort())</c>. No gradient flows
    /// through it.
    /// </summary>
    /// <param name="axis">The axis to sort along; the last by default.</param>
    /// <param name="descending">Whether the largest value comes first; false by default.</param>
    /// <returns>Positions on the axis, of the same shape.</returns>
    public Labels ArgSort(int axis = -1, bool descending = false) => throw CompileTime.Only();

    /// <summary>The k largest, or smallest, elements of an axis in their order, and where they stand. Gradients follow the values.</summary>
    /// <param name="k">How many; from 1 to the size of the axis.</param>
    /// <param name="axis">The axis to choose from; the last by default.</param>
    /// <param name="largest">True, the default, for the largest, false for the smallest. NaN counts as larger than every number.</param>
    /// <returns>The elements and their positions on the axis, whose size becomes <paramref name="k"/>.</returns>
    public (Tensor Values, Labels Indices) TopK(int k, int axis = -1, bool largest = true) => throw CompileTime.Only();

    /// <summary>The sum of the elements of an axis up to each one, itself included; added up in double precision.</summary>
    /// <param name="axis">The axis to run along.</param>
    /// <param name="reverse">Whether to run from the end: each element and all after it; false by default.</param>
    /// <returns>A tensor of the same shape.</returns>
    public Tensor CumSum(int axis, bool reverse = false) => throw CompileTime.Only();

    /// <summary>The elements of an axis from the last to the first.</summary>
    /// <param name="axis">The axis to turn round.</param>
    /// <returns>A tensor of the same shape.</returns>
    public Tensor Flip(int axis) => throw CompileTime.Only();

    /// <summary>
    /// Elements of an axis by index: result[…, i, …] = x[…, indices[…, i, …], …]. Gradients of equal indices add up;
    /// <see cref="Gather(Labels)"/> looks whole rows up.
    /// </summary>
    /// <param name="axis">The axis that the indices count along.</param>
    /// <param name="indices">As many axes as this tensor, with the same sizes on all others. An index outside the axis is an exception at run
    /// time, before anything is changed.</param>
    /// <returns>A tensor of the shape of <paramref name="indices"/>.</returns>
    public Tensor TakeAlong(int axis, Labels indices) => throw CompileTime.Only();

    /// <summary>
    /// Elements of an axis by index: result[…, i, …] = x[…, indices[…, i, …], …]. Gradients of equal indices add up;
    /// <see cref="Gather(Tokens)"/> looks whole rows up.
    /// </summary>
    /// <param name="axis">The axis that the indices count along.</param>
    /// <param name="indices">As many axes as this tensor, with the same sizes on all others. An index outside the axis is an exception at run
    /// time, before anything is changed.</param>
    /// <returns>A tensor of the shape of <paramref name="indices"/>.</returns>
    public Tensor TakeAlong(int axis, Tokens indices) => throw CompileTime.Only();
}
