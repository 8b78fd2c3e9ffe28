using System.Numerics;
using System.Runtime.CompilerServices;

namespace IlgpuSimulator.Tests;

/// <summary>Kernels that compile as C#, and not for a GPU.</summary>
static unsafe class RefusedKernels
{
    static float mutable = 1;

    static readonly float[] table = [1, 2, 3];

    sealed class Node
    {
        public float Value;

        public float Read() => Value;
    }

    interface IShape
    {
        float Area();

        float Twice() => 2 * Area();
    }

    struct Square : IShape
    {
        public float Side;

        public readonly float Area() => Side * Side;
    }

    [InlineArray(4)]
    struct Four
    {
        public float First;
    }

    public static readonly TheoryData<string, string> Cases = new()
    {
        { nameof(MakesObject), "makes an object of the class Node" },
        { nameof(PassesNull), "uses null" },
        { nameof(Boxes), "has a variable of the class Object" },
        { nameof(Lambda), "Func<Single, Single>" },
        { nameof(Interface), "has a variable of the interface IShape" },
        { nameof(DefaultMethod), "calls IShape.Twice, which Square does not define itself" },
        { nameof(Catches), "has a try, using, lock or foreach with a finally or catch" },
        { nameof(Throws), "makes an object of the class InvalidOperationException" },
        { nameof(Stackalloc), "uses stackalloc" },
        { nameof(TakesSpan), "has a variable of the ref struct Span<Single>" },
        { nameof(UsesString), "has a variable of a string" },
        { nameof(ReadsStatic), "reads the static field mutable, which is not readonly" },
        { nameof(WritesStatic), "writes a static field" },
        { nameof(ReadsStaticArray), "reads the array in the static field table" },
        { nameof(LongArray), "makes an array of 1000 Single; arrays are registers, and short" },
        { nameof(DynamicArray), "makes an array of Single whose length is no constant" },
        { nameof(TwoDimensions), "the array Single[,] of more than one dimension" },
        { nameof(Fused), "calls MathF.FusedMultiplyAdd, which needs libdevice; write a * b + c" },
        { nameof(BitCast), "calls BitConverter.SingleToInt32Bits, use Interop.FloatAsInt and Interop.IntAsFloat" },
        { nameof(UsesHalf), "has a variable of System.Half, which ILGPU does not know; keep its bits in a ushort" },
        { nameof(Rounds), "calls MathF.Round, which ILGPU does not know" },
        { nameof(SingleOfMath), "calls Math.Abs, which ILGPU does not know" },
        { nameof(Clamps), "calls Math.Clamp, which ILGPU does not know" },
        { nameof(Vectors), "Vector4" },
        { nameof(Inline), "the inline array Four" },
        { nameof(Recursive), "RefusedKernels.Factorial calls itself" },
        { nameof(Mutual), "RefusedKernels.Even calls itself by RefusedKernels.Odd" },
        { nameof(Checked), "checks arithmetic for overflow" },
        { nameof(HostCopy), "which is for the host" },
        { nameof(External), "RefusedKernels.getpid has no code in IL" },
        { nameof(FunctionPointer), "has a variable of a function pointer" },
        { nameof(PointerToInteger), "converts a pointer to an integer; give it to inline PTX as an IntPtr" },
        { nameof(KeepsIntPtr), "has a variable of an IntPtr" },
        { nameof(PassesIntPtrByReference), "has a variable of an IntPtr" },
        { nameof(Captures), "<>c__DisplayClass" },
        { nameof(Helper), "RefusedKernels.Deep makes an object of the class Node" },
    };

    public static void MakesObject(ArrayView<float> x) => x[0] = new Node { Value = 1 }.Value;

    static float Read(Node? node) => node is null ? 0 : node.Read();

    public static void PassesNull(ArrayView<float> x) => x[0] = Read(default);

    public static void Boxes(ArrayView<float> x)
    {
        object o = x[0];
        x[0] = o.GetHashCode();
        x[1] = o.GetHashCode();
    }

    public static void Lambda(ArrayView<float> x)
    {
        Func<float, float> f = v => v * 2;
        x[0] = f(x[0]);
        x[1] = f(x[1]);
    }

    public static void Interface(ArrayView<float> x)
    {
        IShape shape = new Square { Side = x[0] };
        x[0] = shape.Area();
        x[1] = shape.Area();
    }

    static float TwiceOf<T>(T shape) where T : struct, IShape => shape.Twice();

    public static void DefaultMethod(ArrayView<float> x) => x[0] = TwiceOf(new Square { Side = x[0] });

    public static void Catches(ArrayView<float> x)
    {
        try
        {
            x[0] = 1;
        }
        finally
        {
            x[1] = 1;
        }
    }

    public static void Throws(ArrayView<float> x)
    {
        if (x[0] > 1) throw new InvalidOperationException();
        x[0] = 1;
    }

    public static void Stackalloc(ArrayView<float> x)
    {
        var p = stackalloc float[4];
        p[1] = x[0];
        x[0] = p[1];
    }

    public static void TakesSpan(ArrayView<float> x)
    {
        var span = new Span<float>(ref x[0]);
        x[0] = span[0];
        x[1] = span[0];
    }

    public static void UsesString(ArrayView<float> x)
    {
        var s = "text";
        for (var i = 0; i < 2; i++) s = s.Trim();
        x[0] = s.Length;
    }

    public static void ReadsStatic(ArrayView<float> x) => x[0] = mutable;

    public static void WritesStatic(ArrayView<float> x) => mutable = x[0];

    public static void ReadsStaticArray(ArrayView<float> x) => x[0] = table[1];

    public static void LongArray(ArrayView<float> x) => x[0] = (new float[1000])[1];

    public static void DynamicArray(ArrayView<float> x) => x[0] = (new float[x.IntLength])[1];

    public static void TwoDimensions(ArrayView<float> x)
    {
        var a = new float[2, 2];
        x[0] = a[0, 1];
        x[1] = a[1, 0];
    }

    public static void Fused(ArrayView<float> x) => x[0] = MathF.FusedMultiplyAdd(x[0], x[1], x[2]);

    public static void BitCast(ArrayView<float> x) => x[0] = BitConverter.SingleToInt32Bits(x[0]);

    public static void UsesHalf(ArrayView<float> x)
    {
        var half = (System.Half)x[0];
        x[0] = (float)(half + half);
        x[1] = (float)half;
    }

    public static void Rounds(ArrayView<float> x) => x[0] = MathF.Round(x[0]);

    public static void SingleOfMath(ArrayView<float> x) => x[0] = Math.Abs(x[0]);

    public static void Clamps(ArrayView<float> x) => x[0] = Math.Clamp(x[0], 0, 1);

    public static void Vectors(ArrayView<float> x)
    {
        var v = new Vector4(x[0]);
        x[0] = v.X;
        x[1] = v.Y;
    }

    public static void Inline(ArrayView<float> x)
    {
        Four four = default;
        four[1] = x[0];
        x[0] = four[1];
    }

    static float Factorial(float n) => n < 1 ? 1 : n * Factorial(n - 1);

    public static void Recursive(ArrayView<float> x) => x[0] = Factorial(x[0]);

    static bool Even(int n) => n == 0 || Odd(n - 1);

    static bool Odd(int n) => n != 0 && Even(n - 1);

    public static void Mutual(ArrayView<float> x) => x[0] = Even(3) ? 1 : 0;

    public static void Checked(ArrayView<float> x) => x[0] = checked(x.IntLength + 1);

    public static void HostCopy(ArrayView<float> x) => x.MemSetToZero();

    [System.Runtime.InteropServices.DllImport("libc")]
    static extern int getpid();

    public static void External(ArrayView<float> x) => x[0] = getpid();

    public static void FunctionPointer(ArrayView<float> x)
    {
        delegate*<float, float> f = &Factorial;
        x[0] = f(x[0]);
        x[1] = f(x[1]);
    }

    public static void PointerToInteger(ArrayView<float> x)
    {
        fixed (float* p = &x[0]) x[1] = (long)p;
    }

    public static void KeepsIntPtr(ArrayView<float> x)
    {
        fixed (float* p = &x[0])
        {
            var address = (IntPtr)p;
            CudaAsm.Emit("prefetch.global.L2 [%0];", address);
            CudaAsm.Emit("prefetch.global.L2 [%0];", address);
        }
    }

    public static void PassesIntPtrByReference(ArrayView<float> x)
    {
        fixed (float* p = &x[0])
        {
            Input<IntPtr> address = (IntPtr)p;
            CudaAsm.EmitRef("prefetch.global.L2 [%0];", ref address);
        }
    }

    public static void Captures(ArrayView<float> x)
    {
        var n = x[0];
        float Local(float v) => v + n;
        x[1] = Local(2);
    }

    static float Deep(float v) => new Node { Value = v }.Read();

    static float Middle(float v) => Deep(v) + 1;

    public static void Helper(ArrayView<float> x) => x[0] = Middle(x[0]);
}
