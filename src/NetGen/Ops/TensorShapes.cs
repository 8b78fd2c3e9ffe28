namespace NetGen;

/// <content>Shapes: the same elements in another arrangement, parts of them, or more around them.</content>
public abstract partial class Tensor
{
    /// <summary>Swaps two axes.</summary>
    /// <param name="a">One axis.</param>
    /// <param name="b">The other.</param>
    /// <returns>The transposed tensor.</returns>
    public Tensor Transpose(int a, int b) => throw CompileTime.Only();

    /// <summary>Swaps the last two axes: […, m, n] becomes […, n, m]. Error: a rank below 2.</summary>
    /// <returns>The transposed tensor.</returns>
    public Tensor Transpose() => throw CompileTime.Only();

    /// <summary>Reorders all axes: axis i of the result is axis <c>axes[i]</c> of this tensor.</summary>
    /// <param name="axes">Each axis once. Error: anything else.</param>
    /// <returns>The reordered tensor.</returns>
    public Tensor Permute(params int[] axes) => throw CompileTime.Only();

    /// <summary>The same elements, in row-major order, in another shape.</summary>
    /// <param name="shape">The new dimensions; one may be -1 and is inferred. Error: another number of elements. Warning: merging or
    /// splitting the batch.</param>
    /// <returns>A tensor of the given shape.</returns>
    public Tensor Reshape(params int[] shape) => throw CompileTime.Only();

    /// <summary>Merges the axes from one on: [N, C, H, W] becomes [N, C·H·W].</summary>
    /// <param name="startAxis">The first axis to merge; 1 by default, which keeps the batch.</param>
    /// <returns>A tensor of rank <paramref name="startAxis"/> + 1.</returns>
    public Tensor Flatten(int startAxis = 1) => throw CompileTime.Only();

    /// <summary>Inserts an axis of size 1.</summary>
    /// <param name="axis">Its position in the result; -1 is after the last.</param>
    /// <returns>A tensor of one more axis.</returns>
    public Tensor Unsqueeze(int axis) => throw CompileTime.Only();

    /// <summary>Removes an axis of size 1. Error: any other size.</summary>
    /// <param name="axis">The axis to remove.</param>
    /// <returns>A tensor of one axis less.</returns>
    public Tensor Squeeze(int axis) => throw CompileTime.Only();

    /// <summary>Stretches axes of size 1, and adds leading ones, to a shape; says so where a silent broadcast would be a warning.</summary>
    /// <param name="shape">The result's dimensions, aligned at the right. Error: an axis that is neither 1 nor equal.</param>
    /// <returns>A tensor of the given shape.</returns>
    public Tensor Broadcast(params int[] shape) => throw CompileTime.Only();

    /// <summary>Every <paramref name="step"/>-th position of a stretch of an axis: start, start + step, …</summary>
    /// <param name="axis">The axis to cut.</param>
    /// <param name="start">The first position.</param>
    /// <param name="length">The number of positions that the result has. Error: positions that leave the axis.</param>
    /// <param name="step">The distance between positions, at least 1; 1 by default.</param>
    /// <returns>A tensor whose axis has size <paramref name="length"/>.</returns>
    public Tensor Slice(int axis, int start, int length, int step = 1) => throw CompileTime.Only();

    /// <summary>Adds positions of one value around an axis.</summary>
    /// <param name="axis">The axis to lengthen.</param>
    /// <param name="before">The number of positions before; at least 0.</param>
    /// <param name="after">The number of positions after; at least 0.</param>
    /// <param name="value">The value to fill with; 0 by default.</param>
    /// <returns>A tensor whose axis is longer by <paramref name="before"/> + <paramref name="after"/>.</returns>
    public Tensor Pad(int axis, int before, int after, double value = 0) => throw CompileTime.Only();

    /// <summary>Adds a border around an axis that follows from what lies in it.</summary>
    /// <param name="axis">The axis to lengthen.</param>
    /// <param name="before">The constant number of positions before; at least 0.</param>
    /// <param name="after">The constant number of positions after; at least 0.</param>
    /// <param name="mode">What the border holds. Error: a border wider than the axis has positions for.</param>
    /// <returns>A tensor whose axis is longer by <paramref name="before"/> + <paramref name="after"/>.</returns>
    public Tensor Pad(int axis, int before, int after, PaddingMode mode) => throw CompileTime.Only();

    /// <summary>Cuts an axis into equal parts, as in <c>var qkv = x.Split(-1, parts: 3);</c>.</summary>
    /// <param name="axis">The axis to cut.</param>
    /// <param name="parts">The number of parts. Error: it does not divide the axis's size.</param>
    /// <returns>The parts in order; the array's length is known at compile time.</returns>
    public Tensor[] Split(int axis, int parts) => throw CompileTime.Only();

    /// <summary>The tensor with a part of one axis replaced.</summary>
    /// <param name="axis">The axis along which the part lies.</param>
    /// <param name="position">Where the part begins: known at compile time, or an int parameter of the compiled method.</param>
    /// <param name="value">The part: of this shape but for the axis, which is shorter, or missing for one position.</param>
    /// <returns>A tensor of the same shape; the gradient of what was replaced is 0.</returns>
    public Tensor UpdateAt(int axis, int position, Tensor value) => throw CompileTime.Only();
}
