using System.Globalization;
using Microsoft.CodeAnalysis;

namespace NetGen.Networks.Tests;

/// <summary>The generated text depends on the declaration alone: not on the run, the culture or the order of files.</summary>
[Collection(Alone.Name)]
public class StableOutputTests
{
    [Fact]
    public void TwoRunsWriteTheSame() => AssertSame(Texts());

    /// <summary>Whatever the culture writes before, between and in numbers, none of it gets into the code.</summary>
    [Fact]
    public void TheCultureIsNotSeen()
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
            (culture.NumberFormat.NumberDecimalSeparator, culture.NumberFormat.NumberGroupSeparator, culture.NumberFormat.NegativeSign) = (",", ".", "−");
            CultureInfo.CurrentCulture = CultureInfo.DefaultThreadCurrentCulture = culture;
            Assert.Equal("−1.234,5", (-1234.5).ToString("N1"));
            AssertSame(Texts());
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
            CultureInfo.DefaultThreadCurrentCulture = null;
        }
    }

    static void AssertSame(IReadOnlyList<string> actual)
    {
        var expected = GeneratedCode.Files.SelectMany(Lines).ToArray();
        for (var i = 0; i < Math.Min(expected.Length, actual.Count); i++) Assert.Equal(expected[i], actual[i]);
        Assert.Equal(expected.Length, actual.Count);
    }

    static string[] Texts() => [.. GeneratedCode.Run().Files.SelectMany(Lines)];

    static IEnumerable<string> Lines(GeneratedSourceResult file) => file.SourceText.ToString().Split('\n').Prepend(file.HintName);
}
