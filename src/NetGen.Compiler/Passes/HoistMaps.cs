using NetGen.Compiler.Kernels;

namespace NetGen.Compiler.Passes;

/// <summary>
/// Moves elementwise stages up to right behind what they read. A kernel that could go on is not cut in two by a value that might have been
/// there before it: queries, keys and values lie beside each other before attention begins.
/// </summary>
static class HoistMaps
{
    public static IReadOnlyList<Stage> Run(IReadOnlyList<Stage> stages)
    {
        List<Stage> result = [];
        foreach (var stage in stages)
        {
            var last = MayMove(stage) ? result.FindLastIndex(s => stage.Reads.Any(v => v.Root == s.Target.Root)) : -1;
            if (last < 0) result.Add(stage);
            else result.Insert(Behind(result, last), stage);
        }
        return result;
    }

    static bool MayMove(Stage stage) => stage is MapStage { Target: { Storage: Storage.Arena, Whole: null }, Loops.IsEmpty: true };

    /// <summary>Behind those that were moved there before, in their order, and not into a loop.</summary>
    static int Behind(List<Stage> stages, int last)
    {
        var at = last + 1;
        while (at < stages.Count && (MayMove(stages[at]) || !stages[at].Loops.IsEmpty)) at++;
        return at;
    }
}
