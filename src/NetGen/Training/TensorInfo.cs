namespace NetGen;

/// <summary>One named tensor of a <see cref="TensorStore"/>: what it is called, its logical shape, and where its numbers lie.</summary>
/// <param name="Name">The path of the field that declares it, and what it is there: <c>stages[1].conv2.weight</c>.</param>
/// <param name="Shape">The logical shape, in PyTorch's order of axes; empty for a scalar.</param>
/// <param name="Offset">The place of its first number in the flat buffer, counted in floats.</param>
/// <param name="Strides">For each logical axis, the distance in floats between neighbours in the flat buffer.</param>
/// <param name="Initializer">How its numbers start.</param>
/// <param name="Trained">Whether any loss trains it: false for buffers and for frozen parameters.</param>
public sealed record TensorInfo(
    string Name, IReadOnlyList<int> Shape, long Offset, IReadOnlyList<long> Strides, Initializer Initializer, bool Trained)
{
    /// <summary>How many numbers it holds: the product of <see cref="Shape"/>.</summary>
    public long Count { get; } = Shape.Aggregate(1L, (product, size) => product * size);

    /// <summary>How many floats of the flat buffer it spans from <see cref="Offset"/> on, gaps between its rows included.</summary>
    public long Extent { get; } = 1 + Shape.Zip(Strides, (size, stride) => (size - 1) * stride).Sum();

    /// <summary>A tensor whose numbers lie in logical order, without gaps.</summary>
    public static TensorInfo RowMajor(string name, IReadOnlyList<int> shape, long offset, Initializer initializer, bool trained = true)
    {
        var strides = new long[shape.Count];
        for (var (axis, stride) = (shape.Count - 1, 1L); axis >= 0; stride *= shape[axis--]) strides[axis] = stride;
        return new TensorInfo(name, shape, offset, strides, initializer, trained);
    }

    /// <summary>Name and shape, as in <c>conv1.weight [6, 1, 5, 5]</c>.</summary>
    public override string ToString() => $"{Name} [{string.Join(", ", Shape)}]";
}
