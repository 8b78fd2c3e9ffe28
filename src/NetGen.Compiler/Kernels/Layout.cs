using NetGen.Compiler.Shapes;

namespace NetGen.Compiler.Kernels;

/// <summary>
/// Where the elements of a value lie: each logical axis may be split once by <see cref="AxisLayout.Panel"/> into (outer, inner), and every
/// part has a stride. Row-major, transposed, padded and panel layouts are all of this form.
/// </summary>
public sealed record Layout(EquatableArray<AxisLayout> Axes, Dim Length)
{
    public bool IsRowMajor { get; private init; }

    public static Layout RowMajor(Shape shape) =>
        new([.. shape.Strides.Select(s => new AxisLayout(s))], shape.Size) { IsRowMajor = true };

    /// <summary>The axes stored in another order, outermost first, each row of the last one padded to a multiple of <paramref name="padding"/>.</summary>
    public static Layout Permuted(Shape shape, IReadOnlyList<int> order, long padding = 1)
    {
        var axes = new AxisLayout[shape.Rank];
        Dim stride = 1;
        for (var i = order.Count - 1; i >= 0; i--)
        {
            axes[order[i]] = new AxisLayout(stride);
            var extent = shape[order[i]];
            stride *= i == order.Count - 1 ? padding * Dim.FloorDivide(extent + (padding - 1), padding) : extent;
        }
        return new Layout([.. axes], stride);
    }

    /// <summary>A matrix as panels of <paramref name="width"/> columns, each panel row-major: <c>[K, N] -> [N / width][K][width]</c>.</summary>
    public static Layout Panels(Shape matrix, long width)
    {
        var panels = Dim.FloorDivide(matrix[1] + (width - 1), width);
        return new Layout([new AxisLayout(width), new AxisLayout(1, width, matrix[0] * width)], panels * matrix[0] * width);
    }

    public Dim Offset(IReadOnlyList<Dim> index) => Dim.Sum(Axes.Select((a, i) => a.Offset(index[i])));

    public override string ToString() => string.Join(", ", Axes.Select(a => a.ToString()));
}

/// <summary>The stride of an axis, or of the two parts of one that is split into panels.</summary>
public sealed record AxisLayout(Dim Stride, long Panel = 0, Dim? PanelStride = null)
{
    public Dim Offset(Dim index) => Panel == 0
        ? Stride * index
        : Stride * Dim.Modulo(index, Panel) + PanelStride! * Dim.FloorDivide(index, Panel);

    public override string ToString() => Panel == 0 ? Stride.ToString() : $"{Stride}|{Panel}|{PanelStride}";
}
