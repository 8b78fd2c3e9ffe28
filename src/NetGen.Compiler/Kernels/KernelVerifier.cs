using NetGen.Compiler.Passes;
using NetGen.Compiler.Shapes;

namespace NetGen.Compiler.Kernels;

/// <summary>
/// Checks what every program of kernels must keep: values are written once and before they are read, locals stay in their kernel, every
/// axis is bound, stages have the axes of their grid, and the memory plan gives no two live values one place.
/// </summary>
public static class KernelVerifier
{
    public static void Verify(KernelProgram program, string pass)
    {
        HashSet<Value> written = [];
        foreach (var kernel in program.Kernels)
        {
            foreach (var stage in kernel.Stages)
            {
                foreach (var value in stage.Reads)
                {
                    var isGiven = value.Storage is Storage.Input or Storage.Parameter or Storage.State or Storage.SessionState or Storage.Table;
                    if (!isGiven && !written.Contains(value) && !written.Contains(value.Root)) throw Broken(pass, $"{kernel.Name} reads {value} before it is written");
                    if (value.Storage == Storage.Local && !kernel.Locals.Contains(value)) throw Broken(pass, $"{kernel.Name} reads {value}, which is local to another kernel");
                }
                VerifyAxes(kernel, stage, pass);
                if (!written.Add(stage.Target)) throw Broken(pass, $"{stage.Target} is written twice");
                written.Add(stage.Target.Root);
            }
        }
    }

    static void VerifyAxes(Kernel kernel, Stage stage, string pass)
    {
        HashSet<Axis> bound = [.. stage.Axes, .. stage.InnerAxes, .. stage.Loops];
        var indices = stage.Bodies.SelectMany(b => b.Descendants).SelectMany(e => e.Indices).Concat(stage.Reads.Append(stage.Target).Select(v => v.Start));
        foreach (var axis in indices.SelectMany(d => d.AllAtoms).OfType<Axis>())
        {
            if (!bound.Contains(axis)) throw Broken(pass, $"{stage.Target} uses axis {axis.Id}, which is not one of its loops");
        }
        foreach (var axis in kernel.Grid)
        {
            if (!stage.Axes.Contains(axis)) throw Broken(pass, $"{stage.Target} lacks the grid's axis {axis.Id}");
            if (stage is RoutineStage routine && routine.Whole.Contains(axis)) throw Broken(pass, $"the grid cuts {stage.Target} along axis {axis.Id}");
        }
    }

    /// <summary>No two values whose lives overlap share a slot.</summary>
    public static void Verify(KernelProgram program, MemoryPlan plan)
    {
        var lives = Lives.Of(program);
        foreach (var slot in lives.GroupBy(l => plan.Assignment[l.Key]))
        {
            var ordered = slot.OrderBy(l => l.Value.First).ToArray();
            for (var i = 1; i < ordered.Length; i++)
            {
                if (ordered[i].Value.First <= ordered[i - 1].Value.Last)
                    throw Broken("planning memory", $"{ordered[i - 1].Key} and {ordered[i].Key} live in slot {slot.Key} at the same time");
            }
        }
    }

    static InvalidOperationException Broken(string pass, string what) => new($"After {pass} the kernels are broken: {what}.");
}
