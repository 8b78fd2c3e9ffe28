using NetGen.Compiler.Diagnostics;

namespace NetGen.Compiler.Evaluate;

/// <summary>An operation that cannot be evaluated, with all arguments of its message; the call that asked for it makes an issue of it.</summary>
sealed class EvaluationError(Rule rule, params string[] arguments) : Exception(rule.Id)
{
    public Rule Rule => rule;

    public IReadOnlyList<string> Arguments => arguments;

    /// <summary>The parameter whose argument is wrong; null where it is the call as a whole.</summary>
    public string? Parameter { get; init; }
}

/// <summary>Ends the evaluation: a bound was reached, and it has been reported.</summary>
sealed class EvaluationStopped : Exception;
