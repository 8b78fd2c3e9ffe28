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

    /// <summary>The loops of the program that the kernel runs in, outermost first.</summary>
    public EquatableArray<Iteration> Loops => Stages[0].Loops;

    /// <summary>The values that the kernel touches, its own included.</summary>
    public IEnumerable<Value> Values => Stages.SelectMany(s => s.Reads.Append(s.Target));

    /// <summary>As the values it writes, a kernel is the same only as itself.</summary>
    public bool Equals(Kernel? other) => ReferenceEquals(this, other);

    public override int GetHashCode() => RuntimeHelpers.GetHashCode(this);
}

/// <summary>
/// A compiled method: kernels in an order that may run one after the other; <see cref="Phases"/> groups those that may run at once.
/// </summary>
public sealed record KernelProgram(string Name, EquatableArray<Kernel> Kernels, EquatableArray<Value> Values)
{
    readonly Lazily<IReadOnlyList<Phase>> phases = new();

    public IReadOnlyList<Phase> Phases => phases.Get(() => Phase.Of([.. Kernels], 0));
}
