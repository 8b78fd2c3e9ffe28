namespace NetGen.Ilgpu;

/// <summary>
/// A batch of products in the terms of BLAS, whose matrices lie by columns: <c>C = op(A) op(B)</c> with op(A) of M × K, op(B) of K × N and C of
/// M × N.
/// </summary>
/// <param name="TransposeA">Whether op(A) is the transposed A.</param>
/// <param name="TransposeB">Whether op(B) is the transposed B.</param>
/// <param name="M">Rows of C.</param>
/// <param name="N">Columns of C.</param>
/// <param name="K">Terms of a sum.</param>
/// <param name="A">The left operand.</param>
/// <param name="LeadingA">From a column of A to the next, in floats.</param>
/// <param name="B">The right operand.</param>
/// <param name="LeadingB">From a column of B to the next.</param>
/// <param name="C">The result.</param>
/// <param name="LeadingC">From a column of C to the next.</param>
/// <param name="Batch">The number of products.</param>
readonly record struct GemmCall(
    bool TransposeA, bool TransposeB, int M, int N, int K, StridedMatrix A, int LeadingA, StridedMatrix B, int LeadingB, StridedMatrix C, int LeadingC,
    int Batch)
{
    /// <summary>The call for matrices that lie otherwise; null where BLAS cannot say how they lie.</summary>
    /// <param name="rows">Rows of the result.</param>
    /// <param name="columns">Columns of the result.</param>
    /// <param name="depth">Terms of a sum.</param>
    /// <param name="batch">The number of products.</param>
    /// <param name="left">The left operand, rows × depth.</param>
    /// <param name="right">The right operand, depth × columns.</param>
    /// <param name="target">The result, rows × columns.</param>
    public static GemmCall? Of(long rows, long columns, long depth, long batch, in StridedMatrix left, in StridedMatrix right, in StridedMatrix target)
    {
        if (Math.Max(Math.Max(rows, columns), Math.Max(depth, batch)) > int.MaxValue) return null;
        // A result that lies by rows is the transposed one by columns, and that is the product of the transposed operands the other way round.
        if (target.ColumnStride == 1 && target.RowStride >= columns) return ByColumns(columns, rows, right.Transposed, left.Transposed, target.Transposed);
        return target.RowStride == 1 && target.ColumnStride >= rows ? ByColumns(rows, columns, left, right, target) : null;

        GemmCall? ByColumns(long m, long n, StridedMatrix a, StridedMatrix b, StridedMatrix c) =>
            Lies(a, m, depth) is var (transposeA, leadingA) && Lies(b, depth, n) is var (transposeB, leadingB) && c.ColumnStride <= int.MaxValue
                ? new(transposeA, transposeB, (int)m, (int)n, (int)depth, a, leadingA, b, leadingB, c, (int)c.ColumnStride, (int)batch)
                : null;
    }

    /// <summary>Whether a matrix lies by rows, and how far it is from one to the next; null if its elements lie side by side in neither direction.</summary>
    static (bool IsTransposed, int Leading)? Lies(in StridedMatrix matrix, long rows, long columns) =>
        matrix.RowStride == 1 && matrix.ColumnStride >= rows && matrix.ColumnStride <= int.MaxValue ? (false, (int)matrix.ColumnStride)
        : matrix.ColumnStride == 1 && matrix.RowStride >= columns && matrix.RowStride <= int.MaxValue ? (true, (int)matrix.RowStride)
        : null;
}
