namespace NetGen.Compiler.Kernels;

/// <summary>From which phase to which a value is needed, counted in the order in which phases run, those inside of loops one by one.</summary>
public readonly record struct Life(int First, int Last);

/// <summary>The lives of the arena's values.</summary>
public static class Lives
{
    public static IReadOnlyDictionary<Value, Life> Of(KernelProgram program)
    {
        Dictionary<Value, Life> lives = [];
        var count = 0;
        Count(program.Phases);
        return lives;

        void Count(IReadOnlyList<Phase> phases)
        {
            foreach (var phase in phases)
            {
                foreach (var value in phase.Kernels.SelectMany(k => k.Values).Select(v => v.Root).Where(v => v.Storage == Storage.Arena))
                    lives[value] = lives.TryGetValue(value, out var life) ? life with { Last = count } : new(count, count);
                count++;
                foreach (var loop in phase.Loops)
                {
                    var first = count;
                    Count(loop.Body);
                    KeepThrough(loop, first, count - 1);
                }
            }
        }

        // A value that was there before the loop, or of which every step has a part, is needed in all of its steps.
        void KeepThrough(Loop loop, int first, int last)
        {
            foreach (var value in loop.Body.SelectMany(p => p.Flat).SelectMany(p => p.Kernels).SelectMany(k => k.Values).ToArray())
            {
                if (!lives.TryGetValue(value.Root, out var life)) continue;
                var isCarried = life.First < first || value.Start.DependsOn(loop.Step);
                if (isCarried) lives[value.Root] = new(Math.Min(life.First, first), Math.Max(life.Last, last));
            }
        }
    }
}
