namespace NetGen.Compiler.Ops;

/// <summary>A float64 tensor of the reference interpreters; integers and masks are stored as numbers.</summary>
public sealed class Reference(long[] shape, double[] data)
{
    public Reference(long[] shape) : this(shape, new double[Count(shape)])
    {
    }

    public long[] Shape => shape;

    public double[] Data => data;

    public double this[long[] index]
    {
        get => data[Position(index)];
        set => data[Position(index)] = value;
    }

    public static Reference Scalar(double value) => new([], [value]);

    /// <summary>A tensor whose elements are a function of their index.</summary>
    public static Reference From(long[] shape, Func<long[], double> element)
    {
        var result = new Reference(shape);
        var position = 0;
        foreach (var index in Indices(shape)) result.Data[position++] = element(index);
        return result;
    }

    /// <summary>All indices in row-major order. The array is reused: copy it to keep it.</summary>
    public static IEnumerable<long[]> Indices(long[] shape)
    {
        var index = new long[shape.Length];
        for (long left = Count(shape); left > 0; left--)
        {
            yield return index;
            for (var axis = shape.Length - 1; axis >= 0 && ++index[axis] == shape[axis]; axis--) index[axis] = 0;
        }
    }

    public static long Count(long[] shape) => shape.Aggregate(1L, (a, b) => a * b);

    long Position(long[] index)
    {
        long position = 0;
        for (var axis = 0; axis < shape.Length; axis++) position = position * shape[axis] + index[axis];
        return position;
    }
}
