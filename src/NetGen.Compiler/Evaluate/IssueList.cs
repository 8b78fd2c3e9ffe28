using NetGen.Compiler.Diagnostics;
using NetGen.Compiler.Templates;

namespace NetGen.Compiler.Evaluate;

/// <summary>
/// The issues of one network. A method is evaluated in several programs, alone and inlined, and a loop body several times: what is the same
/// rule on the same way to the same expression of the network is said once.
/// </summary>
sealed class IssueList(string network)
{
    readonly List<Issue> issues = [];
    readonly HashSet<(string, EquatableArray<Site>)> known = [];

    public EquatableArray<Issue> Issues => [.. issues];

    public bool HasErrors { get; private set; }

    public void Add(Rule rule, EquatableArray<Site> trail, params string[] arguments)
    {
        var inside = trail.TakeWhile(s => s.Type != network).Count();
        if (!known.Add((rule.Id, [.. trail.Take(inside + 1)]))) return;
        issues.Add(new Issue(rule.Id, [.. arguments], trail));
        HasErrors |= rule.Severity == Severity.Error;
    }
}
