using NetGen.Examples;
using Spectre.Console;

using var stop = new CancellationTokenSource();
Console.CancelKeyPress += (_, press) =>
{
    // The first press stops after the current batch; a second one, of the impatient, ends the process at once.
    press.Cancel = !stop.IsCancellationRequested;
    stop.Cancel();
};
var interactive = !Console.IsOutputRedirected && AnsiConsole.Profile.Capabilities is { Ansi: true, Interactive: true };
return Commands.Run(args, new Terminal(Console.Out, Console.Error, interactive), stop.Token);
