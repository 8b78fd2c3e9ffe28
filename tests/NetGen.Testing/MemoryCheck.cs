using NetGen.Compiler.Kernels;
using NetGen.Compiler.Passes;

namespace NetGen.Testing;

/// <summary>Checks a memory plan without its liveness: by the kernels that write and read each slot.</summary>
public static class MemoryCheck
{
    /// <summary>
    /// No kernel may write a slot whose previous value is still read in the same phase or later; kernels of one phase run at once.
    /// </summary>
    public static void AssertNoOverlap(KernelProgram program, MemoryPlan plan)
    {
        var phases = program.Phases;
        Assert.Equal(program.Kernels.Count, phases.Sum(p => p.Count));
        var touched = phases.Select(p => p.SelectMany(k => k.Stages)
            .SelectMany(s => s.Reads.Append(s.Target)).Where(v => v.Storage == Storage.Arena).ToHashSet()).ToArray();
        foreach (var slot in plan.Assignment.GroupBy(a => a.Value, a => a.Key))
        {
            var spans = slot
                .Select(v => (Value: v, First: Array.FindIndex(touched, t => t.Contains(v)), Last: Array.FindLastIndex(touched, t => t.Contains(v))))
                .OrderBy(s => s.First).ToArray();
            foreach (var (a, b) in spans.Zip(spans.Skip(1)))
                Assert.True(a.Last < b.First, $"{a.Value} lives until phase {a.Last} in the slot of {b.Value}, which starts in phase {b.First}");
        }
        foreach (var value in program.Kernels.SelectMany(k => k.Stages).Select(s => s.Target).Where(v => v.Storage == Storage.Arena))
            Assert.True(plan.Assignment.ContainsKey(value), $"{value} has no slot");
    }
}
