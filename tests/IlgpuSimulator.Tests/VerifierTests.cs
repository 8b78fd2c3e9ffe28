using System.Numerics;
using System.Reflection;
using ILGPU.Algorithms;

namespace IlgpuSimulator.Tests;

public class VerifierTests : SimulatedCuda
{
    public static TheoryData<string, string> Refused => RefusedKernels.Cases;

    [Theory]
    [MemberData(nameof(Refused))]
    public void WhatIlgpuCannotCompileIsRefusedWhenItIsLoaded(string name, string why)
    {
        var method = typeof(RefusedKernels).GetMethod(name, BindingFlags.Static | BindingFlags.Public)!;
        var kernel = method.CreateDelegate<Action<ArrayView<float>>>();
        var e = Assert.Throws<InternalCompilerException>(() => Accelerator.LoadStreamKernel(kernel));
        Assert.StartsWith($"The kernel RefusedKernels.{name} cannot be compiled for a GPU: RefusedKernels.", e.Message);
        Assert.Contains(why, e.Message);
        Assert.IsType<NotSupportedException>(e.InnerException);
    }

    public struct Pair
    {
        public float A, B;
    }

    interface IOperation
    {
        float Apply(float a, float b);

        static abstract float Identity { get; }
    }

    readonly struct Sum : IOperation
    {
        public float Apply(float a, float b) => a + b;

        public static float Identity => 0;
    }

    public struct Arguments
    {
        public ArrayView<float> X;
        public ArrayView<Pair> Pairs;
        public int N;
    }

    static void Specialized(ArrayView<float> x, SpecializedValue<int> n) => x[0] = n.Value + n;

    [Fact]
    public void ASpecializedValueIsAnArgument()
    {
        using var x = Floats(1);
        Accelerator.LoadStreamKernel<ArrayView<float>, SpecializedValue<int>>(Specialized)((1, 1), x.View, SpecializedValue.New(4));
        Assert.Equal([8], x.GetAsArray1D());
    }

    static readonly float half = 0.5f;

    const float Two = 2;

    static float Fold<T>(ArrayView<float> x, T operation)
        where T : struct, IOperation
    {
        var value = T.Identity;
        for (var i = 0; i < x.IntLength; i++) value = operation.Apply(value, x[i]);
        return value;
    }

    static void Add(ref float target, in Pair pair) => target += pair.A + pair.B;

    static unsafe void Everything(Arguments arguments)
    {
        var (x, n) = (arguments.X, arguments.N);
        var registers = new float[4];
        for (var i = 0; i < 4; i++) registers[i] = x[i];
        float[] constants = [1, 2, 3, 4];
        var total = Fold(x, new Sum()) * half / Two + registers[2] + constants[1];
        var pair = arguments.Pairs[0];
        Add(ref total, pair);
        total += n switch { 0 => 1, 1 => 2, 2 => 4, 3 => 8, _ => 16 };
        total += MathF.Sqrt(4) + MathF.Max(1, 2) + Math.Min(3, 4) + BitOperations.PopCount(7u) + (float.IsNaN(total) ? 1 : 0);
        fixed (float* p = &x[0]) total += *p;
        static float Local(float v, int n) => v + n;
        x[1] = Local(total, n);
        (float a, float b) tuple = (1, 2);
        x[2] = tuple.a + tuple.b + Interop.IntAsFloat(Interop.FloatAsInt(2.5f));
        x[3] = x.SubView(0, 2).Cast<Pair>()[0].A;
    }

    [Fact]
    public void WhatIlgpuCompilesIsTaken()
    {
        using var x = Accelerator.Allocate1D(new float[] { 1, 2, 3, 4 });
        using var pairs = Accelerator.Allocate1D(new[] { new Pair { A = 10, B = 20 } });
        var kernel = Accelerator.LoadStreamKernel<Arguments>(Everything);
        kernel((1, 1), new() { X = x.View, Pairs = pairs.View, N = 3 });
        Assert.Equal([1, 2.5f + 3 + 2 + 30 + 8 + 2 + 2 + 3 + 3 + 1 + 3, 5.5f, 1], x.GetAsArray1D());
    }

    static void Exponential(ArrayView<float> x) => x[0] = XMath.Exp(x[0]);

    [Fact]
    public void XMathNeedsTheAlgorithms()
    {
        Assert.Throws<InternalCompilerException>(() => Accelerator.LoadStreamKernel<ArrayView<float>>(Exponential));
        using var context = Context.Create(b => b.Cuda().EnableAlgorithms());
        using var accelerator = context.CreateCudaAccelerator(0);
        using var x = accelerator.Allocate1D(new float[] { 1 });
        accelerator.LoadStreamKernel<ArrayView<float>>(Exponential)((1, 1), x.View);
        Assert.Equal(MathF.E, x.GetAsArray1D()[0], 1e-6f);
    }

    struct Hidden
    {
        public float Value { get; set; }
    }

    public struct WithBool
    {
        public bool Flag { get; set; }
    }

    static void TakesHidden(Hidden hidden, ArrayView<float> x) => x[0] = hidden.Value;

    static void TakesBool(WithBool flag, ArrayView<float> x) => x[0] = flag.Flag ? 1 : 0;

    static void TakesPointer(nint pointer, ArrayView<float> x) => x[0] = pointer;

    [Fact]
    public void ArgumentsAreWhatLaunchersCanRead()
    {
        Assert.Equal(
            "The kernel TakesHidden cannot take its parameter hidden: it is Hidden, which is not public.",
            Assert.Throws<NotSupportedException>(() => Accelerator.LoadStreamKernel<Hidden, ArrayView<float>>(TakesHidden)).Message);
        Assert.Equal(
            "The kernel TakesBool cannot take its parameter flag: it is WithBool, whose field <Flag>k__BackingField is a bool, which has not the same size everywhere.",
            Assert.Throws<NotSupportedException>(() => Accelerator.LoadStreamKernel<WithBool, ArrayView<float>>(TakesBool)).Message);
        Assert.Equal(
            "The kernel TakesPointer cannot take its parameter pointer: it is a pointer.",
            Assert.Throws<NotSupportedException>(() => Accelerator.LoadStreamKernel<nint, ArrayView<float>>(TakesPointer)).Message);
        var captured = 1f;
        Assert.EndsWith(
            "is no kernel: it is not static, or captures variables.",
            Assert.Throws<NotSupportedException>(() => Accelerator.LoadStreamKernel<ArrayView<float>>(x => x[0] = captured)).Message);
    }
}
