using BenchmarkDotNet.Attributes;
using NetGen.Cpu;

namespace NetGen.Benchmarks;

/// <summary>The product of two square matrices on one thread, in the three forms that layers need: A·B, A·Bᵀ and Aᵀ·B.</summary>
public unsafe class GemmBenchmarks
{
    NativeBuffer? a, b, c;

    /// <summary>Rows and columns.</summary>
    [Params(256, 512)]
    public int Size { get; set; }

    /// <summary>Fills the operands.</summary>
    [GlobalSetup]
    public void Setup()
    {
        var random = new Random(1);
        (a, b, c) = (Matrix(random), Matrix(random), Matrix(random));
    }

    /// <summary>A·B: the gradient of a linear layer's input.</summary>
    [Benchmark(Baseline = true)]
    public void Plain() => Multiply(Size, 1, Size, 1);

    /// <summary>A·Bᵀ: a linear layer.</summary>
    [Benchmark]
    public void RightTransposed() => Multiply(Size, 1, 1, Size);

    /// <summary>Aᵀ·B: the gradient of a linear layer's weight.</summary>
    [Benchmark]
    public void LeftTransposed() => Multiply(1, Size, Size, 1);

    /// <summary>Frees the matrices.</summary>
    [GlobalCleanup]
    public void Cleanup()
    {
        a?.Dispose();
        b?.Dispose();
        c?.Dispose();
    }

    void Multiply(nint aRow, nint aColumn, nint bRow, nint bColumn) => Gemm.Multiply(
        Size, Size, Size, a!.Pointer, aRow, aColumn, b!.Pointer, bRow, bColumn, c!.Pointer, Size, accumulate: false);

    NativeBuffer Matrix(Random random)
    {
        var matrix = new NativeBuffer((long)Size * Size);
        foreach (ref var number in matrix.Span) number = random.NextSingle() - 0.5f;
        return matrix;
    }
}
