using ILGPU;

namespace NetGen.Ilgpu;

/// <summary>
/// Sorts terms by the row that they go to, as ILGPU reads it: a stable merge sort whose every step finds the place of each term by itself,
/// so that threads need not agree on anything. The numbers of the terms move; their rows stay where they are.
/// </summary>
static class RowSort
{
    /// <summary>Terms that are sorted by counting those before them; a power of two.</summary>
    public const int Chunk = 256;

    /// <summary>Sorts every chunk for itself.</summary>
    /// <param name="rows">The row of each term.</param>
    /// <param name="sorted">The numbers of the terms.</param>
    public static void SortChunks(ArrayView<int> rows, ArrayView<int> sorted)
    {
        for (int i = Grid.IdxX * Group.DimX + Group.IdxX; i < rows.IntLength; i += Grid.DimX * Group.DimX)
        {
            int first = i - i % Chunk, end = first + Chunk < rows.IntLength ? first + Chunk : rows.IntLength, row = rows[i], rank = 0;
            for (int other = first; other < end; other++)
            {
                if (rows[other] < row || (rows[other] == row && other < i)) rank++;
            }
            sorted[first + rank] = i;
        }
    }

    /// <summary>Merges sorted runs in pairs: a term goes as far as its run and the other one have smaller ones, equal ones of the first before.</summary>
    /// <param name="rows">The row of each term.</param>
    /// <param name="runs">The numbers of the terms, in sorted runs.</param>
    /// <param name="merged">The numbers of the terms, in runs twice as long.</param>
    /// <param name="length">The length of the runs; the last one may be shorter.</param>
    public static void Merge(ArrayView<int> rows, ArrayView<int> runs, ArrayView<int> merged, int length)
    {
        for (int i = Grid.IdxX * Group.DimX + Group.IdxX; i < rows.IntLength; i += Grid.DimX * Group.DimX)
        {
            int own = i - i % length;
            bool isFirst = own / length % 2 == 0;
            int low = isFirst ? own + length : own - length, high = low + length < rows.IntLength ? low + length : rows.IntLength;
            int begin = isFirst ? own : low, before = low, row = rows[runs[i]];
            while (before < high)
            {
                int middle = before + (high - before) / 2, other = rows[runs[middle]];
                if (isFirst ? other < row : other <= row) before = middle + 1;
                else high = middle;
            }
            merged[begin + (i - own) + before - low] = runs[i];
        }
    }

    /// <summary>Finds where each row begins, and where the last one ends.</summary>
    /// <param name="rows">The row of each term.</param>
    /// <param name="sorted">The numbers of the terms, sorted.</param>
    /// <param name="starts">One position for every row, and one more.</param>
    public static void FindStarts(ArrayView<int> rows, ArrayView<int> sorted, ArrayView<int> starts)
    {
        for (int row = Grid.IdxX * Group.DimX + Group.IdxX; row < starts.IntLength; row += Grid.DimX * Group.DimX)
        {
            int before = 0, high = rows.IntLength;
            while (before < high)
            {
                int middle = before + (high - before) / 2;
                if (rows[sorted[middle]] < row) before = middle + 1;
                else high = middle;
            }
            starts[row] = before;
        }
    }
}
