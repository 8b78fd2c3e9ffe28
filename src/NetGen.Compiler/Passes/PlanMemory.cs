using NetGen.Compiler.Kernels;
using NetGen.Compiler.Shapes;

namespace NetGen.Compiler.Passes;

/// <summary>A place of the arena: its size is the maximum of the sizes of the values that live there, one after the other.</summary>
public sealed record Slot(int Number, EquatableArray<Dim> Sizes);

/// <summary>Which slot each value lives in, in the order of the slots in memory.</summary>
public sealed record MemoryPlan(EquatableArray<Slot> Slots, IReadOnlyDictionary<Value, int> Assignment)
{
    /// <summary>Floats of the arena for given dimensions.</summary>
    public long Length(Func<Atom, long> dims) => Slots.Sum(s => s.Sizes.Max(d => PlanMemory.Aligned(d).Evaluate(dims)));
}

/// <summary>Assigns arena values to slots by liveness over phases: a slot is free again after the phase of its value's last reader.</summary>
public static class PlanMemory
{
    /// <summary>Every slot starts at a multiple of this many floats (64 bytes).</summary>
    public const long Alignment = 16;

    /// <param name="program">The kernels.</param>
    /// <param name="reuse">False gives every value a slot of its own: the reference that planning is compared with.</param>
    public static MemoryPlan Run(KernelProgram program, bool reuse = true)
    {
        List<(List<Dim> Sizes, int FreeAfter)> slots = [];
        Dictionary<Value, int> assignment = [];
        foreach (var pair in Lives.Of(program).OrderBy(p => p.Value.First))
        {
            var size = pair.Key.Layout.Length;
            var slot = reuse ? Free(slots, size, pair.Value.First) : -1;
            if (slot < 0)
            {
                slot = slots.Count;
                slots.Add(([], 0));
            }
            if (!slots[slot].Sizes.Contains(size)) slots[slot].Sizes.Add(size);
            slots[slot] = (slots[slot].Sizes, pair.Value.Last);
            assignment[pair.Key] = slot;
        }
        return new MemoryPlan([.. slots.Select((s, i) => new Slot(i, [.. s.Sizes]))], assignment);
    }

    public static Dim Aligned(Dim size) => Alignment * Dim.FloorDivide(size + (Alignment - 1), Alignment);

    /// <summary>A free slot: one of the same size first, then one that is provably larger, then one that provably grows.</summary>
    static int Free(List<(List<Dim> Sizes, int FreeAfter)> slots, Dim size, int phase)
    {
        var free = Enumerable.Range(0, slots.Count).Where(i => slots[i].FreeAfter < phase).ToArray();
        foreach (var fits in new Func<Dim, bool>[] { s => s.Equals(size), s => Dim.IsNonNegative(s - size), s => Dim.IsNonNegative(size - s) })
        {
            var found = free.Where(i => slots[i].Sizes.Any(fits)).DefaultIfEmpty(-1).First();
            if (found >= 0) return found;
        }
        return -1;
    }
}
