using NetGen.Networks.Tests.Networks;
using NetGen.Testing;
using Xunit.Sdk;

namespace NetGen.Networks.Tests;

/// <summary>The generated code of three small networks, to the letter.</summary>
public sealed class SnapshotTests : IDisposable
{
    readonly string folder = Directory.CreateTempSubdirectory("netgen").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Perceptron() => Snapshot.Verify(GeneratedCode.Of(typeof(SmallMlp)));

    [Fact]
    public void RunningStatistics() => Snapshot.Verify(GeneratedCode.Of(typeof(StatisticsNet)));

    [Fact]
    public void BodyWithScalarAndKeywords() => Snapshot.Verify(GeneratedCode.Of(typeof(Reserved)));

    [Fact]
    public void ADifferenceIsReceivedAndFails()
    {
        File.WriteAllText(FileOf("verified"), "a\nb\n");
        var error = Assert.Throws<XunitException>(() => Verify("a\nc\n"));
        Assert.Contains("Line 2 was\n    b\nand is now\n    c", error.Message);
        Assert.Equal("a\nc\n", File.ReadAllText(FileOf("received")));
        Assert.Equal("a\nb\n", File.ReadAllText(FileOf("verified")));
    }

    [Fact]
    public void AMissingFileIsReceivedAndFails()
    {
        Assert.Throws<XunitException>(() => Verify("a"));
        Assert.Equal("a\n", File.ReadAllText(FileOf("received")));
    }

    [Fact]
    public void TheSameTextRemovesWhatWasReceived()
    {
        File.WriteAllText(FileOf("verified"), "a\r\nb\r\n");
        File.WriteAllText(FileOf("received"), "old");
        Verify("a\nb\n");
        Assert.False(File.Exists(FileOf("received")));
    }

    [Fact]
    public void UpdatingReplacesExceptInCi()
    {
        File.WriteAllText(FileOf("verified"), "a");
        Assert.Throws<InvalidOperationException>(() => Verify("b", "NETGEN_UPDATE_SNAPSHOTS", "CI"));
        Assert.Equal("a", File.ReadAllText(FileOf("verified")));
        Verify("b", "NETGEN_UPDATE_SNAPSHOTS");
        Assert.Equal("b\n", File.ReadAllText(FileOf("verified")));
    }

    string FileOf(string kind) => Path.Combine(folder, $"T.m.{kind}.cs");

    void Verify(string text, params string[] variables) => Snapshot.Verify(text, folder, "T.m", name => variables.Contains(name) ? "true" : null);
}
