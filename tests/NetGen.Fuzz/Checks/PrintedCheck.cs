using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json;
using NetGen.Fuzz.Models;

namespace NetGen.Fuzz.Checks;

/// <summary>Checks the printed code of models; the failures by their place in the list.</summary>
public delegate IReadOnlyList<(int Model, Failure Failure)> PrintedCheck(IReadOnlyList<Model> models);

/// <summary>
/// Runs printed code in other processes, as many as ask at once: code that reads or writes beyond its memory ends the process that it runs
/// in, which is then a failure like any other.
/// </summary>
public sealed class PrintedProcesses : IDisposable
{
    /// <summary>The argument that makes the program serve one.</summary>
    public const string Argument = "--printed";

    readonly ConcurrentBag<Process> idle = [];

    /// <summary>What the program does when it is one of them: reads models, a line each, up to an empty one, and writes what fails.</summary>
    public static void Serve(TextReader input, TextWriter output)
    {
        List<Model> models = [];
        while (input.ReadLine() is { } line)
        {
            if (line.Length > 0)
            {
                models.Add(ModelText.Read(line));
                continue;
            }
            foreach (var (model, failure) in InProcess(models)) output.WriteLine(JsonSerializer.Serialize<string[]>([$"{model}", failure.Check, failure.Message]));
            output.WriteLine();
            output.Flush();
            models.Clear();
        }
    }

    public static IReadOnlyList<(int, Failure)> InProcess(IReadOnlyList<Model> models) => [.. CaseCheck.RunPrinted([.. models.Select(FuzzCase.Of)])];

    public IReadOnlyList<(int, Failure)> Run(IReadOnlyList<Model> models)
    {
        if (!idle.TryTake(out var process)) process = Start();
        if (Ask(process, models) is { } failures)
        {
            idle.Add(process);
            return failures;
        }
        process.WaitForExit();
        process.Dispose();
        // It is one of them: each alone tells which.
        return models.Count == 1
            ? [(0, new Failure("printed code ends", "The process was ended by it; it reads or writes beyond its memory, or recurses without end."))]
            : [.. models.SelectMany((m, i) => Run([m]).Select(f => (i, f.Item2)))];
    }

    static Process Start()
    {
        var program = Environment.ProcessPath!;
        string[] arguments = Path.GetFileNameWithoutExtension(program) == "dotnet" ? [typeof(PrintedProcesses).Assembly.Location, Argument] : [Argument];
        var process = new Process { StartInfo = new(program, arguments) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true } };
        process.ErrorDataReceived += (_, _) => { };
        process.Start();
        process.BeginErrorReadLine();
        return process;
    }

    /// <summary>What fails; null when the process has ended.</summary>
    static List<(int, Failure)>? Ask(Process process, IReadOnlyList<Model> models)
    {
        try
        {
            foreach (var model in models) process.StandardInput.WriteLine(ModelText.Write(model));
            process.StandardInput.WriteLine();
            process.StandardInput.Flush();
        }
        catch (IOException)
        {
            return null;
        }
        List<(int, Failure)> failures = [];
        while (process.StandardOutput.ReadLine() is { } line)
        {
            if (line.Length == 0) return failures;
            var words = JsonSerializer.Deserialize<string[]>(line)!;
            failures.Add((int.Parse(words[0]), new Failure(words[1], words[2])));
        }
        return null;
    }

    public void Dispose()
    {
        foreach (var process in idle)
        {
            process.StandardInput.Close();
            process.WaitForExit();
            process.Dispose();
        }
    }
}
