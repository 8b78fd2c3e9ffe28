namespace NetGen.Compiler.Emit.Ilgpu;

/// <summary>A parameter of a kernel: its type and its name, as C#.</summary>
sealed record KernelParameter(string Type, string Name)
{
    public override string ToString() => $"{Type} {Name}";
}

/// <summary>
/// A kernel has at most 14 parameters, so many are packed: eight of one type into a struct. How they are packed follows from their types
/// alone.
/// </summary>
sealed record Packing(IReadOnlyList<KernelParameter> Parameters, IReadOnlyList<string> Unpacking, IReadOnlyList<IReadOnlyList<int>> Sources)
{
    const int MostParameters = 14, PackSize = 8;

    static readonly string[] fields = ["A", "B", "C", "D", "E", "F", "G", "H"];

    public static Packing Of(IReadOnlyList<KernelParameter> parameters)
    {
        if (parameters.Count <= MostParameters) return new(parameters, [], [.. parameters.Select((_, i) => new[] { i })]);
        List<KernelParameter> packed = [];
        List<string> unpacking = [];
        List<int[]> sources = [];
        foreach (var group in parameters.Select((p, i) => (p, i)).GroupBy(p => p.p.Type))
        {
            var all = group.ToArray();
            for (var start = 0; start < all.Length; start += PackSize)
            {
                var pack = all.Skip(start).Take(PackSize).ToArray();
                if (pack.Length == 1) packed.Add(pack[0].p);
                else
                {
                    var name = $"pack{packed.Count}";
                    packed.Add(new KernelParameter(TypeOf(group.Key), name));
                    unpacking.AddRange(pack.Select((p, i) => $"{group.Key} {p.p.Name} = {name}.{fields[i]};"));
                }
                sources.Add([.. pack.Select(p => p.i)]);
            }
        }
        return new(packed, unpacking, sources);
    }

    static string TypeOf(string element) => $"global::NetGen.Ilgpu.Pack<{element}>";

    /// <summary>The arguments of a launch.</summary>
    public IEnumerable<string> Arguments(IReadOnlyList<string> values) => Sources.Select((s, i) => s.Count == 1
        ? values[s[0]]
        : $"new {Parameters[i].Type} {{ {string.Join(", ", s.Select((v, f) => $"{fields[f]} = {values[v]}"))} }}");
}
