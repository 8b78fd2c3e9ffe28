namespace NetGen.Ilgpu;

/// <content>
/// The arc tangent: |x| above tan(3π/8) and above tan(π/8) is turned by π/2 and π/4, and what is left has a minimax polynomial (Moshier,
/// "Methods and programs for mathematical functions", 1989).
/// </content>
public static partial class DeviceMath
{
    /// <summary>The arc tangent within 3 ulp.</summary>
    public static float Atan(float value)
    {
        if (FloatBits.IsNaN(value))
        {
            return value;
        }

        float size = Abs(value);
        bool isLarge = size > 2.41421366f, isMiddle = size > 0.414213568f;
        float numerator = isLarge ? -1f : isMiddle ? size - 1f : size;
        float denominator = isLarge ? size : isMiddle ? size + 1f : 1f;
        float turned = isLarge ? 1.57079637f : isMiddle ? 0.785398185f : 0f;

        float x = numerator / denominator;
        float square = x * x;
        float p = 0.0805374458f * square + -0.138776854f;
        p = p * square + 0.199777111f;
        p = p * square + -0.333329499f;
        return FloatBits.WithSignOf(turned + (p * square * x + x), value);
    }
}
