namespace IlgpuSimulator.Tests;

/// <summary>Products of tensor cores against float64 products of the rounded operands. Who holds what is written as in the PTX ISA.</summary>
public class MatrixProductTests : SimulatedCuda
{
    static void ProductTF32(ArrayView<float> a, ArrayView<float> b, ArrayView<float> c)
    {
        var (g, t) = (Warp.LaneIdx >> 2, Warp.LaneIdx & 3);
        CudaAsm.Emit(".reg .b32 %%a<4>, %%b<2>; .reg .f32 %%c<4>;");
        CudaAsm.Emit("cvt.rna.tf32.f32 %%a0, %0;", a[g * 8 + t]);
        CudaAsm.Emit("cvt.rna.tf32.f32 %%a1, %0;", a[(g + 8) * 8 + t]);
        CudaAsm.Emit("cvt.rna.tf32.f32 %%a2, %0;", a[g * 8 + t + 4]);
        CudaAsm.Emit("cvt.rna.tf32.f32 %%a3, %0;", a[(g + 8) * 8 + t + 4]);
        CudaAsm.Emit("cvt.rna.tf32.f32 %%b0, %0;", b[t * 8 + g]);
        CudaAsm.Emit("cvt.rna.tf32.f32 %%b1, %0;", b[(t + 4) * 8 + g]);
        var (upper, lower) = (g * 8 + 2 * t, (g + 8) * 8 + 2 * t);
        CudaAsm.Emit("mov.f32 %%c0, %0; mov.f32 %%c1, %1; mov.f32 %%c2, %2; mov.f32 %%c3, %3;", c[upper], c[upper + 1], c[lower], c[lower + 1]);
        CudaAsm.Emit("mma.sync.aligned.m16n8k8.row.col.f32.tf32.tf32.f32 {%%c0, %%c1, %%c2, %%c3}, {%%a0, %%a1, %%a2, %%a3}, {%%b0, %%b1}, {%%c0, %%c1, %%c2, %%c3};");
        CudaAsm.Emit("mov.f32 %0, %%c0;", out float c0);
        CudaAsm.Emit("mov.f32 %0, %%c1;", out float c1);
        CudaAsm.Emit("mov.f32 %0, %%c2;", out float c2);
        CudaAsm.Emit("mov.f32 %0, %%c3;", out float c3);
        (c[upper], c[upper + 1], c[lower], c[lower + 1]) = (c0, c1, c2, c3);
    }

    static uint Pack(float low, float high)
    {
        CudaAsm.Emit("cvt.rn.bf16x2.f32 %0, %1, %2;", out uint packed, high, low);
        return packed;
    }

    static void ProductBF16(ArrayView<float> a, ArrayView<float> b, ArrayView<float> c)
    {
        var (g, t) = (Warp.LaneIdx >> 2, Warp.LaneIdx & 3);
        Input<uint> a0 = Pack(a[g * 16 + 2 * t], a[g * 16 + 2 * t + 1]);
        Input<uint> a1 = Pack(a[(g + 8) * 16 + 2 * t], a[(g + 8) * 16 + 2 * t + 1]);
        Input<uint> a2 = Pack(a[g * 16 + 2 * t + 8], a[g * 16 + 2 * t + 9]);
        Input<uint> a3 = Pack(a[(g + 8) * 16 + 2 * t + 8], a[(g + 8) * 16 + 2 * t + 9]);
        Input<uint> b0 = Pack(b[2 * t * 8 + g], b[(2 * t + 1) * 8 + g]);
        Input<uint> b1 = Pack(b[(2 * t + 8) * 8 + g], b[(2 * t + 9) * 8 + g]);
        var (upper, lower) = (g * 8 + 2 * t, (g + 8) * 8 + 2 * t);
        Ref<float> c0 = c[upper], c1 = c[upper + 1], c2 = c[lower], c3 = c[lower + 1];
        CudaAsm.EmitRef(
            "mma.sync.aligned.m16n8k16.row.col.f32.bf16.bf16.f32 {%0, %1, %2, %3}, {%4, %5, %6, %7}, {%8, %9}, {%0, %1, %2, %3};",
            ref c0, ref c1, ref c2, ref c3, ref a0, ref a1, ref a2, ref a3, ref b0, ref b1);
        (c[upper], c[upper + 1], c[lower], c[lower + 1]) = (c0.Value, c1.Value, c2.Value, c3.Value);
    }

    static double RoundTF32(float value) => BitConverter.UInt32BitsToSingle((BitConverter.SingleToUInt32Bits(value) + 0x1000) & 0xFFFFE000);

    static double RoundBF16(float value)
    {
        var bits = BitConverter.SingleToUInt32Bits(value);
        return BitConverter.UInt32BitsToSingle((bits + 0x7FFF + (bits >> 16 & 1)) & 0xFFFF0000);
    }

    void Compare(Action<ArrayView<float>, ArrayView<float>, ArrayView<float>> product, int depth, Func<float, double> round)
    {
        var random = new Random(5);
        float[] Draw(int count) => [.. Enumerable.Range(0, count).Select(_ => (float)(random.NextDouble() * 4 - 2))];
        var (a, b, c) = (Draw(16 * depth), Draw(depth * 8), Draw(16 * 8));
        using var onDeviceA = Accelerator.Allocate1D(a);
        using var onDeviceB = Accelerator.Allocate1D(b);
        using var onDeviceC = Accelerator.Allocate1D(c);
        Accelerator.LoadStreamKernel(product)((1, 32), onDeviceA.View, onDeviceB.View, onDeviceC.View);
        var result = onDeviceC.GetAsArray1D();
        for (var i = 0; i < 16; i++)
        {
            for (var j = 0; j < 8; j++)
            {
                double expected = c[i * 8 + j];
                for (var k = 0; k < depth; k++) expected += round(a[i * depth + k]) * round(b[k * 8 + j]);
                Assert.Equal(expected, result[i * 8 + j], 1e-6 * (1 + Math.Abs(expected)));
            }
        }

        Assert.Equal(1, Simulation.Statistics.WarpOperations);
    }

    [Fact]
    public void TF32() => Compare(ProductTF32, 8, RoundTF32);

    [Fact]
    public void BF16() => Compare(ProductBF16, 16, RoundBF16);

    static unsafe void LoadMatrices(ArrayView<uint> y)
    {
        var shared = SharedMemory.Allocate<Row>(32);
        var lane = Warp.LaneIdx;
        shared[lane] = Row.Of(lane);
        Group.Barrier();
        fixed (Row* row = &shared[lane])
        {
            CudaAsm.Emit(".reg .b32 %%m<4>;");
            CudaAsm.Emit("ldmatrix.sync.aligned.m8n8.x4.shared.b16 {%%m0, %%m1, %%m2, %%m3}, [%0];", (IntPtr)row);
            CudaAsm.Emit("mov.b32 %0, %%m0;", out uint r0);
            CudaAsm.Emit("mov.b32 %0, %%m3;", out uint r3);
            CudaAsm.Emit("ldmatrix.sync.aligned.m8n8.x2.trans.shared.b16 {%%m0, %%m1}, [%0];", (IntPtr)row);
            CudaAsm.Emit("mov.b32 %0, %%m1;", out uint r1);
            (y[lane * 3], y[lane * 3 + 1], y[lane * 3 + 2]) = (r0, r3, r1);
        }
    }

    /// <summary>Eight elements: 256 times the row plus the column.</summary>
    public struct Row
    {
        public uint A, B, C, D;

        public static Row Of(int row)
        {
            var first = (uint)row << 8 | (uint)row << 24 | 1 << 16;
            return new() { A = first, B = first + 0x20002, C = first + 0x40004, D = first + 0x60006 };
        }
    }

    [Fact]
    public void MatricesAreLoadedFromRowsThatLanesName()
    {
        using var y = Accelerator.Allocate1D<uint>(96);
        Accelerator.LoadStreamKernel<ArrayView<uint>>(LoadMatrices)((1, 32), y.View);
        var values = y.GetAsArray1D();
        static uint Pair(int row, int column, int nextRow, int nextColumn) => (uint)(row << 8 | column | nextRow << 24 | nextColumn << 16);
        for (var lane = 0; lane < 32; lane++)
        {
            var (row, column) = (lane / 4, lane % 4 * 2);
            Assert.Equal(Pair(row, column, row, column + 1), values[lane * 3]);
            Assert.Equal(Pair(24 + row, column, 24 + row, column + 1), values[lane * 3 + 1]);
            Assert.Equal(Pair(8 + column, row, 8 + column + 1, row), values[lane * 3 + 2]);
        }
    }
}
