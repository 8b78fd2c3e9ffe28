namespace NetGen;

/// <summary>Copies between a tensor's place in the flat buffer and its numbers in logical order.</summary>
static unsafe class StridedCopy
{
    /// <summary>Reads the tensor from <paramref name="flat"/> into <paramref name="values"/>, in logical order.</summary>
    public static void Read(TensorInfo tensor, float* flat, float* values)
    {
        if (tensor.Shape is []) *values = flat[tensor.Offset];
        else ReadAxis(tensor, 0, flat + tensor.Offset, ref values);
    }

    /// <summary>Writes <paramref name="values"/>, in logical order, to the tensor's place in <paramref name="flat"/>.</summary>
    public static void Write(TensorInfo tensor, float* flat, float* values)
    {
        if (tensor.Shape is []) flat[tensor.Offset] = *values;
        else WriteAxis(tensor, 0, flat + tensor.Offset, ref values);
    }

    static void ReadAxis(TensorInfo tensor, int axis, float* place, ref float* values)
    {
        var (size, stride) = (tensor.Shape[axis], tensor.Strides[axis]);
        if (axis < tensor.Shape.Count - 1)
        {
            for (var i = 0; i < size; i++) ReadAxis(tensor, axis + 1, place + i * stride, ref values);
            return;
        }
        if (stride == 1) new ReadOnlySpan<float>(place, size).CopyTo(new Span<float>(values, size));
        else for (var i = 0; i < size; i++) values[i] = place[i * stride];
        values += size;
    }

    static void WriteAxis(TensorInfo tensor, int axis, float* place, ref float* values)
    {
        var (size, stride) = (tensor.Shape[axis], tensor.Strides[axis]);
        if (axis < tensor.Shape.Count - 1)
        {
            for (var i = 0; i < size; i++) WriteAxis(tensor, axis + 1, place + i * stride, ref values);
            return;
        }
        if (stride == 1) new ReadOnlySpan<float>(values, size).CopyTo(new Span<float>(place, size));
        else for (var i = 0; i < size; i++) place[i * stride] = values[i];
        values += size;
    }
}
