namespace NetGen.Examples.Tests;

/// <summary>What one command line did, run inside this process.</summary>
/// <param name="ExitCode">What the process would have ended with.</param>
/// <param name="Out">The lines on the standard output.</param>
/// <param name="Error">The lines on the standard error.</param>
sealed record CommandRun(int ExitCode, string[] Out, string[] Error)
{
    public static CommandRun Of(params string[] args) => Of(CancellationToken.None, args);

    public static CommandRun Of(CancellationToken cancellation, params string[] args)
    {
        using StringWriter output = new(), error = new();
        var code = Commands.Run(args, new Terminal(output, error, Interactive: false), cancellation);
        return new CommandRun(code, Lines(output), Lines(error));
    }

    static string[] Lines(StringWriter writer) => writer.ToString().TrimEnd().Split(Environment.NewLine);
}
