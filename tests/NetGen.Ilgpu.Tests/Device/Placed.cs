using Xunit;

namespace NetGen.Ilgpu.Tests.Device;

/// <summary>A matrix somewhere in memory that has other things, too.</summary>
sealed class Placed<T>
    where T : unmanaged
{
    readonly int rows, columns;

    /// <summary>Columns before rows or after, with gaps, behind a few elements of something else.</summary>
    public Placed(int rows, int columns, Random random, T other)
    {
        (this.rows, this.columns, Other) = (rows, columns, other);
        Start = random.Next(5);
        int gap = random.Next(1, 4);
        (RowStride, ColumnStride) = random.Next(2) == 0 ? (gap * columns + random.Next(3), gap) : (gap, gap * rows + random.Next(3));
        Memory = new T[Start + Math.Max(rows, 1) * RowStride + Math.Max(columns, 1) * ColumnStride + 3];
        Array.Fill(Memory, other);
    }

    public T Other { get; }

    public int Start { get; }

    public int RowStride { get; }

    public int ColumnStride { get; }

    public T[] Memory { get; set; }

    public T this[int row, int column = 0]
    {
        get => Memory[At(row, column)];
        set => Memory[At(row, column)] = value;
    }

    public int Rows => rows;

    /// <summary>What is not of the matrix is as it was.</summary>
    public void AssertTheRestIsUntouched()
    {
        var own = (from row in Enumerable.Range(0, rows) from column in Enumerable.Range(0, columns) select At(row, column)).ToHashSet();
        Assert.All(Enumerable.Range(0, Memory.Length).Where(at => !own.Contains(at)), at => Assert.Equal(Other, Memory[at]));
    }

    int At(int row, int column) => Start + row * RowStride + column * ColumnStride;
}
