using ILGPU;
using ILGPU.Runtime;

namespace NetGen.Ilgpu;

/// <summary>The kernels of <see cref="RowSort"/> as the device has compiled them.</summary>
sealed class RowSorter
{
    readonly IlgpuDevice device;
    Action<KernelConfig, ArrayView<int>, ArrayView<int>> sortChunks = null!;
    Action<KernelConfig, ArrayView<int>, ArrayView<int>, ArrayView<int>, int> merge = null!;
    Action<KernelConfig, ArrayView<int>, ArrayView<int>, ArrayView<int>> findStarts = null!;

    public RowSorter(IlgpuDevice device)
    {
        this.device = device;
        device.Compile("scatters",
        [
            () => sortChunks = device.Accelerator.LoadStreamKernel<ArrayView<int>, ArrayView<int>>(RowSort.SortChunks),
            () => merge = device.Accelerator.LoadStreamKernel<ArrayView<int>, ArrayView<int>, ArrayView<int>, int>(RowSort.Merge),
            () => findStarts = device.Accelerator.LoadStreamKernel<ArrayView<int>, ArrayView<int>, ArrayView<int>>(RowSort.FindStarts),
        ]);
    }

    /// <summary>Sorts terms by row, those of a row in their order.</summary>
    /// <param name="rows">The row of each term, in [0, count).</param>
    /// <param name="segments">Where each row begins, where the last one ends, the numbers of the terms, and as much room again.</param>
    /// <param name="count">How many rows there are.</param>
    public void Run(ArrayView<int> rows, ArrayView<int> segments, int count)
    {
        var terms = (int)rows.Length;
        var starts = segments.SubView(0, count + 1);
        if (terms == 0)
        {
            starts.MemSetToZero(device.Accelerator.DefaultStream);
            return;
        }
        ArrayView<int> sorted = segments.SubView(count + 1, terms), other = segments.SubView(count + 1 + terms, terms);
        var merges = 0;
        for (long length = RowSort.Chunk; length < terms; length *= 2) merges++;
        // The last step shall end where the numbers belong.
        var (from, to) = merges % 2 == 0 ? (sorted, other) : (other, sorted);
        sortChunks(Config(terms), rows, from);
        for (var step = 0; step < merges; step++)
        {
            merge(Config(terms), rows, from, to, RowSort.Chunk << step);
            (from, to) = (to, from);
        }
        findStarts(Config(count + 1), rows, sorted, starts);
    }

    KernelConfig Config(int threads) => new((int)(((long)threads + device.GroupSize - 1) / device.GroupSize), device.GroupSize);
}
