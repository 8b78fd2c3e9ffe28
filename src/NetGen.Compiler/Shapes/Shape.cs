namespace NetGen.Compiler.Shapes;

/// <summary>The dimensions of a tensor, outermost first.</summary>
public sealed class Shape(params Dim[] dims) : IEquatable<Shape>
{
    readonly Dim[] dims = dims;
    Dim? size;
    Dim[]? strides;

    public static Shape Scalar { get; } = new();

    public Shape(IEnumerable<Dim> dims) : this(dims.ToArray())
    {
    }

    public int Rank => dims.Length;

    public Dim this[int axis] => dims[axis];

    public IReadOnlyList<Dim> Dims => dims;

    /// <summary>Number of elements.</summary>
    public Dim Size => size ??= Dim.Product(dims);

    /// <summary>Row-major strides.</summary>
    public IReadOnlyList<Dim> Strides => strides ??= RowMajorStrides();

    Dim[] RowMajorStrides()
    {
        var strides = new Dim[Rank];
        Dim stride = 1;
        for (var i = Rank - 1; i >= 0; i--)
        {
            strides[i] = stride;
            stride *= dims[i];
        }
        return strides;
    }

    /// <summary>The row-major position of an index.</summary>
    public Dim Flatten(IReadOnlyList<Dim> index) => Dim.Sum(Strides.Select((s, i) => s * index[i]));

    /// <summary>The index at a row-major position.</summary>
    public Dim[] Unflatten(Dim position)
    {
        // Without elements no index is asked for.
        if (dims.Any(d => d.Is(0))) return [.. dims.Select(_ => Dim.Zero)];
        // The outermost axis of more than one element needs no modulo: the position is inside.
        var outermost = Array.FindIndex(dims, d => !d.Is(1));
        var index = new Dim[Rank];
        for (var i = Rank - 1; i >= 0; i--)
        {
            index[i] = dims[i].Is(1) ? 0 : i == outermost ? position : Dim.Modulo(position, dims[i]);
            if (i > outermost) position = Dim.FloorDivide(position, dims[i]);
        }
        return index;
    }

    public Shape With(int axis, Dim dim) => new([.. dims.Select((d, i) => i == axis ? dim : d)]);

    public Shape Without(IReadOnlyCollection<int> axes) => new(dims.Where((_, i) => !axes.Contains(i)));

    /// <summary>The same axes, those given with size 1.</summary>
    public Shape Collapse(IReadOnlyCollection<int> axes) => new([.. dims.Select((d, i) => axes.Contains(i) ? Dim.One : d)]);

    public bool Equals(Shape? other) => other is not null && dims.SequenceEqual(other.dims);

    public override bool Equals(object? obj) => Equals(obj as Shape);

    public override int GetHashCode() => ToString().GetHashCode();

    public override string ToString() => "[" + string.Join(", ", dims.Select(d => d.ToString())) + "]";
}
