namespace NetGen.Cpu;

/// <content>Running sums.</content>
public static unsafe partial class Routines
{
    /// <summary>y[i] = x[0] + … + x[i], or x[i] + … + x[count − 1]; added up in double precision, since errors would pile up.</summary>
    public static void CumSum(nint count, float* x, nint xStep, float* y, nint yStep, bool reverse)
    {
        if (reverse)
        {
            x += (count - 1) * xStep;
            y += (count - 1) * yStep;
            (xStep, yStep) = (-xStep, -yStep);
        }

        double sum = 0;
        for (nint i = 0; i < count; i++)
        {
            sum += x[i * xStep];
            y[i * yStep] = (float)sum;
        }
    }
}
