using NetGen.Compiler.Emit.Stages;
using NetGen.Compiler.Kernels;
using NetGen.Compiler.Shapes;

namespace NetGen.Compiler.Emit.Ilgpu;

/// <summary>A kernel that is nothing but a product of strided matrices: what a library of the device's vendor may compute in its place.</summary>
/// <param name="Form">The product, with one axis of rows, columns and depth, and at most one of the batch.</param>
/// <param name="Left">The left operand, rows × depth.</param>
/// <param name="Right">The right operand, depth × columns.</param>
/// <param name="Target">The result, rows × columns.</param>
sealed record LibraryProduct(ProductForm Form, LibraryProduct.Matrix Left, LibraryProduct.Matrix Right, LibraryProduct.Matrix Target)
{
    /// <summary>A matrix for every index of the batch.</summary>
    public sealed record Matrix(Value Value, Dim Start, Dim RowStride, Dim ColumnStride, Dim BatchStride);

    /// <summary>Null where the kernel does more, or its operands lie otherwise.</summary>
    public static LibraryProduct? Of(IReadOnlyList<PlacedStage> stages, ProductForm form)
    {
        if (stages.Count > 1 || form is not { Rows.Count: 1, Columns.Count: 1, Depth.Count: 1, Batch.Count: <= 1 }) return null;
        if (form.Left is not At left || form.Right is not At right) return null;
        var (rows, columns, depth) = (form.Rows[0], form.Columns[0], form.Depth[0]);
        return Lay(left.Value, left.Offset, rows, depth, form.Batch) is { } a && Lay(right.Value, right.Offset, depth, columns, form.Batch) is { } b
            && Lay(stages[0].Value, stages[0].Target, rows, columns, form.Batch) is { } c ? new(form, a, b, c) : null;
    }

    static Matrix? Lay(Value value, Dim offset, Axis rows, Axis columns, EquatableArray<Axis> batch)
    {
        if (offset.Coefficient(rows) is not { } row || offset.Coefficient(columns) is not { } column) return null;
        var matrix = batch.Count == 0 ? 0 : offset.Coefficient(batch[0]);
        if (matrix is null || new[] { row, column, matrix }.Any(d => d.AllAtoms.OfType<Axis>().Any())) return null;
        var start = offset - row * Dim.Of(rows) - column * Dim.Of(columns) - (batch.Count == 0 ? 0 : matrix * Dim.Of(batch[0]));
        return start.AllAtoms.Any(a => a is Axis and not Iteration || a is LoadedAt) ? null : new(value, start, row, column, matrix);
    }
}
