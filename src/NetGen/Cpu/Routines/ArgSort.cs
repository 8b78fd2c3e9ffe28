namespace NetGen.Cpu;

/// <content>Stable sorting of positions by value.</content>
public static unsafe partial class Routines
{
    /// <summary>Rows up to this length are sorted by insertion.</summary>
    const int ShortRow = 32;

    const int Digits = 4, Buckets = 256;

    /// <summary>
    /// order[r] = the position of the element that comes r-th. Equal values keep their order, −0 equals 0, and NaN counts as larger than
    /// every number.
    /// </summary>
    public static void ArgSort(nint count, float* x, nint step, int* order, nint orderStep, bool descending)
    {
        var mark = Scratch.Mark();
        var keys = (uint*)Scratch.Floats(count);
        var positions = (int*)Scratch.Floats(count);
        for (nint i = 0; i < count; i++)
        {
            keys[i] = Key(x[i * step], descending);
            positions[i] = (int)i;
        }

        if (count <= ShortRow)
        {
            SortByInsertion(count, keys, positions);
        }
        else
        {
            positions = SortByDigits(count, keys, positions);
        }

        for (nint i = 0; i < count; i++)
        {
            order[i * orderStep] = positions[i];
        }

        Scratch.Release(mark);
    }

    /// <summary>An integer in the order of the numbers: the bits of negative ones run backwards.</summary>
    static uint Key(float value, bool descending)
    {
        uint bits = BitConverter.SingleToUInt32Bits(value + 0f);
        uint key = float.IsNaN(value) ? uint.MaxValue : (bits & 0x8000_0000) != 0 ? ~bits : bits | 0x8000_0000;
        return descending ? ~key : key;
    }

    static void SortByInsertion(nint count, uint* keys, int* positions)
    {
        for (nint i = 1; i < count; i++)
        {
            var (key, position) = (keys[i], positions[i]);
            nint to = i;
            for (; to > 0 && keys[to - 1] > key; to--)
            {
                keys[to] = keys[to - 1];
                positions[to] = positions[to - 1];
            }

            keys[to] = key;
            positions[to] = position;
        }
    }

    /// <summary>Sorts by one byte of the keys after the other, the lowest first (each pass is stable); a byte that all share is left out.</summary>
    static int* SortByDigits(nint count, uint* keys, int* positions)
    {
        var otherKeys = (uint*)Scratch.Floats(count);
        var otherPositions = (int*)Scratch.Floats(count);
        nint* starts = Scratch.Offsets(Buckets);
        for (int digit = 0; digit < Digits; digit++)
        {
            int shift = 8 * digit;
            new Span<nint>(starts, Buckets).Clear();
            for (nint i = 0; i < count; i++)
            {
                starts[keys[i] >> shift & 0xFF]++;
            }

            if (starts[keys[0] >> shift & 0xFF] == count)
            {
                continue;
            }

            nint start = 0;
            for (int bucket = 0; bucket < Buckets; bucket++)
            {
                (starts[bucket], start) = (start, start + starts[bucket]);
            }

            for (nint i = 0; i < count; i++)
            {
                nint to = starts[keys[i] >> shift & 0xFF]++;
                otherKeys[to] = keys[i];
                otherPositions[to] = positions[i];
            }

            uint* sortedKeys = otherKeys;
            int* sortedPositions = otherPositions;
            otherKeys = keys;
            otherPositions = positions;
            keys = sortedKeys;
            positions = sortedPositions;
        }

        return positions;
    }
}
