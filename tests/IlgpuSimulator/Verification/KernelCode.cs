using System.Collections.Concurrent;
using System.Reflection;
using ILGPU;
using ILGPU.Algorithms;
using ILGPU.Runtime;

namespace IlgpuSimulator;

/// <summary>What is known of a kernel from its code and that of all methods it calls.</summary>
sealed class KernelCode
{
    static readonly ConcurrentDictionary<MethodInfo, KernelCode> known = new();

    static readonly string[] meetings =
    [
        nameof(Group.Barrier), nameof(Group.BarrierAnd), nameof(Group.BarrierOr), nameof(Group.BarrierPopCount), nameof(Group.Broadcast),
    ];

    readonly MethodInfo kernel;
    readonly HashSet<MethodBase> seen = [];
    readonly List<MethodBase> path = [];

    KernelCode(MethodInfo kernel)
    {
        this.kernel = kernel;
        Visit(kernel);
        if (Refusal is null && PtxDeclarations.Repeated(kernel) is { } register) Refuse($"the register {register} of inline PTX is declared in more than one place of the inlined code");
    }

    /// <summary>Whether a called method is code of the user's, which is compiled with the kernel.</summary>
    public static bool IsFollowed(MethodBase called) =>
        called.DeclaringType!.Assembly is var assembly && assembly != typeof(Accelerator).Assembly && !MethodCode.IsSystem(assembly);

    public bool Meets { get; private set; }

    public bool UsesDynamicSharedMemory { get; private set; }

    public bool UsesAlgorithms { get; private set; }

    /// <summary>Why ILGPU would not compile it.</summary>
    public InternalCompilerException? Refusal { get; private set; }

    public static KernelCode Of(MethodInfo kernel) => known.GetOrAdd(kernel, k => new(k));

    void Visit(MethodBase method)
    {
        if (path.Contains(method))
        {
            Refuse($"{MethodCode.Name(method)} calls itself{(path[^1] == method ? "" : $" by {MethodCode.Name(path[^1])}")}");
            return;
        }

        if (!seen.Add(method)) return;
        path.Add(method);
        var code = MethodCode.Of(method);
        if (code.Refusal is { } refusal) Refuse($"{MethodCode.Name(method)} {refusal}");
        Meets |= code.MeetsInPtx;
        foreach (var called in code.Calls)
        {
            if (called.DeclaringType!.Assembly == typeof(Accelerator).Assembly) Note(called);
            else if (IsFollowed(called)) Visit(called);
        }

        path.RemoveAt(path.Count - 1);
    }

    void Refuse(string why) =>
        Refusal ??= new($"The kernel {MethodCode.Name(kernel)} cannot be compiled for a GPU: {why}.", new NotSupportedException(why));

    void Note(MethodBase called)
    {
        var type = called.DeclaringType!;
        Meets |= type == typeof(Group) && meetings.Contains(called.Name);
        Meets |= type == typeof(Warp) && !called.IsSpecialName && !called.Name.StartsWith("Compute", StringComparison.Ordinal);
        UsesDynamicSharedMemory |= type == typeof(SharedMemory) && called.Name == nameof(SharedMemory.GetDynamic);
        UsesAlgorithms |= type == typeof(XMath);
    }
}
