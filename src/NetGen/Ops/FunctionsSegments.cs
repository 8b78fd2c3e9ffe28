namespace NetGen;

/// <content>
/// Values put together by segment. Segments need not be sorted; a segment may be empty, and so may all values where the name of their
/// dimension allows it: <c>[Dim("E", Min = 0)]</c>.
/// </content>
public static partial class Functions
{
    /// <summary>The sum of the values of each segment: messages to the nodes that they go to, nodes to the graph that they belong to.</summary>
    /// <param name="values">One row per element of <paramref name="segment"/>: [E, …] for segments [E]. Error: other leading sizes.</param>
    /// <param name="segment">The segment of each row. One outside [0, count) is an exception at run time, before anything is changed.</param>
    /// <param name="count">The number of segments: a constant or a dimension, at least 0.</param>
    /// <returns>[count, …]; an empty segment is 0.</returns>
    public static Tensor SegmentSum(Tensor values, Labels segment, int count) => throw CompileTime.Only();

    /// <summary>The sum of the values of each segment: messages to the nodes that they go to, nodes to the graph that they belong to.</summary>
    /// <param name="values">One row per element of <paramref name="segment"/>: [E, …] for segments [E]. Error: other leading sizes.</param>
    /// <param name="segment">The segment of each row. One outside [0, count) is an exception at run time, before anything is changed.</param>
    /// <param name="count">The number of segments: a constant or a dimension, at least 0.</param>
    /// <returns>[count, …]; an empty segment is 0.</returns>
    public static Tensor SegmentSum(Tensor values, Tokens segment, int count) => throw CompileTime.Only();

    /// <summary>The mean of the values of each segment (GraphSAGE: W. Hamilton, R. Ying and J. Leskovec, 2017).</summary>
    /// <param name="values">One row per element of <paramref name="segment"/>: [E, …] for segments [E]. Error: other leading sizes.</param>
    /// <param name="segment">The segment of each row. One outside [0, count) is an exception at run time, before anything is changed.</param>
    /// <param name="count">The number of segments: a constant or a dimension, at least 0.</param>
    /// <returns>[count, …]; an empty segment is 0.</returns>
    public static Tensor SegmentMean(Tensor values, Labels segment, int count) => throw CompileTime.Only();

    /// <summary>The mean of the values of each segment (GraphSAGE: W. Hamilton, R. Ying and J. Leskovec, 2017).</summary>
    /// <param name="values">One row per element of <paramref name="segment"/>: [E, …] for segments [E]. Error: other leading sizes.</param>
    /// <param name="segment">The segment of each row. One outside [0, count) is an exception at run time, before anything is changed.</param>
    /// <param name="count">The number of segments: a constant or a dimension, at least 0.</param>
    /// <returns>[count, …]; an empty segment is 0.</returns>
    public static Tensor SegmentMean(Tensor values, Tokens segment, int count) => throw CompileTime.Only();

    /// <summary>The largest value of each segment, element by element. NaN wins, and the gradient goes to the first of equal values.</summary>
    /// <param name="values">One row per element of <paramref name="segment"/>: [E, …] for segments [E]. Error: other leading sizes.</param>
    /// <param name="segment">The segment of each row. One outside [0, count) is an exception at run time, before anything is changed.</param>
    /// <param name="count">The number of segments: a constant or a dimension, at least 0.</param>
    /// <returns>[count, …]; an empty segment is 0.</returns>
    public static Tensor SegmentMax(Tensor values, Labels segment, int count) => throw CompileTime.Only();

    /// <summary>The largest value of each segment, element by element. NaN wins, and the gradient goes to the first of equal values.</summary>
    /// <param name="values">One row per element of <paramref name="segment"/>: [E, …] for segments [E]. Error: other leading sizes.</param>
    /// <param name="segment">The segment of each row. One outside [0, count) is an exception at run time, before anything is changed.</param>
    /// <param name="count">The number of segments: a constant or a dimension, at least 0.</param>
    /// <returns>[count, …]; an empty segment is 0.</returns>
    public static Tensor SegmentMax(Tensor values, Tokens segment, int count) => throw CompileTime.Only();

    /// <summary>
    /// eˣ / Σ eˣ over the values of each segment, evaluated relative to the largest: the attention over the neighbours of a node
    /// (P. Veličković et al., "Graph attention networks", 2018).
    /// </summary>
    /// <param name="values">One row per element of <paramref name="segment"/>: [E, …] for segments [E]. Error: other leading sizes.</param>
    /// <param name="segment">The segment of each row. One outside [0, count) is an exception at run time, before anything is changed.</param>
    /// <param name="count">The number of segments: a constant or a dimension, at least 0.</param>
    /// <returns>A tensor of the shape of the values; those of a segment add up to 1.</returns>
    public static Tensor SegmentSoftmax(Tensor values, Labels segment, int count) => throw CompileTime.Only();

    /// <summary>
    /// eˣ / Σ eˣ over the values of each segment, evaluated relative to the largest: the attention over the neighbours of a node
    /// (P. Veličković et al., "Graph attention networks", 2018).
    /// </summary>
    /// <param name="values">One row per element of <paramref name="segment"/>: [E, …] for segments [E]. Error: other leading sizes.</param>
    /// <param name="segment">The segment of each row. One outside [0, count) is an exception at run time, before anything is changed.</param>
    /// <param name="count">The number of segments: a constant or a dimension, at least 0.</param>
    /// <returns>A tensor of the shape of the values; those of a segment add up to 1.</returns>
    public static Tensor SegmentSoftmax(Tensor values, Tokens segment, int count) => throw CompileTime.Only();
}
