using System.Runtime.CompilerServices;
using NetGen.Cpu;

namespace NetGen;

/// <summary>An optimizer's formula on one register of weights, with the step's constants as its fields.</summary>
interface IUpdateRule
{
    /// <summary>How many numbers of state each weight has: 0, 1 or 2.</summary>
    static abstract int States { get; }

    /// <summary>The new weights; the states are replaced in place.</summary>
    V Update<V>(V weight, V gradient, ref V first, ref V second)
        where V : struct, ISimd<V>;
}

/// <summary>The first numbers of what an update rule works on; states that the rule does not have are null.</summary>
/// <param name="weights">Weights.</param>
/// <param name="gradients">Their gradients.</param>
/// <param name="first">Their first state.</param>
/// <param name="second">Their second state.</param>
/// <param name="gradientScale">What to multiply the gradients by, because of clipping.</param>
readonly unsafe struct UpdateMemory(float* weights, float* gradients, float* first, float* second, float gradientScale)
{
    public readonly float* Weights = weights, Gradients = gradients, First = first, Second = second;

    public readonly float GradientScale = gradientScale;
}

/// <summary>Runs an update rule over a part of the flat buffers, in vectors and on all workers.</summary>
static unsafe class UpdateKernel<TRule>
    where TRule : unmanaged, IUpdateRule
{
    struct Frame
    {
        public UpdateMemory Memory;
        public TRule Rule;
    }

    static readonly delegate*<void*, nint, nint, void> Kernel = SimdWidth.Current switch
    {
        512 => &Chunk<Simd512>,
        256 => &Chunk<Simd256>,
        _ => &Chunk<Simd128>,
    };

    /// <summary>Updates that many weights.</summary>
    public static void Run(in UpdateMemory memory, nint length, in TRule rule)
    {
        var frame = new Frame { Memory = memory, Rule = rule };
        Workers.Run(Kernel, length, Optimizer.Grain, &frame);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static void Chunk<V>(void* frame, nint start, nint end)
        where V : struct, ISimd<V>
    {
        var (f, rule) = (((Frame*)frame)->Memory, ((Frame*)frame)->Rule);
        var scale = V.Create(f.GradientScale);
        V first = V.Zero, second = V.Zero;
        var i = start;
        for (; i + V.Count <= end; i += V.Count)
        {
            if (TRule.States > 0) first = V.Load(f.First + i);
            if (TRule.States > 1) second = V.Load(f.Second + i);
            var weight = rule.Update(V.Load(f.Weights + i), V.Load(f.Gradients + i) * scale, ref first, ref second);
            weight.Store(f.Weights + i);
            if (TRule.States > 0) first.Store(f.First + i);
            if (TRule.States > 1) second.Store(f.Second + i);
        }
        if (i == end) return;

        var lanes = V.Lanes(end - i);
        if (TRule.States > 0) first = V.Load(f.First + i, lanes);
        if (TRule.States > 1) second = V.Load(f.Second + i, lanes);
        var last = rule.Update(V.Load(f.Weights + i, lanes), V.Load(f.Gradients + i, lanes) * scale, ref first, ref second);
        last.Store(f.Weights + i, lanes);
        if (TRule.States > 0) first.Store(f.First + i, lanes);
        if (TRule.States > 1) second.Store(f.Second + i, lanes);
    }
}
