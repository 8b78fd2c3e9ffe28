using System.Diagnostics;

namespace NetGen.Examples.Tests;

/// <summary>The program as its users start it: exit codes and streams reach the shell.</summary>
public class ProcessTests
{
    [Fact]
    public async Task List_succeeds()
    {
        var (code, output, error) = await Start("list");
        Assert.Equal((0, ""), (code, error));
        Assert.Contains("lenet", output);
    }

    [Fact]
    public async Task An_unknown_option_fails_on_the_standard_error()
    {
        var (code, output, error) = await Start("lenet", "--speed", "9");
        Assert.Equal((2, ""), (code, output));
        Assert.StartsWith("There is no option '--speed'.", error);
    }

    static async Task<(int Code, string Out, string Error)> Start(params string[] args)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(Commands).Assembly.Location, .. args])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return (process.ExitCode, await output, await error);
    }
}
