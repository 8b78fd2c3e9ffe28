using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using static Microsoft.CodeAnalysis.IncrementalStepRunReason;

namespace NetGen.Generators.Tests;

/// <summary>What an edit runs again: templates are the first gate, the classes that a network reaches the second.</summary>
public class IncrementalTests
{
    const string Network = """
        namespace App;
        [Network]
        partial class Net
        {
            readonly Piece piece = new(Sizes.Hidden);
            [Forward] Tensor Run([Shape("N", 8)] Tensor x) => piece.Forward(x);
        }
        """;

    const string Piece = """
        namespace App;
        [Block]
        partial class Piece(int n)
        {
            readonly Linear linear = new(n);
            public Tensor Forward(Tensor x) => x.Then(linear);
        }
        """;

    const string Unrelated = "namespace App; [Block] partial class Unrelated { public Tensor Forward(Tensor x) => x; }";
    const string Sizes = "namespace App; static class Sizes { public const int Hidden = 7; }";

    static readonly string[] sources = [Network, Piece, Unrelated, Sizes];

    [Fact]
    public void Nothing_changes() => AssertReasons(c => c, Cached, Cached, Cached, Cached);

    [Fact]
    public void An_unrelated_file() =>
        AssertReasons(c => c.AddSyntaxTrees(Sources.Parse("class More { int x = 1; }", "More.cs")), Cached, Cached, Cached, Cached);

    [Fact]
    public void A_comment_in_the_network() =>
        AssertReasons(c => c.Replace(0, Network.Replace("readonly", "/* c */ readonly") + " // end"), Cached, Cached, Cached, Cached);

    [Fact]
    public void The_network() =>
        AssertReasons(
            c => c.Replace(0, Network.Replace("=> piece.Forward(x)", "=> piece.Forward(-x)")),
            Modified,
            Cached,
            Modified,
            Modified);

    [Fact]
    public void A_block_of_the_network() =>
        AssertReasons(c => c.Replace(1, Piece.Replace("x.Then(linear)", "x.Then(linear).Relu()")), Cached, Modified, Modified, Modified);

    [Fact]
    public void A_block_of_no_network() =>
        AssertReasons(c => c.Replace(2, Unrelated.Replace("=> x;", "=> -x;")), Cached, Modified, Unchanged, Cached);

    [Fact]
    public void A_constant_of_another_file() =>
        AssertReasons(c => c.Replace(3, Sizes.Replace("7", "9")), Modified, Cached, Modified, Modified);

    [Fact]
    public void Only_the_other_network()
    {
        var other = Network.Replace("class Net", "class Other").Replace("Piece piece = new(Sizes.Hidden)", "Linear piece = new(3)");
        var (driver, compilation) = Start([.. sources, other]);
        var steps = Steps(
            driver.RunGenerators(compilation.Replace(1, Piece.Replace("x.Then(linear)", "x.Then(linear).Relu()"))),
            NetGenerator.Steps.Reachable);
        Assert.Equal([Modified, Unchanged], steps.ToArray());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Kernels_for_devices_appear_with_the_reference(bool hasDevices)
    {
        var (driver, _) = Start(hasDevices, sources);
        Assert.Equal(hasDevices, driver.GetRunResult().GeneratedTrees.Any(t => t.FilePath.EndsWith("App.Net.Ilgpu.g.cs", StringComparison.Ordinal)));
    }

    [Fact]
    public void The_reference_compiles_networks_anew_and_no_edit_does()
    {
        var (driver, compilation) = Start(sources);
        var referring = compilation.WithDevices();
        driver = driver.RunGenerators(referring);
        Assert.Equal([Modified], Steps(driver, NetGenerator.Steps.Options).ToArray());
        Assert.Equal([Modified], Steps(driver, NetGenerator.Steps.Compiled).ToArray());
        driver = driver.RunGenerators(referring.AddSyntaxTrees(Sources.Parse("class More { int x = 1; }", "More.cs")));
        Assert.Equal([Cached], Steps(driver, NetGenerator.Steps.Options).ToArray());
        Assert.Equal([Cached], Steps(driver, NetGenerator.Steps.Compiled).ToArray());
        driver = driver.RunGenerators(compilation);
        Assert.Equal([Modified], Steps(driver, NetGenerator.Steps.Compiled).ToArray());
        Assert.DoesNotContain(driver.GetRunResult().GeneratedTrees, t => t.FilePath.EndsWith(".Ilgpu.g.cs", StringComparison.Ordinal));
    }

    /// <param name="edit">The edit.</param>
    /// <param name="network">What became of the network's template; an equal one counts as cached.</param>
    /// <param name="block">The same of the blocks: the strongest reason of any.</param>
    /// <param name="reachable">The same of the selection of classes.</param>
    /// <param name="compiled">The same of the compilation, which is what costs.</param>
    static void AssertReasons(
        Func<Compilation, Compilation> edit,
        IncrementalStepRunReason network,
        IncrementalStepRunReason block,
        IncrementalStepRunReason reachable,
        IncrementalStepRunReason compiled)
    {
        var (driver, compilation) = Start(sources);
        driver = driver.RunGenerators(edit(compilation));
        Assert.Equal(
            (network, block, reachable, compiled),
            (
                Strongest(NetGenerator.Steps.Networks),
                Strongest(NetGenerator.Steps.Blocks),
                Strongest(NetGenerator.Steps.Reachable),
                CompiledReason()));

        IncrementalStepRunReason Strongest(string step) => Steps(driver, step).Min(Rank).Reason;

        // Where it ran again, it does not matter here whether the compiler then printed the same.
        IncrementalStepRunReason CompiledReason() =>
            Strongest(NetGenerator.Steps.Compiled) is var reason && reason == Unchanged ? Modified : reason;
    }

    static (int Order, IncrementalStepRunReason Reason) Rank(IncrementalStepRunReason reason) =>
        (Array.IndexOf([New, Modified, Removed, Unchanged, Cached], reason), reason);

    static (GeneratorDriver Driver, Compilation Compilation) Start(params string[] sources) => Start(false, sources);

    static (GeneratorDriver Driver, Compilation Compilation) Start(bool hasDevices, string[] sources)
    {
        Compilation compilation = Sources.Compile(sources);
        if (hasDevices) compilation = compilation.WithDevices();
        compilation.AssertNoErrors();
        var driver = Sources.Driver().RunGenerators(compilation);
        Assert.All(Steps(driver, NetGenerator.Steps.Networks), reason => Assert.Equal(New, reason));
        return (driver, compilation);
    }

    static ImmutableArray<IncrementalStepRunReason> Steps(GeneratorDriver driver, string step) =>
        [.. driver.GetRunResult().Results[0].TrackedSteps[step].SelectMany(s => s.Outputs).Select(o => o.Reason)];
}
