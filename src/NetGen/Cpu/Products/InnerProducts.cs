namespace NetGen.Cpu;

/// <summary>
/// What a tile of a matrix product reads and writes when the depth is contiguous in both operands, so that every number of the tile is
/// an inner product of a row of A with a row of B.
/// </summary>
unsafe struct InnerProducts
{
    /// <summary>The first row of A, and the distance to the next one.</summary>
    public float* A;
    public nint ARow;

    /// <summary>Up to four rows of B.</summary>
    public float* B0, B1, B2, B3;

    /// <summary>Row i and row j of B meet at <c>C[i * CRow + j]</c>.</summary>
    public float* C;
    public nint CRow;

    /// <summary>The length of a row.</summary>
    public nint Depth;

    /// <summary>How many segments of that length there are, summed, and how far apart they lie in A and in B.</summary>
    public nint Segments, ASegment, BSegment;

    /// <summary>Adds to C instead of overwriting it.</summary>
    public bool Accumulate;
}
