using System.Runtime.CompilerServices;

namespace NetGen.Cpu;

/// <summary>
/// The product of a filter matrix and the virtual matrix of all shifted images, tile by tile: rows are output channels, columns are
/// pixels, and the depth is a list of offsets into the filter and into the planes. Nothing is unfolded into memory.
/// </summary>
unsafe struct Correlation
{
    /// <summary>The first filter number, from one output channel to the next, and the number of channels.</summary>
    public float* Filter;
    public nint FilterRow, Channels;

    /// <summary>The planes' number that belongs to the first pixel, and from one row of pixels to the next.</summary>
    public float* Image;
    public nint ImageRow;

    /// <summary>The terms of each sum.</summary>
    public nint* FilterOffsets, ImageOffsets;
    public nint Depth;

    /// <summary>The rectangle of pixels to compute.</summary>
    public nint Height, Width;

    /// <summary>The first result, and the distances between channels, rows and columns of results.</summary>
    public float* Result;
    public nint ResultChannel, ResultRow, ResultColumn;

    /// <summary>Computes all pixels of all channels; what was there is overwritten.</summary>
    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public readonly void Run<V>()
        where V : struct, ISimd<V>
    {
        if (Height <= 0 || Width <= 0 || Depth == 0)
        {
            return;
        }

        float* tile = stackalloc float[OuterProductTile.MaxRows * OuterProductTile.MaxColumns<V>() * V.Count];
        PixelRun* runs = stackalloc PixelRun[OuterProductTile.MaxColumns<V>() * V.Count];
        var pixels = new PixelTile(this, V.Count, OuterProductTile.MaxColumns<V>(), runs);
        var products = new OuterProducts
        {
            ARow = FilterRow,
            AOffsets = FilterOffsets,
            BOffsets = ImageOffsets,
            Depth = Depth,
        };
        while (pixels.MoveNext())
        {
            products.B = Image + pixels.First;
            products.Second = pixels.Second;
            products.Third = pixels.Third;
            products.Fourth = pixels.Fourth;
            RunTile<V>(ref products, pixels, tile);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    readonly void RunTile<V>(ref OuterProducts products, in PixelTile pixels, float* tile)
        where V : struct, ISimd<V>
    {
        nint rowTiles = (Channels + OuterProductTile.MaxRows - 1) / OuterProductTile.MaxRows;
        bool direct = pixels.IsOneRun && ResultColumn == 1;
        for (nint rowTile = 0; rowTile < rowTiles; rowTile++)
        {
            (nint channel, nint rows) = Gemm.Part(Channels, rowTiles, rowTile);
            float* result = Result + channel * ResultChannel;
            products.A = Filter + channel * FilterRow;
            products.C = direct ? result + pixels.Runs->Result : tile;
            products.CRow = direct ? ResultChannel : pixels.Registers * V.Count;
            OuterProductTile.Run<V, ByOffsets>((int)rows, pixels.Registers, products);
            for (nint row = 0; row < rows && !direct; row++)
            {
                CopyOut<V>(tile + row * products.CRow, pixels, result + row * ResultChannel);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    readonly void CopyOut<V>(float* tile, in PixelTile pixels, float* result)
        where V : struct, ISimd<V>
    {
        for (int index = 0; index < pixels.RunCount; index++)
        {
            PixelRun run = pixels.Runs[index];
            float* source = tile + run.Lane, target = result + run.Result;
            for (nint i = 0; i < run.Length; i += V.Count)
            {
                V lanes = V.Lanes(run.Length - i);
                V numbers = V.Load(source + i, lanes);
                if (ResultColumn == 1)
                {
                    numbers.Store(target + i, lanes);
                }
                else
                {
                    numbers.StoreStrided(target + i * ResultColumn, ResultColumn, lanes);
                }
            }
        }
    }
}
