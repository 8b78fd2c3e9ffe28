using System.Globalization;
using Microsoft.CodeAnalysis;
using NetGen.Compiler.Diagnostics;
using NetGen.Compiler.Templates;
using NetGen.Generators.Reading;

namespace NetGen.Analyzers;

/// <summary>
/// Turns an issue into a diagnostic. It stands at the innermost expression that lies in the class itself, because editors drop
/// diagnostics of
/// other files; where the cause is inside a block, that place is an additional location and, because builds do not print those, in the
/// message.
/// </summary>
internal sealed class IssueReport(ClassReading owner, Func<string, ClassReading?> find)
{
    public Diagnostic Create(Issue issue)
    {
        var trail = issue.Trail.Select(site => (Site: site, Location: Locate(site))).Where(step => step.Location is not null).ToList();
        var own = trail.FindIndex(step => step.Site.Type == owner.Template.FullName);
        var primary = own >= 0 ? trail[own].Location! : ClassName();
        var message = Message(issue);
        if (trail.Count > 0 && own != 0) message += Inside(trail[0].Site, trail[0].Location!);
        return Diagnostic.Create(
            Descriptors.Of(issue.Rule),
            primary,
            trail.Where((_, i) => i != own).Select(step => step.Location!),
            message);
    }

    Location? Locate(Site site) => Sites(site.Type) is { } sites && sites.TryGet(site, out var location) ? location : null;

    SiteTable? Sites(string type) => type == owner.Template.FullName ? owner.Sites : find(type)?.Sites;

    Location ClassName() => owner.Sites.TryGet(new(owner.Template.FullName, "", 0), out var name) ? name : owner.Symbol.Locations[0];

    static string Message(Issue issue)
    {
        // An issue with too few arguments is a bug of its author; it must still be seen.
        var rule = Rule.Get(issue.Rule);
        try
        {
            return string.Format(CultureInfo.InvariantCulture, rule.Message, [.. issue.Arguments]);
        }
        catch (FormatException)
        {
            return $"{rule.Title}: {string.Join("; ", issue.Arguments)}";
        }
    }

    static string Inside(Site site, Location location)
    {
        var text = location.SourceTree!.GetText().ToString(location.SourceSpan);
        var end = text.IndexOfAny(['\r', '\n']);
        if (end >= 0) text = text.Substring(0, end) + " …";
        var line = location.GetLineSpan();
        var type = site.Type.Substring(site.Type.LastIndexOfAny(['.', '+']) + 1);
        return $" (in '{text}' of {type}, {Path.GetFileName(line.Path)} line {line.StartLinePosition.Line + 1})";
    }
}
