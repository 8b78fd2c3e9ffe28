using System.Reflection;

namespace NetGen.Golden.Tests;

/// <summary>The networks of the folder Cases, by their names; each has a case of the same name in tests/golden.</summary>
static class Cases
{
    public static IReadOnlyDictionary<string, Type> All { get; } = Assembly.GetExecutingAssembly().GetTypes()
        .Where(t => t.GetCustomAttribute<NetworkAttribute>() is not null)
        .OrderBy(t => t.Name, StringComparer.Ordinal).ToDictionary(t => t.Name);
}
