namespace NetGen;

/// <summary>Finds names that a mistyped one may stand for, so that an error message can offer them.</summary>
static class NearNames
{
    const int Most = 3;

    /// <summary>Up to three of <paramref name="known"/>, nearest first; empty where nothing is near.</summary>
    public static string[] Of(string name, IEnumerable<string> known) =>
    [
        .. known.Select(candidate => (candidate, distance: Distance(name, candidate)))
            .Where(pair => pair.distance <= Math.Max(2, name.Length / 3))
            .OrderBy(pair => pair.distance).ThenBy(pair => pair.candidate, StringComparer.Ordinal)
            .Take(Most).Select(pair => pair.candidate),
    ];

    // Levenshtein's distance: insertions, deletions and replacements of one character; one row of the table at a time.
    static int Distance(string a, string b)
    {
        int[] row = [.. Enumerable.Range(0, b.Length + 1)];
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var replaced = diagonal + (char.ToLowerInvariant(a[i - 1]) == char.ToLowerInvariant(b[j - 1]) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(replaced, 1 + Math.Min(row[j], row[j - 1]));
            }
        }
        return row[^1];
    }
}
