using ILGPU;
using ILGPU.Runtime;
using NetGen.Compiler.Tests.Printed;
using Xunit;

namespace NetGen.Ilgpu.Tests.Device;

/// <summary>Terms sorted by row against a stable sort of the platform, from none to several merges.</summary>
public sealed class RowSortTests
{
    [Theory]
    [InlineData(0, 3)]
    [InlineData(1, 1)]
    [InlineData(17, 5)]
    [InlineData(256, 2000)]
    [InlineData(257, 4)]
    [InlineData(700, 40)]
    [InlineData(1030, 1)]
    public void SortsByRow(int terms, int count)
    {
        var random = new Random(terms);
        int[] rows = [.. Enumerable.Range(0, terms).Select(_ => random.Next(count))];
        using var device = Backend.Open();
        using var from = device.Accelerator.Allocate1D<int>(Math.Max(1, terms));
        using var segments = device.Accelerator.Allocate1D<int>(count + 1 + (2 * terms));
        if (terms > 0)
        {
            from.CopyFromCPU(rows);
        }

        new RowSorter(device).Run(from.View.BaseView.SubView(0, terms), segments.View.BaseView, count);

        var found = segments.GetAsArray1D();
        Assert.Equal(Enumerable.Range(0, count + 1).Select(row => rows.Count(r => r < row)), found[..(count + 1)]);
        Assert.Equal(Enumerable.Range(0, terms).OrderBy(i => rows[i]), found[(count + 1)..(count + 1 + terms)]);
    }
}
