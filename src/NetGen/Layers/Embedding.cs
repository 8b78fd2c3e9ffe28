namespace NetGen;

/// <summary>
/// A table of learned vectors, looked up by index: [N, T] becomes [N, T, width]. Bengio, Ducharme, Vincent and Jauvin, 2003.
/// </summary>
/// <remarks>
/// Weight: <c>weight</c> [count, width], normal with standard deviation 1 by default. An index outside [0, count) is an exception at run
/// time,
/// before anything is changed. Errors: a <see cref="Tensor"/> as input, a count or width below 1, a count smaller than a declared bound
/// of a
/// dimension that indexes it.
/// </remarks>
/// <param name="count">The number of vectors, at least 1.</param>
/// <param name="width">The size of each vector, at least 1.</param>
public sealed class Embedding(int count, int width) : Layer
{
    /// <summary>The number of vectors.</summary>
    public int Count => count;

    /// <summary>The size of each vector.</summary>
    public int Width => width;

    /// <summary>How the table starts; <see cref="Init.Normal"/> by default.</summary>
    public Init Init { get; init; }

    /// <summary>The table, [count, width]; an output head may share it: <c>x.MatMul(embedding.Weight.Transpose())</c>.</summary>
    public Tensor Weight => throw CompileTime.Only();

    /// <summary>Looks tokens up.</summary>
    /// <param name="tokens">The indices, of any shape.</param>
    /// <returns>One vector per index: the shape of <paramref name="tokens"/> followed by the width.</returns>
    public Tensor Forward(Tokens tokens) => throw CompileTime.Only();

    /// <summary>Looks labels up, such as the class that a generator is asked for.</summary>
    /// <param name="tokens">The indices, of any shape.</param>
    /// <returns>One vector per index: the shape of <paramref name="tokens"/> followed by the width.</returns>
    public Tensor Forward(Labels tokens) => throw CompileTime.Only();
}
