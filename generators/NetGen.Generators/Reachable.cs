using System.Collections.Immutable;
using NetGen.Compiler;
using NetGen.Compiler.Templates;

namespace NetGen.Generators;

/// <summary>A class as read, with the names of the classes that it mentions.</summary>
internal sealed record ReadType(TypeTemplate Template, EquatableArray<string> References);

/// <summary>A network and the classes that its compilation needs: it is compiled again only when one of these changes.</summary>
internal sealed record ReachableNetwork(TypeTemplate Network, EquatableArray<TypeTemplate> Types)
{
    /// <summary>Put before the names of its files when they would differ from another network's only in case, which Roslyn refuses.</summary>
    public string FilePrefix { get; init; } = "";
}

/// <summary>The transitive closure of a network's references.</summary>
internal static class Reachable
{
    public static ReachableNetwork From(ReadType network, ImmutableArray<ReadType> all)
    {
        Dictionary<string, ReadType> byName = new(StringComparer.Ordinal);
        foreach (var type in all) byName[type.Template.FullName] = type;
        string[] sameFiles = [.. byName.Keys.Where(n => n.Equals(network.Template.FullName, StringComparison.OrdinalIgnoreCase)).OrderBy(n => n, StringComparer.Ordinal)];
        var place = Array.IndexOf(sameFiles, network.Template.FullName);
        return From(network, name => byName.TryGetValue(name, out var type) ? type : null) with { FilePrefix = place > 0 ? $"{place}." : "" };
    }

    /// <param name="network">The network.</param>
    /// <param name="find">Gives a class by its name; null for those of the library.</param>
    public static ReachableNetwork From(ReadType network, Func<string, ReadType?> find)
    {
        HashSet<string> seen = new(StringComparer.Ordinal) { network.Template.FullName };
        Queue<string> open = new(network.References);
        List<TypeTemplate> types = [];
        while (open.Count > 0)
        {
            if (!seen.Add(open.Peek()) || find(open.Peek()) is not { } type)
            {
                open.Dequeue();
                continue;
            }
            open.Dequeue();
            types.Add(type.Template);
            foreach (var reference in type.References) open.Enqueue(reference);
        }
        types.Sort(static (a, b) => string.CompareOrdinal(a.FullName, b.FullName));
        return new(network.Template, [.. types]);
    }
}
