using System.Runtime.CompilerServices;

namespace NetGen.Cpu;

/// <summary>Consecutive lanes of a tile that are consecutive pixels of one row.</summary>
struct PixelRun
{
    /// <summary>The first lane of the tile, and the number of lanes.</summary>
    public nint Lane, Length;

    /// <summary>Where the first pixel goes, from the channel's first result.</summary>
    public nint Result;
}

/// <summary>
/// Walks over a rectangle of pixels, a few registers at a time. Registers either follow the memory across the ends of rows, or begin
/// anew at each row, whichever leaves fewer lanes idle.
/// </summary>
unsafe struct PixelTile
{
    readonly nint height, width, imageRow, resultRow, resultColumn;
    readonly int lanes, maxRegisters;
    readonly bool acrossRows;
    nint row, column;

    /// <summary>The runs of the present tile.</summary>
    public readonly PixelRun* Runs;

    /// <summary>Stands before the first tile; <paramref name="runs"/> has room for as many runs as a tile has lanes.</summary>
    public PixelTile(in Correlation correlation, int lanes, int maxRegisters, PixelRun* runs)
    {
        (height, width) = (correlation.Height, correlation.Width);
        (imageRow, resultRow, resultColumn) = (correlation.ImageRow, correlation.ResultRow, correlation.ResultColumn);
        this.lanes = lanes;
        this.maxRegisters = maxRegisters;
        Runs = runs;
        acrossRows = imageRow < (width + lanes - 1) / lanes * lanes;
    }

    public int Registers { get; private set; }

    public int RunCount { get; private set; }

    /// <summary>Where the first register begins, from the first pixel.</summary>
    public nint First { get; private set; }

    /// <summary>Where the others begin, from the first.</summary>
    public nint Second { get; private set; }

    public nint Third { get; private set; }

    public nint Fourth { get; private set; }

    /// <summary>Whether the results of all lanes are consecutive.</summary>
    public readonly bool IsOneRun => RunCount == 1 && Runs->Length == Registers * lanes;

    /// <summary>Goes to the next tile; false when there is none.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public bool MoveNext()
    {
        (Registers, RunCount) = (0, 0);
        while (Registers < maxRegisters && row < height)
        {
            nint start = row * imageRow + column;
            switch (Registers)
            {
                case 0: First = start; break;
                case 1: Second = start - First; break;
                case 2: Third = start - First; break;
                default: Fourth = start - First; break;
            }

            FillRegister();
            Registers++;
        }

        return Registers > 0;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    void FillRegister()
    {
        nint lane = Registers * lanes, end = lane + lanes;
        while (lane < end && row < height)
        {
            nint length = nint.Min(end - lane, width - column);
            if (length > 0)
            {
                Append(lane, length);
            }
            else
            {
                length = nint.Min(end - lane, imageRow - column);
            }

            lane += length;
            column += length;
            if (column >= imageRow || !acrossRows && column >= width)
            {
                column = 0;
                row++;
                lane = acrossRows ? lane : end;
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    void Append(nint lane, nint length)
    {
        nint result = row * resultRow + column * resultColumn;
        if (RunCount > 0)
        {
            PixelRun* last = Runs + RunCount - 1;
            if (last->Lane + last->Length == lane && last->Result + last->Length * resultColumn == result)
            {
                last->Length += length;
                return;
            }
        }

        Runs[RunCount++] = new PixelRun { Lane = lane, Length = length, Result = result };
    }
}
