using NetGen.Compiler.Emit.Stages;

namespace NetGen.Compiler.Emit.Ilgpu;

/// <summary>What the operands of products are rounded to; sums are float32 in any case.</summary>
enum ProductPrecision
{
    Float32,
    TensorFloat32,
    BFloat16,
}

/// <summary>
/// How the threads of a group multiply what lies in shared memory: which sums each has, and where it brings them to be written. The
/// operands are words of 32 bits, each step of the depth in a row.
/// </summary>
abstract class ProductCore(CodeWriter code, StageContext context, Tile tile)
{
    public static ProductCore Of(ProductPrecision precision, CodeWriter code, StageContext context, Tile tile) =>
        precision == ProductPrecision.Float32 ? new RegisterCore(code, context, tile) : new TensorCore(code, context, tile, precision);

    protected CodeWriter Code => code;

    protected StageContext Context => context;

    protected Tile Tile => tile;

    /// <summary>The C# type of a word.</summary>
    public abstract string Word { get; }

    /// <summary>Elements of the depth in a word.</summary>
    public virtual int Packed => 1;

    /// <summary>Elements of the depth in shared memory at a time.</summary>
    public int Depth => Tile.Depth * Packed;

    /// <summary>Words between steps of the depth, chosen so that threads that work side by side meet different banks.</summary>
    public abstract int Pitch(int size);

    /// <summary>A word of the elements of neighbouring steps, as C#.</summary>
    public abstract string Pack(IReadOnlyList<string> elements);

    /// <summary>Declares the sums.</summary>
    public abstract void PrintSums();

    /// <summary>Multiplies one part of the depth.</summary>
    /// <param name="start">Where it begins in shared memory, as C#.</param>
    public abstract void PrintMultiply(string start);

    /// <summary>The tile is written in so many parts of <see cref="RowsOfPart"/> rows.</summary>
    public abstract int Parts { get; }

    public abstract int RowsOfPart { get; }

    /// <summary>The row of the tile that is row <paramref name="row"/> of the part <c>part</c>, as C#.</summary>
    public abstract string RowOfTile(string row);

    /// <summary>Brings a thread's sums of a part to shared memory, row by row.</summary>
    public abstract void PrintPart(int part);
}
