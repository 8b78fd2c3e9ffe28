namespace NetGen;

/// <content>Rows put together by index: the opposite of <see cref="Gather(Labels)"/>.</content>
public abstract partial class Tensor
{
    /// <summary>Zeros to which each row of this tensor is added at its index: [A, …] at rows [A] gives [count, …].</summary>
    /// <param name="rows">The index of each row, of the shape of the leading axes. One outside [0, count) is an exception at run time,
    /// before anything is changed.</param>
    /// <param name="count">The number of rows of the result: a constant or a dimension, at least 0.</param>
    /// <returns>[count, …]; rows that no index names are 0.</returns>
    public Tensor ScatterAdd(Labels rows, int count) => throw CompileTime.Only();

    /// <summary>Zeros to which each row of this tensor is added at its index: [A, …] at rows [A] gives [count, …].</summary>
    /// <param name="rows">The index of each row, of the shape of the leading axes. One outside [0, count) is an exception at run time,
    /// before anything is changed.</param>
    /// <param name="count">The number of rows of the result: a constant or a dimension, at least 0.</param>
    /// <returns>[count, …]; rows that no index names are 0.</returns>
    public Tensor ScatterAdd(Tokens rows, int count) => throw CompileTime.Only();

    /// <summary>
    /// The largest of the rows of this tensor that have the same index, element by element: [A, …] at rows [A] gives [count, …]. NaN wins,
    /// and the gradient goes to the first of equal values.
    /// </summary>
    /// <param name="rows">The index of each row, of the shape of the leading axes. One outside [0, count) is an exception at run time,
    /// before anything is changed.</param>
    /// <param name="count">The number of rows of the result: a constant or a dimension, at least 0.</param>
    /// <returns>[count, …]; rows that no index names are −∞ (<see cref="Functions.SegmentMax(Tensor, Labels, int)"/> gives 0).</returns>
    public Tensor ScatterMax(Labels rows, int count) => throw CompileTime.Only();

    /// <summary>
    /// The largest of the rows of this tensor that have the same index, element by element: [A, …] at rows [A] gives [count, …]. NaN wins,
    /// and the gradient goes to the first of equal values.
    /// </summary>
    /// <param name="rows">The index of each row, of the shape of the leading axes. One outside [0, count) is an exception at run time,
    /// before anything is changed.</param>
    /// <param name="count">The number of rows of the result: a constant or a dimension, at least 0.</param>
    /// <returns>[count, …]; rows that no index names are −∞ (<see cref="Functions.SegmentMax(Tensor, Tokens, int)"/> gives 0).</returns>
    public Tensor ScatterMax(Tokens rows, int count) => throw CompileTime.Only();
}
