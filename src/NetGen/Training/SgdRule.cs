using System.Runtime.CompilerServices;
using NetGen.Cpu;

namespace NetGen;

/// <summary>The step of gradient descent without momentum.</summary>
/// <param name="rate">The learning rate.</param>
/// <param name="l2">The factor of a penalty whose gradient is added to the gradients.</param>
readonly struct SgdRule(double rate, double l2) : IUpdateRule
{
    public float Rate { get; } = (float)rate;

    public float L2 { get; } = (float)l2;

    public static int States => 0;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Update<V>(V weight, V gradient, ref V first, ref V second)
        where V : struct, ISimd<V>
    {
        gradient = V.MultiplyAdd(V.Create(L2), weight, Subnormals.Flush(gradient));
        return V.MultiplyAdd(V.Create(-Rate), gradient, weight);
    }
}
