using System.Runtime.CompilerServices;
using NetGen.Compiler.Shapes;

namespace NetGen.Compiler.Kernels;

/// <summary>
/// Stages that run one after the other for every cell of a grid. Cells are independent of each other; within a cell, a stage sees what
/// the earlier ones wrote. A schedule may take cells of the last grid axis together in blocks.
/// </summary>
public sealed record Kernel(string Name, EquatableArray<Axis> Grid, EquatableArray<Stage> Stages)
{
    /// <summary>The values that exist only within the kernel.</summary>
    public IEnumerable<Value> Locals => Stages.Select(s => s.Target).Where(v => v.Storage == Storage.Local);

    /// <summary>As the values it writes, a kernel is the same only as itself.</summary>
    public bool Equals(Kernel? other) => ReferenceEquals(this, other);

    public override int GetHashCode() => RuntimeHelpers.GetHashCode(this);
}

/// <summary>
/// A compiled method: kernels in an order that may run one after the other; <see cref="Phases"/> groups those that may run at once.
/// </summary>
public sealed record KernelProgram(string Name, EquatableArray<Kernel> Kernels, EquatableArray<Value> Values)
{
    readonly Lazily<List<Kernel>[]> phases = new();

    public IReadOnlyList<IReadOnlyList<Kernel>> Phases => phases.Get(() =>
    {
        Dictionary<Value, int> written = [];
        List<List<Kernel>> phases = [];
        foreach (var kernel in Kernels)
        {
            HashSet<Value> own = [.. kernel.Stages.Select(s => s.Target)];
            var phase = kernel.Stages.SelectMany(s => s.Reads).Where(v => !own.Contains(v))
                .Select(v => written.TryGetValue(v, out var p) ? p + 1 : 0).DefaultIfEmpty(0).Max();
            foreach (var value in own) written[value] = phase;
            while (phases.Count <= phase) phases.Add([]);
            phases[phase].Add(kernel);
        }
        return [.. phases];
    });
}
