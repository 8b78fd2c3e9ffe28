using NetGen.Fuzz;
using NetGen.Fuzz.Checks;
using Spectre.Console;

// The models are checked side by side, so their kernels need no threads of their own.
Environment.SetEnvironmentVariable("NETGEN_THREADS", "1");
if (args is [PrintedProcesses.Argument])
{
    PrintedProcesses.Serve(Console.In, Console.Out);
    return 0;
}
var (options, error) = FuzzOptions.Parse(args);
if (options is null)
{
    Console.Error.WriteLine($"{error}\n\n{FuzzOptions.Usage}");
    return 2;
}

var threads = options.Threads > 0 ? options.Threads : Environment.ProcessorCount;
var failures = 0;
if (Console.IsOutputRedirected) Run(done => { if (done % 1000 == 0) Console.WriteLine($"{done} of {options.Seeds}"); }, Console.WriteLine);
else
{
    AnsiConsole.Progress().Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn()).Start(progress =>
    {
        var task = progress.AddTask("models", maxValue: options.Seeds);
        Run(done => task.Value = done, text => AnsiConsole.WriteLine(text));
    });
}
Console.WriteLine($"seeds {options.Seeds}, failures {failures}");
return failures == 0 ? 0 : 1;

void Run(Action<int> progress, Action<string> write)
{
    using var printed = new PrintedProcesses();
    var run = new FuzzRun(options.From, options.Seeds, threads)
    {
        Progress = progress,
        Printed = printed.Run,
        Failed = failed => write(failed.ToString()),
        LongestSearch = TimeSpan.FromSeconds(options.Shrink),
    };
    failures = run.Run();
    write($"{run.Counts.Comparable} of {run.Counts.Models} models were compared, and the gradients of {run.Counts.Gradients}");
}
