namespace NetGen.Compiler.Templates;

/// <summary>A place in the source: a numbered node of a member of a class. Whoever lowered the class can map it to a location.</summary>
/// <param name="Type">Metadata name of the class.</param>
/// <param name="Member">Method key, field name, or empty for the class itself.</param>
/// <param name="Node">The <see cref="Expression.Site"/>.</param>
public readonly record struct Site(string Type, string Member, int Node);

/// <summary>
/// Something wrong with a network: a rule, the arguments of its message, and where. <see cref="Trail"/> goes from the expression that is
/// wrong outwards through the inlined calls to the network itself.
/// </summary>
public sealed record Issue(string Rule, EquatableArray<string> Arguments, EquatableArray<Site> Trail);
