using System.Text;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.Text;

namespace NetGen.Generators.Tests;

/// <summary>
/// Test sources with squiggles: <c>{|NG0100:expression|}</c> expects that rule there, <c>[|expression|]</c> any one rule. They may nest.
/// </summary>
internal sealed partial record Markup(string Source, IReadOnlyList<Squiggle> Squiggles)
{
    public static Markup Parse(string text, string file)
    {
        StringBuilder source = new();
        List<Squiggle> squiggles = [];
        Stack<(string? Id, int Start)> open = new();
        var position = 0;
        foreach (var mark in Marks().EnumerateMatches(text))
        {
            source.Append(text, position, mark.Index - position);
            position = mark.Index + mark.Length;
            var token = text.Substring(mark.Index, mark.Length);
            if (token is "[|") open.Push((null, source.Length));
            else if (token[0] == '{') open.Push((token[2..^1], source.Length));
            else if (open.TryPop(out var start)) squiggles.Add(new(start.Id, file, TextSpan.FromBounds(start.Start, source.Length)));
            else throw new FormatException($"'{token}' at {mark.Index} closes nothing");
        }
        return open.Count == 0
            ? new(source.Append(text, position, text.Length - position).ToString(), squiggles)
            : throw new FormatException("a squiggle is not closed");
    }

    [GeneratedRegex(@"\{\|NG\d{4}:|\[\||\|\]|\|\}")]
    private static partial Regex Marks();
}

/// <summary>A diagnostic that a test expects; no id means any.</summary>
internal sealed record Squiggle(string? Id, string File, TextSpan Span);
