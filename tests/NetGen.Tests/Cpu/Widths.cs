using NetGen.Cpu;
using Xunit;

namespace NetGen.Tests.Cpu;

/// <summary>Something to run with the registers of one width.</summary>
public interface IForWidth
{
    void Run<V>()
        where V : struct, ISimd<V>;
}

/// <summary>The register widths that this machine has, for tests that run once per width.</summary>
public static class Widths
{
    public static TheoryData<int> Supported =>
    [
        .. new[] { (Bits: 512, Simd512.IsSupported), (Bits: 256, Simd256.IsSupported), (Bits: 128, Simd128.IsSupported) }
            .Where(width => width.IsSupported)
            .Select(width => width.Bits),
    ];

    public static void Run(int width, IForWidth test)
    {
        switch (width)
        {
            case 512: test.Run<Simd512>(); break;
            case 256: test.Run<Simd256>(); break;
            default: test.Run<Simd128>(); break;
        }
    }
}
