using NetGen.Compiler.Kernels;

namespace NetGen.Compiler.Passes;

/// <summary>Names of kernels, from what they compute.</summary>
static class KernelNames
{
    public static string For(string program, IReadOnlyList<Stage> stages, int order)
    {
        var scopes = stages.Select(s => s.Target.Scope).Where(s => s.Length > 0).Distinct().ToArray();
        var subject = stages.Count == 1 && stages[0].Target.Storage == Storage.Gradient ? stages[0].Target.Name : scopes.Length switch
        {
            0 => "",
            1 => scopes[0],
            _ => $"{scopes[0]} to {scopes[scopes.Length - 1]}",
        };
        var words = subject.Split(new[] { '.', ' ', '[', ']', '_' }, StringSplitOptions.RemoveEmptyEntries);
        return program + string.Concat(words.Select(w => char.ToUpperInvariant(w[0]) + w.Substring(1))) + (order == 0 && subject.Length == 0 ? "" : $"_{order + 1}");
    }
}
