namespace NetGen.Examples;

/// <summary>The command line makes no sense; its message is followed by the usage, and the exit code is 2.</summary>
sealed class UsageException(string message) : Exception(message);

/// <summary>The command cannot do what it was asked for, for a reason that the user can mend; the exit code is 1.</summary>
sealed class ExampleException(string message) : Exception(message)
{
    /// <summary>The same with the message of another exception, on one line.</summary>
    public static ExampleException From(string what, Exception cause) => new($"{what}: {cause.Message.ReplaceLineEndings(" ")}");
}
