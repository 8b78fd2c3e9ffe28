using NetGen.Compiler.Shapes;

namespace NetGen.Compiler.Kernels;

/// <summary>Kernels that do not depend on each other and may run at once; then loops, one after the other, which do not depend on them.</summary>
public sealed record Phase(IReadOnlyList<Kernel> Kernels, IReadOnlyList<Loop> Loops)
{
    /// <summary>This phase and those inside its loops, in the order in which they run.</summary>
    public IEnumerable<Phase> Flat => Loops.SelectMany(l => l.Body).SelectMany(p => p.Flat).Prepend(this);

    /// <summary>The phases of kernels that stand <paramref name="depth"/> loops deep or deeper.</summary>
    internal static IReadOnlyList<Phase> Of(IReadOnlyList<Kernel> kernels, int depth)
    {
        Dictionary<Value, int> written = [];
        List<(List<Kernel> Kernels, List<Loop> Loops)> phases = [];
        for (var i = 0; i < kernels.Count;)
        {
            Iteration? loop = kernels[i].Loops.Count > depth ? kernels[i].Loops[depth] : null;
            var count = loop is null ? 1 : kernels.Skip(i).TakeWhile(k => k.Loops.Count > depth && k.Loops[depth].Equals(loop)).Count();
            Kernel[] group = [.. kernels.Skip(i).Take(count)];
            HashSet<Value> own = loop is null ? [.. group[0].Stages.Select(s => s.Target.Root)] : [];
            var phase = group.SelectMany(k => k.Stages).SelectMany(s => s.Reads).Select(v => v.Root).Where(v => !own.Contains(v))
                .Select(v => written.TryGetValue(v, out var p) ? p + 1 : 0).DefaultIfEmpty(0).Max();
            foreach (var stage in group.SelectMany(k => k.Stages)) written[stage.Target.Root] = phase;
            while (phases.Count <= phase) phases.Add(([], []));
            if (loop is null) phases[phase].Kernels.Add(group[0]);
            else phases[phase].Loops.Add(new Loop(loop, Of(group, depth + 1)));
            i += count;
        }
        return [.. phases.Select(p => new Phase(p.Kernels, p.Loops))];
    }
}

/// <summary>Phases that run once for every step, in order: a step sees what the earlier ones wrote.</summary>
public sealed record Loop(Iteration Step, IReadOnlyList<Phase> Body);
