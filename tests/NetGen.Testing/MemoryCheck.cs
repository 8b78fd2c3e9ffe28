using NetGen.Compiler.Kernels;
using NetGen.Compiler.Passes;

namespace NetGen.Testing;

/// <summary>Checks a memory plan without its liveness: by the order of writes and reads when every loop runs twice.</summary>
public static class MemoryCheck
{
    /// <summary>Whoever reads a value finds it in its slot; kernels of one phase run at once, so none of them may use the slot of another's value.</summary>
    public static void AssertNoOverlap(KernelProgram program, MemoryPlan plan)
    {
        Assert.Equal(program.Kernels.Count, program.Phases.SelectMany(p => p.Flat).Sum(p => p.Kernels.Count));
        foreach (var value in program.Kernels.SelectMany(k => k.Stages).Select(s => s.Target.Root).Where(v => v.Storage == Storage.Arena))
            Assert.True(plan.Assignment.ContainsKey(value), $"{value} has no slot");
        Dictionary<int, Value> owners = [];
        Run(program.Phases);

        void Run(IReadOnlyList<Phase> phases)
        {
            foreach (var phase in phases)
            {
                RunKernels(phase);
                foreach (var loop in phase.Loops)
                {
                    Run(loop.Body);
                    Run(loop.Body);
                }
            }
        }

        void RunKernels(Phase phase)
        {
            var written = Arena(phase.Kernels.SelectMany(k => k.Stages).Select(s => s.Target));
            foreach (var value in Arena(phase.Kernels.SelectMany(k => k.Stages).SelectMany(s => s.Reads)).Where(v => !written.Contains(v)))
                Assert.True(owners.TryGetValue(plan.Assignment[value], out var owner) && owner == value, $"{value} is read, but its slot holds {owner}");
            var touched = Arena(phase.Kernels.SelectMany(k => k.Values));
            Assert.True(touched.Select(v => plan.Assignment[v]).Distinct().Count() == touched.Count, "two values of a phase share a slot");
            foreach (var value in written) owners[plan.Assignment[value]] = value;
        }
    }

    static HashSet<Value> Arena(IEnumerable<Value> values) => [.. values.Select(v => v.Root).Where(v => v.Storage == Storage.Arena)];
}
