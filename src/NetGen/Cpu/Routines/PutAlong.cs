namespace NetGen.Cpu;

/// <content>Sums by index within a row.</content>
public static unsafe partial class Routines
{
    /// <summary>y = 0 for <paramref name="size"/> elements; then y[indices[i]] += values[i] in the order of i.</summary>
    public static void PutAlong(
        nint count, nint size, int* indices, nint indexStep, float* values, nint valueStep, float* y, nint yStep)
    {
        for (nint i = 0; i < size; i++)
        {
            y[i * yStep] = 0;
        }

        for (nint i = 0; i < count; i++)
        {
            y[indices[i * indexStep] * yStep] += values[i * valueStep];
        }
    }
}
