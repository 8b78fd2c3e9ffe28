using ILGPU;
using ILGPU.Runtime;
using Xunit;

namespace NetGen.Ilgpu.Tests.Device;

/// <summary>Kernels may call every function, and get what a direct call gives.</summary>
public sealed class FunctionsInKernelsTests : KernelTest
{
    const int Functions = 24;

    static readonly float[] Numbers =
        [float.NaN, float.NegativeInfinity, -1e30f, -2.5f, -1, -0.3f, -0f, 0, 1e-30f, 0.3f, 1, 1.5f, 2.5f, 80, 1e7f, float.PositiveInfinity];

    [Fact]
    public void SameBitsAsADirectCall()
    {
        using var from = Allocate(Numbers);
        using var to = Allocate(new float[Numbers.Length * Functions]);
        var kernel = Accelerator.LoadStreamKernel<ArrayView<float>, ArrayView<float>>(Kernel);
        kernel(new KernelConfig(1, Numbers.Length), from.View, to.View);
        float[] found = to.GetAsArray1D();
        for (int i = 0; i < found.Length; i++)
        {
            float x = Numbers[i / Functions];
            Accuracy.SameBits(Apply(i % Functions, x), found[i], x, i % Functions);
        }
    }

    static void Kernel(ArrayView<float> from, ArrayView<float> to)
    {
        for (int function = 0; function < Functions; function++)
        {
            to[Group.IdxX * Functions + function] = Apply(function, from[Group.IdxX]);
        }
    }

    static float Apply(int function, float x)
    {
        switch (function)
        {
            case 0: return DeviceMath.Exp(x);
            case 1: return DeviceMath.Log(x);
            case 2: return DeviceMath.Log1p(x);
            case 3: return DeviceMath.Tanh(x);
            case 4: return DeviceMath.Sigmoid(x);
            case 5: return DeviceMath.Erf(x);
            case 6: return DeviceMath.Sin(x);
            case 7: return DeviceMath.Cos(x);
            case 8: return DeviceMath.Atan(x);
            case 9: return DeviceMath.Pow(x, 1.5f);
            case 10: return DeviceMath.Pow(x, -3f);
            case 11: return DeviceMath.Sqrt(x);
            case 12: return DeviceMath.Abs(x);
            case 13: return DeviceMath.Sign(x);
            case 14: return DeviceMath.Floor(x);
            case 15: return DeviceMath.Ceiling(x);
            case 16: return DeviceMath.Truncate(x);
            case 17: return DeviceMath.Round(x);
            case 18: return DeviceMath.Max(x, 0.5f) + DeviceMath.Min(x, 0.25f);
            case 19: return DeviceMath.Less(x, 1f) ? 2f : DeviceMath.LessOrEqual(x, 1f) ? 3f : DeviceMath.Equal(x, 1.5f) ? 4f : 5f;
            case 20: return BFloat16.ToFloat(BFloat16.FromFloat(x));
            case 21: return TensorFloat32.Round(x);
            case 22: return DeviceRandom.Uniform(Interop.FloatAsInt(x) * 0x9E37_79B9_7F4A_7C15, Interop.FloatAsInt(x));
            default: return DeviceIndex.FloorDivide((int)Interop.FloatAsInt(x), 8) + (DeviceMath.IsNaN(x) ? 1f : 0f);
        }
    }
}
