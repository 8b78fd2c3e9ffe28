using System.ComponentModel;
using System.Runtime.CompilerServices;
using ILGPU;

namespace NetGen.Ilgpu;

/// <summary>
/// Reductions over runs of threads of a group, by way of shared memory: halves are combined with halves until one value is left, in the
/// same order every time, and all threads of the run get it. All threads of the group must call, since these have barriers; the first
/// barrier waits for other uses of the shared memory, the last one allows the next.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class GroupReduce
{
    /// <summary>The sum over the run.</summary>
    /// <param name="value">What this thread adds.</param>
    /// <param name="shared">One element per thread of the group.</param>
    /// <param name="thread">The thread's number: runs have consecutive ones, the first a multiple of their length.</param>
    /// <param name="lanes">The length of a run: a power of two that divides the group's size, the same for all threads.</param>
    public static float Sum(float value, ArrayView<float> shared, int thread, int lanes)
    {
        int lane = thread & lanes - 1;
        Group.Barrier();
        shared[thread] = value;
        Group.Barrier();
        for (int half = lanes >> 1; half > 0; half >>= 1)
        {
            if (lane < half)
            {
                shared[thread] = shared[thread] + shared[thread + half];
            }

            Group.Barrier();
        }

        float result = shared[thread - lane];
        Group.Barrier();
        return result;
    }

    /// <summary>The largest value of the run; NaN when any is. The parameters are those of <see cref="Sum"/>.</summary>
    public static float Max(float value, ArrayView<float> shared, int thread, int lanes)
    {
        int lane = thread & lanes - 1;
        Group.Barrier();
        shared[thread] = value;
        Group.Barrier();
        for (int half = lanes >> 1; half > 0; half >>= 1)
        {
            if (lane < half)
            {
                shared[thread] = DeviceMath.Max(shared[thread], shared[thread + half]);
            }

            Group.Barrier();
        }

        float result = shared[thread - lane];
        Group.Barrier();
        return result;
    }

    /// <summary>
    /// The largest value of the run and its position: the lowest of equal ones; NaN wins over every number, and the first one over others.
    /// </summary>
    /// <param name="value">The best that this thread has; −∞ if it has none.</param>
    /// <param name="position">Its position; <see cref="int.MaxValue"/> if the thread has none.</param>
    /// <param name="sharedValues">One element per thread of the group.</param>
    /// <param name="sharedPositions">One element per thread of the group.</param>
    /// <param name="thread">The thread's number, as for <see cref="Sum"/>.</param>
    /// <param name="lanes">The length of a run.</param>
    /// <param name="winner">The position of the result.</param>
    public static float ArgMax(
        float value, int position, ArrayView<float> sharedValues, ArrayView<int> sharedPositions, int thread, int lanes, out int winner)
    {
        int lane = thread & lanes - 1;
        Group.Barrier();
        sharedValues[thread] = value;
        sharedPositions[thread] = position;
        Group.Barrier();
        for (int half = lanes >> 1; half > 0; half >>= 1)
        {
            if (lane < half)
            {
                int other = thread + half;
                if (IsBetter(sharedValues[other], sharedPositions[other], sharedValues[thread], sharedPositions[thread]))
                {
                    sharedValues[thread] = sharedValues[other];
                    sharedPositions[thread] = sharedPositions[other];
                }
            }

            Group.Barrier();
        }

        float result = sharedValues[thread - lane];
        winner = sharedPositions[thread - lane];
        Group.Barrier();
        return result;
    }

    /// <summary>Whether a value at a position comes before the best so far: see <see cref="ArgMax"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsBetter(float value, int position, float best, int bestPosition)
    {
        bool isNaN = FloatBits.IsNaN(value), isBestNaN = FloatBits.IsNaN(best);
        bool isEqual = isNaN & isBestNaN || DeviceMath.Equal(value, best);
        return isEqual ? position < bestPosition : isNaN || DeviceMath.Less(best, value);
    }
}
