using NetGen.Compiler.Graphs;
using NetGen.Compiler.Kernels;
using NetGen.Compiler.Shapes;

namespace NetGen.Compiler.Ops;

/// <summary>Windows over the trailing axes of a tensor, as pooling has them.</summary>
public sealed record WindowShape(EquatableArray<long> Kernel, EquatableArray<long> Stride, EquatableArray<long> Padding, EquatableArray<long> Dilation)
{
    public int Rank => Kernel.Count;

    public long Count => Kernel.Aggregate(1L, (a, b) => a * b);

    /// <summary>Whether no two windows share an element and none reaches outside: then the gradient is a rearrangement.</summary>
    public bool IsTiling => Kernel == Stride && Padding.All(p => p == 0) && Dilation.All(d => d == 1);

    public Shape OutputShape(Shape input)
    {
        if (input.Rank < Rank) throw new ShapeException("NG0206", $"at least {Rank} dimensions", input.ToString(), "a window has a size for each");
        var lead = input.Rank - Rank;
        return new Shape(input.Dims.Select((d, i) => i < lead ? d :
            Dim.FloorDivide(d + 2 * Padding[i - lead] - Dilation[i - lead] * (Kernel[i - lead] - 1) - 1, Stride[i - lead]) + 1));
    }

    public IReadOnlyList<Dim> Extents => [.. Kernel.Select(k => (Dim)k)];

    /// <summary>Where a window position lies in the input, with the guards that it does not lie in the padding.</summary>
    public Dim[] Position(Shape input, IReadOnlyList<Dim> output, IReadOnlyList<Dim> window, List<InRange> guards)
    {
        var lead = input.Rank - Rank;
        var index = output.ToArray();
        for (var a = 0; a < Rank; a++)
        {
            index[lead + a] = Stride[a] * output[lead + a] + Dilation[a] * window[a] - Padding[a];
            var last = input[lead + a] - 1 - index[lead + a];
            if (!Dim.IsNonNegative(index[lead + a]) || !Dim.IsNonNegative(last)) guards.Add(new InRange(index[lead + a], input[lead + a]));
        }
        return index;
    }

    /// <summary>The window that has an input element at a window position, with the guards that there is one.</summary>
    public Dim[] Window(Shape output, IReadOnlyList<Dim> input, IReadOnlyList<Dim> window, List<InRange> guards)
    {
        var lead = output.Rank - Rank;
        var index = input.ToArray();
        for (var a = 0; a < Rank; a++)
        {
            var position = input[lead + a] + Padding[a] - Dilation[a] * window[a];
            index[lead + a] = Dim.FloorDivide(position, Stride[a]);
            guards.Add(new InRange(index[lead + a], output[lead + a]));
            if (Stride[a] > 1) guards.Add(new InRange(position - Stride[a] * index[lead + a], 1));
        }
        return index;
    }

    /// <summary>Visits every (input, output, window position) inside the input, in float64 reference order.</summary>
    internal void Visit(long[] input, long[] output, Action<long[], long[], long> visit)
    {
        var lead = input.Length - Rank;
        foreach (var o in Reference.Indices(output))
        {
            var position = -1L;
            foreach (var k in Reference.Indices([.. Kernel]))
            {
                position++;
                var x = o.ToArray();
                for (var a = 0; a < Rank; a++) x[lead + a] = Stride[a] * o[lead + a] + Dilation[a] * k[a] - Padding[a];
                if (x.Zip(input, (i, n) => i >= 0 && i < n).All(b => b)) visit(x, o, position);
            }
        }
    }

    static IEnumerable<WindowShape> Windows =>
        [new([2, 2], [2, 2], [0, 0], [1, 1]), new([3, 2], [2, 1], [1, 1], [1, 1]), new([2, 2], [1, 1], [0, 0], [2, 1])];

    /// <summary>Windows for samples, each with the input that it runs over: of fixed size, and with named dimensions.</summary>
    internal static IEnumerable<(WindowShape Window, Shape Input)> Cases =>
    [
        .. Windows.Select((w, i) => (w, i == 0 ? new Shape(2, 3, 6, 7) : new Shape(2, 6, 7))),
        .. Windows.Take(2).Select(w => (w, new Shape(Sample.N, 6, Sample.T))),
    ];
}
