using System.Collections;
using System.Reflection;
using Microsoft.CodeAnalysis;

namespace NetGen.Generators.Tests;

/// <summary>What the incremental cache keeps must not keep a compilation alive.</summary>
public class CachedModelTests
{
    [Fact]
    public void Tracked_values_hold_no_roslyn_object()
    {
        var compilation = Sources.Compile(
            NetworkTemplateTests.LeNet,
            NetworkTemplateTests.ResidualBlock,
            NetworkTemplateTests.CifarNet,
            Verify.Network("try { } finally { } return x;"));
        var driver = Sources.Driver().RunGenerators(compilation);
        var steps = driver.GetRunResult().Results[0].TrackedSteps;
        string[] tracked =
            [NetGenerator.Steps.Networks, NetGenerator.Steps.Blocks, NetGenerator.Steps.Reachable, NetGenerator.Steps.Options, NetGenerator.Steps.Compiled];
        HashSet<object> seen = new(ReferenceEqualityComparer.Instance);
        foreach (var (value, _) in tracked.SelectMany(name => steps[name]).SelectMany(step => step.Outputs)) Walk(value, seen, "");
        Assert.True(seen.Count > 100, "the walk must have reached the templates");
    }

    [Fact]
    public void The_walk_finds_what_it_looks_for()
    {
        var compilation = Sources.Compile("class A;");
        Assert.ThrowsAny<Exception>(
            () => Walk(new { Inner = new object[] { compilation.Type("A") } }, new(ReferenceEqualityComparer.Instance), ""));
    }

    const BindingFlags EveryField = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    static void Walk(object? value, HashSet<object> seen, string path)
    {
        if (value is null || value.GetType().IsPrimitive || value is string || value.GetType().IsEnum || !seen.Add(value)) return;
        var isRoslyn = value.GetType().Namespace?.StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal) == true;
        Assert.False(isRoslyn || value is ISymbol or SyntaxNode or SyntaxTree or Location or Compilation, $"{path} is {value.GetType()}");
        if (value is IEnumerable items)
        {
            foreach (var item in items) Walk(item, seen, path + "[]");
        }
        for (var type = value.GetType(); type is not null && !value.GetType().IsArray; type = type.BaseType)
        {
            foreach (var field in type.GetFields(EveryField))
            {
                Walk(field.GetValue(value), seen, $"{path}.{field.Name}");
            }
        }
    }
}
