namespace NetGen.Cpu;

/// <summary>
/// What a tile of a matrix product reads and writes when every step of the depth adds the outer product of a column of A and a row of B.
/// </summary>
unsafe struct OuterProducts
{
    /// <summary>The first row of A, and the distance to the next one.</summary>
    public float* A;
    public nint ARow;

    /// <summary>The first row of B.</summary>
    public float* B;

    /// <summary>From one step to the next, where the steps are evenly spaced.</summary>
    public nint AStep, BStep;

    /// <summary>Where step p lies in A and in B, where they are not.</summary>
    public nint* AOffsets, BOffsets;

    /// <summary>Where the second, third and fourth register of a row of B lie, when steps are given by offsets.</summary>
    public nint Second, Third, Fourth;

    /// <summary>The first row of C, and the distance to the next one.</summary>
    public float* C;
    public nint CRow;

    /// <summary>The number of steps.</summary>
    public nint Depth;

    /// <summary>How many lanes of the last register count, in the masked form.</summary>
    public nint LastLanes;

    /// <summary>Adds to C instead of overwriting it.</summary>
    public bool Accumulate;
}

/// <summary>How an <see cref="OuterProductTile"/> finds its operands: a choice made when the tile is compiled.</summary>
interface IStepping
{
    /// <summary>Steps are found through tables of offsets.</summary>
    static abstract bool ByOffsets { get; }

    /// <summary>The last register of a row is partial.</summary>
    static abstract bool Masked { get; }
}

readonly struct Strided : IStepping
{
    public static bool ByOffsets => false;
    public static bool Masked => false;
}

readonly struct StridedMasked : IStepping
{
    public static bool ByOffsets => false;
    public static bool Masked => true;
}

readonly struct ByOffsets : IStepping
{
    static bool IStepping.ByOffsets => true;
    static bool IStepping.Masked => false;
}
