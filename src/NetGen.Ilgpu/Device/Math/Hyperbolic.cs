namespace NetGen.Ilgpu;

/// <content>The hyperbolic tangent and the logistic function, by the exponential.</content>
public static partial class DeviceMath
{
    /// <summary>Within 3e-7 relative: an odd polynomial near 0, 1 - 2 / (e^2|x| + 1) beyond.</summary>
    public static float Tanh(float value)
    {
        if (FloatBits.IsNaN(value))
        {
            return value;
        }

        float size = Abs(value);
        if (size >= 0.625f)
        {
            return FloatBits.WithSignOf(1f - 2f / (ExpOfSum(size + size, 0f) + 1f), value);
        }

        float square = value * value;
        float p = -0.00571704097f * square + 0.0206505843f;
        p = p * square + -0.0537434965f;
        p = p * square + 0.133314908f;
        p = p * square + -0.333332837f;
        return p * square * value + value;
    }

    /// <summary>1 / (1 + e^-x) within 3e-7 relative, by e^-|x|, which does not overflow.</summary>
    public static float Sigmoid(float value)
    {
        if (FloatBits.IsNaN(value))
        {
            return value;
        }

        float e = ExpOfSum(-Abs(value), 0f);
        return (value < 0f ? e : 1f) / (1f + e);
    }
}
