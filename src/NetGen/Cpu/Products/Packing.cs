using System.Runtime.CompilerServices;

namespace NetGen.Cpu;

/// <summary>Copies blocks of matrices into the order in which a microkernel reads them.</summary>
static unsafe class Packing
{
    /// <summary>
    /// Copies <paramref name="depth"/> rows of <paramref name="width"/> consecutive numbers to rows of <paramref name="paddedWidth"/>,
    /// a multiple of the lanes, with zeros at the end.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Rows<V>(float* source, nint sourceRow, nint depth, nint width, float* target, nint paddedWidth)
        where V : struct, ISimd<V>
    {
        nint whole = width - width % V.Count;
        V rest = V.Lanes(width - whole);
        for (nint p = 0; p < depth; p++)
        {
            for (nint j = 0; j < whole; j += V.Count)
            {
                V.Load(source + j).Store(target + j);
            }

            if (whole < paddedWidth)
            {
                V.Load(source + whole, rest).Store(target + whole);
            }

            source += sourceRow;
            target += paddedWidth;
        }
    }

    /// <summary>
    /// Element p, j of the result is <c>source[p * step + j * column]</c>: a transposition for step 1, and any gathering else.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Columns<V>(float* source, nint step, nint column, nint depth, nint width, float* target, nint paddedWidth)
        where V : struct, ISimd<V>
    {
        nint j = 0;
        if (column == 1 && width == paddedWidth && width <= V.Count)
        {
            CopyRows<V>(source, step, depth, width, target);
            return;
        }

        for (; j + 4 <= width; j += 4)
        {
            FourColumns<V>(source + j * column, step, column, depth, target + j, paddedWidth);
        }

        for (; j < paddedWidth; j++)
        {
            for (nint p = 0; p < depth; p++)
            {
                target[p * paddedWidth + j] = j < width ? source[p * step + j * column] : 0;
            }
        }
    }

    /// <summary>Rows shorter than a register, without gaps.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static void CopyRows<V>(float* source, nint sourceRow, nint depth, nint width, float* target)
        where V : struct, ISimd<V>
    {
        V lanes = V.Lanes(width);
        for (nint p = 0; p < depth; p++)
        {
            V.Load(source, lanes).Store(target, lanes);
            source += sourceRow;
            target += width;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static void FourColumns<V>(float* source, nint step, nint column, nint depth, float* target, nint targetRow)
        where V : struct, ISimd<V>
    {
        float* first = source, second = first + column, third = second + column, fourth = third + column;
        nint p = 0;
        if (step == 1)
        {
            for (; p + 4 <= depth; p += 4)
            {
                Simd128.Transpose(first + p, second + p, third + p, fourth + p, target + p * targetRow, targetRow);
            }
        }

        for (; p < depth; p++)
        {
            float* row = target + p * targetRow;
            row[0] = first[p * step];
            row[1] = second[p * step];
            row[2] = third[p * step];
            row[3] = fourth[p * step];
        }
    }
}
