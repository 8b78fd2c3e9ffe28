using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using NetGen.Benchmarks.Gpu.Cases;
using NetGen.Benchmarks.Gpu.Measuring;
using NetGen.Benchmarks.Peer;

namespace NetGen.Benchmarks.Gpu.Peer;

/// <summary>
/// A Python process that runs the cases in another framework, on command; it sleeps in between. One that fails, or does not answer, is
/// ended without harm to the others.
/// </summary>
sealed class PeerProcess : ISide, IDisposable
{
    static readonly TimeSpan patience = TimeSpan.FromMinutes(10);

    readonly Process process;
    bool ended;

    PeerProcess(Process process, string name) => (this.process, Name, Version) = (process, name, "");

    public string Name { get; }

    /// <summary>The framework's version.</summary>
    public string Version { get; private init; }

    /// <summary>Starts a peer in the first interpreter that has its framework.</summary>
    /// <param name="name">eager, compile or jax.</param>
    /// <param name="python">An interpreter, or null for the usual ones.</param>
    /// <param name="kind">Where it is to run: cuda or cpu.</param>
    /// <param name="device">The device's name, where there are several.</param>
    /// <exception cref="PeerException">There is none; the message says why.</exception>
    public static PeerProcess Start(string name, string? python, string kind, string device)
    {
        List<string> reasons = [];
        foreach (var candidate in (string[])(python is null ? ["python3", "/usr/bin/python3", "python"] : [python]))
        {
            if (Launch(candidate, name, kind, device) is not { } process) continue;
            var peer = new PeerProcess(process, name);
            try
            {
                var answer = peer.Answer();
                if (answer is ["ready", var version]) return new PeerProcess(process, name) { Version = version };
                reasons.Add(answer is ["missing", var missing] ? missing : $"the answer is '{string.Join(' ', answer)}'");
            }
            catch (PeerException cause)
            {
                reasons.Add(cause.Message);
            }
            peer.Dispose();
        }
        throw new PeerException(reasons is [] ? "there is no Python" : string.Join("; ", reasons.Distinct()));
    }

    /// <summary>Makes a case and takes the first step.</summary>
    /// <returns>How many parameters are trained, or null, and the seconds of the first step: what it compiles it compiles there.</returns>
    /// <exception cref="PeerException">It cannot.</exception>
    public (long? Parameters, double FirstSeconds) Prepare(Case measured, Precision precision)
    {
        string[] command = ["prepare", measured.PeerName, precision.ToString(), .. measured.Sizes.Select(s => string.Create(CultureInfo.InvariantCulture, $"{s.Key}={s.Value}"))];
        return Ask(command) is ["prepared", var parameters, var seconds]
            ? (parameters == "-" ? null : long.Parse(parameters, CultureInfo.InvariantCulture), double.Parse(seconds, CultureInfo.InvariantCulture))
            : throw new PeerException("the answer to 'prepare' cannot be read");
    }

    public double Run(int steps) => Ask("run", steps.ToString(CultureInfo.InvariantCulture)) is ["ran", var seconds]
        ? double.Parse(seconds, CultureInfo.InvariantCulture)
        : throw new PeerException("the answer to 'run' cannot be read");

    /// <summary>Frees the memory of the case. A peer that cannot is ended: the memory of its case would be missing in the next.</summary>
    public void Release()
    {
        if (ended) return;
        try
        {
            Ask("release");
        }
        catch (PeerException)
        {
            End();
        }
    }

    public void Dispose()
    {
        if (!ended) process.StandardInput.Close();
        if (!process.WaitForExit(TimeSpan.FromSeconds(5))) process.Kill(entireProcessTree: true);
        process.Dispose();
    }

    void End()
    {
        ended = true;
        process.Kill(entireProcessTree: true);
    }

    static Process? Launch(string python, string name, string kind, string device)
    {
        var start = new ProcessStartInfo(python, [Path.Combine(AppContext.BaseDirectory, "peer.py"), name, kind, device])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        // JAX would take most of the device's memory for itself.
        start.Environment["XLA_PYTHON_CLIENT_PREALLOCATE"] = "false";
        try
        {
            return Process.Start(start);
        }
        catch (Win32Exception)
        {
            return null;
        }
    }

    string[] Ask(params IEnumerable<string> command)
    {
        if (ended) throw new PeerException("its process has ended");
        try
        {
            process.StandardInput.WriteLine(string.Join('\t', command));
            process.StandardInput.Flush();
        }
        catch (IOException)
        {
            End();
            throw new PeerException("its process ended; its message is above");
        }
        return Answer();
    }

    string[] Answer()
    {
        var line = process.StandardOutput.ReadLineAsync();
        if (!line.Wait(patience))
        {
            End();
            throw new PeerException($"it did not answer for {patience.TotalMinutes:F0} minutes");
        }
        if (line.Result is not { } answer)
        {
            End();
            throw new PeerException("its process ended; its message is above");
        }
        return answer.Split('\t') is ["error", var message] ? throw new PeerException(message) : answer.Split('\t');
    }
}
