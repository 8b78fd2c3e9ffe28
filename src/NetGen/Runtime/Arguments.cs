using System.ComponentModel;

namespace NetGen.Runtime;

/// <summary>Checks the spans that the runnable overloads receive, and reads the named dimensions off their lengths.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Arguments
{
    /// <summary>The named dimension that a length determines.</summary>
    /// <param name="length">The length of the span.</param>
    /// <param name="unit">The elements that one step of the dimension takes.</param>
    /// <param name="argument">The name of the argument.</param>
    /// <param name="shape">Its shape, as declared.</param>
    /// <param name="dimension">The name of the dimension.</param>
    /// <param name="min">The smallest value it may have.</param>
    /// <param name="max">The largest value it may have; 0 for no bound.</param>
    /// <param name="multiple">What it must be a multiple of.</param>
    /// <exception cref="ArgumentException">
    /// The length is no multiple, or the dimension is out of its range; or one step takes no elements, so that the length does not tell.
    /// </exception>
    public static int Infer(int length, long unit, string argument, string shape, string dimension, long min = 1, long max = 0, long multiple = 1)
    {
        if (unit == 0)
        {
            throw new ArgumentException(
                $"'{argument}' does not tell {dimension}: another dimension of its shape {shape} is 0, so it has no elements, and here it has {length}.", argument);
        }
        if (unit < 0 || length % unit != 0)
            throw new ArgumentException($"'{argument}' has {length} elements, which is no multiple of {unit}: its shape is {shape}, so {dimension} cannot be a whole number.", argument);
        var value = (int)(length / unit);
        CheckDimension(value, argument, dimension, min, max, multiple);
        return value;
    }

    /// <summary>Checks the range of a named dimension.</summary>
    /// <exception cref="ArgumentException">It is out of range.</exception>
    public static void CheckDimension(int value, string argument, string dimension, long min, long max, long multiple)
    {
        if (value < min) throw new ArgumentException($"'{argument}' makes the dimension {dimension} {value}, but it must be at least {min}.", argument);
        if (max > 0 && value > max) throw new ArgumentException($"'{argument}' makes the dimension {dimension} {value}, but it is declared to be at most {max}.", argument);
        if (value % multiple != 0) throw new ArgumentException($"'{argument}' makes the dimension {dimension} {value}, but it is declared to be a multiple of {multiple}.", argument);
    }

    /// <summary>Checks the length of a span whose shape is known.</summary>
    /// <exception cref="ArgumentException">It has another length.</exception>
    public static void CheckLength(int length, long expected, string argument, string shape, string dimension, int value)
    {
        if (length == expected) return;
        var why = dimension.Length == 0 ? "" : $" with {dimension} = {value}";
        throw new ArgumentException($"'{argument}' has {length} elements, but its shape {shape}{why} has {expected}.", argument);
    }

    /// <summary>Checks that indices stay within their table, or are the one that stands for none.</summary>
    /// <exception cref="ArgumentOutOfRangeException">One does not; nothing has been changed.</exception>
    public static void CheckIndices(ReadOnlySpan<int> indices, long count, string argument, int? except = null)
    {
        for (var i = 0; i < indices.Length; i++)
        {
            if ((ulong)indices[i] >= (ulong)count && indices[i] != except)
                throw new ArgumentOutOfRangeException(argument, indices[i],
                    $"'{argument}'[{i}] is {indices[i]}, but must be at least 0 and below {count}{Or(except)}.");
        }
    }

    static string Or(int? except) => except is { } number ? $", or {number}" : "";

    /// <summary>Checks a single index.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is out of range; nothing has been changed.</exception>
    public static void CheckIndex(int index, long count, string argument, int? except = null)
    {
        if ((ulong)index >= (ulong)count && index != except)
            throw new ArgumentOutOfRangeException(argument, index, $"'{argument}' is {index}, but must be at least 0 and below {count}{Or(except)}.");
    }

    /// <summary>Writes a mask as kernels read it: 0 and 1.</summary>
    public static unsafe float* CopyMask(ReadOnlySpan<bool> mask, float* target)
    {
        for (var i = 0; i < mask.Length; i++) target[i] = mask[i] ? 1 : 0;
        return target;
    }
}
