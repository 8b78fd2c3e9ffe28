namespace NetGen.Examples;

/// <summary>Where a command writes.</summary>
/// <param name="Out">Results.</param>
/// <param name="Error">Complaints.</param>
/// <param name="Interactive">Whether somebody looks at a terminal that can draw a progress bar.</param>
sealed record Terminal(TextWriter Out, TextWriter Error, bool Interactive);
