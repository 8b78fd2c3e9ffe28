namespace NetGen.Examples;

/// <summary>The commands of the examples' command line, and what their failures look like.</summary>
static class Commands
{
    const int Success = 0, Failed = 1, Misused = 2, Interrupted = 130;

    /// <summary>Runs one command line and returns the exit code of the process.</summary>
    public static int Run(string[] args, Terminal terminal, CancellationToken cancellation)
    {
        try
        {
            Dispatch(args, terminal, cancellation);
            return Success;
        }
        catch (UsageException error)
        {
            terminal.Error.WriteLine(error.Message);
            terminal.Error.WriteLine();
            terminal.Error.WriteLine(Usage());
            return Misused;
        }
        catch (ExampleException error)
        {
            terminal.Error.WriteLine(error.Message);
            return Failed;
        }
        catch (OperationCanceledException)
        {
            terminal.Error.WriteLine("Stopped; nothing was saved.");
            return Interrupted;
        }
    }

    static void Dispatch(string[] args, Terminal terminal, CancellationToken cancellation)
    {
        switch (args)
        {
            case []:
                throw new UsageException("Expected a command.");
            case ["help" or "--help" or "-h"] or [_, "--help" or "-h"]:
                terminal.Out.WriteLine(Usage());
                break;
            case ["list"]:
                terminal.Out.WriteLine(List());
                break;
            case ["list", var rest, ..]:
                throw new UsageException($"'list' takes no options, but there is '{rest}'.");
            case [var name, ..]:
                var example = Catalogue.Find(name) ?? throw new UsageException($"There is no command '{name}'.");
                new ImageTraining(example, TrainingOptions.Parse(args.AsSpan(1)), terminal).Run(cancellation);
                break;
        }
    }

    static string List() => Lines(example => $"{example.Command,-8}{example.Description}");

    static string Usage() => $"""
        usage: dotnet run -c Release --project examples -- <command> [options]

        commands:
          list            names the examples
        {Lines(example => $"  {example.Command,-16}trains {example.Name} and tests it")}

        options:
        {TrainingOptions.Help}
        """;

    static string Lines(Func<ImageExample, string> line) => string.Join(Environment.NewLine, Catalogue.Examples.Select(line));
}
