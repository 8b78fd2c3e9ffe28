using NetGen.Cpu;

namespace NetGen.Tests.Cpu;

/// <summary>A function of one register, as a type, so that it can be called with each width.</summary>
public interface IUnary
{
    static abstract V Apply<V>(V x)
        where V : struct, ISimd<V>;
}

/// <summary>A function of two registers.</summary>
public interface IBinary
{
    static abstract V Apply<V>(V x, V y)
        where V : struct, ISimd<V>;
}

/// <summary>Applies functions of registers to arrays.</summary>
public static unsafe class Elementwise
{
    public static float[] Apply<F>(int width, float[] x)
        where F : IUnary
    {
        var job = new Unary<F>(x);
        Widths.Run(width, job);
        return job.Result;
    }

    public static float[] Apply<F>(int width, float[] x, float[] y)
        where F : IBinary
    {
        var job = new Binary<F>(x, y);
        Widths.Run(width, job);
        return job.Result;
    }

    sealed class Unary<F>(float[] x) : IForWidth
        where F : IUnary
    {
        public float[] Result { get; } = new float[x.Length];

        public void Run<V>()
            where V : struct, ISimd<V>
        {
            fixed (float* source = x, target = Result)
            {
                for (int i = 0; i < x.Length; i += V.Count)
                {
                    V lanes = V.Lanes(x.Length - i);
                    F.Apply(V.Load(source + i, lanes)).Store(target + i, lanes);
                }
            }
        }
    }

    sealed class Binary<F>(float[] x, float[] y) : IForWidth
        where F : IBinary
    {
        public float[] Result { get; } = new float[x.Length];

        public void Run<V>()
            where V : struct, ISimd<V>
        {
            fixed (float* left = x, right = y, target = Result)
            {
                for (int i = 0; i < x.Length; i += V.Count)
                {
                    V lanes = V.Lanes(x.Length - i);
                    F.Apply(V.Load(left + i, lanes), V.Load(right + i, lanes)).Store(target + i, lanes);
                }
            }
        }
    }
}
