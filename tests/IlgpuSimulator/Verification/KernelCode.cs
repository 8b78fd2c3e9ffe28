using System.Collections.Concurrent;
using System.Reflection;
using ILGPU;

namespace IlgpuSimulator;

/// <summary>What is known of a kernel from its code and that of all methods it calls.</summary>
sealed class KernelCode
{
    static readonly ConcurrentDictionary<MethodBase, KernelCode> known = new();

    static readonly string[] meetings =
    [
        nameof(Group.Barrier), nameof(Group.BarrierAnd), nameof(Group.BarrierOr), nameof(Group.BarrierPopCount), nameof(Group.Broadcast),
    ];

    public bool Meets { get; private set; }

    public bool UsesDynamicSharedMemory { get; private set; }

    public static KernelCode Of(MethodBase kernel) => known.GetOrAdd(kernel, Look);

    static KernelCode Look(MethodBase kernel)
    {
        var code = new KernelCode();
        var seen = new HashSet<MethodBase> { kernel };
        var open = new Stack<MethodBase>(seen);
        while (open.TryPop(out var method))
        {
            foreach (var called in Calls(method))
            {
                if (called.DeclaringType?.Assembly == typeof(Group).Assembly) code.Note(called);
                else if (seen.Add(called)) open.Push(called);
            }
        }

        return code;
    }

    static IEnumerable<MethodBase> Calls(MethodBase method) =>
        method.GetMethodBody()?.GetILAsByteArray() is { } bytes && method.DeclaringType!.Assembly != typeof(object).Assembly
            ? Instruction.Read(method, bytes).Select(i => i.Operand).OfType<MethodBase>()
            : [];

    void Note(MethodBase called)
    {
        var type = called.DeclaringType!;
        Meets |= type == typeof(Group) && meetings.Contains(called.Name);
        Meets |= type == typeof(Warp) && called is { IsSpecialName: false } && !called.Name.StartsWith("Compute", StringComparison.Ordinal);
        UsesDynamicSharedMemory |= type == typeof(SharedMemory) && called.Name == nameof(SharedMemory.GetDynamic);
    }
}
