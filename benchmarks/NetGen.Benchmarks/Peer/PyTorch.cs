using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace NetGen.Benchmarks.Peer;

/// <summary>A Python process that holds PyTorch and trains on command; it sleeps in between.</summary>
sealed class PyTorch : IDisposable
{
    readonly Process process;

    /// <summary>Starts the process.</summary>
    /// <param name="python">The interpreter, from <see cref="Find"/>.</param>
    /// <param name="threads">Threads for PyTorch's operations.</param>
    /// <exception cref="PeerException">It does not start, or would be no fair peer.</exception>
    public PyTorch(string python, int threads)
    {
        var count = threads.ToString(CultureInfo.InvariantCulture);
        var start = new ProcessStartInfo(python, [Path.Combine(AppContext.BaseDirectory, "peer.py"), count])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        // OpenBLAS does not listen to PyTorch. Threads that wait actively would take the processor away from the other side.
        (start.Environment["OMP_NUM_THREADS"], start.Environment["OPENBLAS_NUM_THREADS"]) = (count, count);
        start.Environment["OMP_WAIT_POLICY"] = "PASSIVE";
        // PyTorch allocates every result anew: a heap that gives memory back after each would be measured, not PyTorch.
        (start.Environment["MALLOC_MMAP_THRESHOLD_"], start.Environment["MALLOC_TRIM_THRESHOLD_"]) = ("2147483648", "4294967296");
        // It is to find the processor's instructions itself.
        start.Environment.Remove("OPENBLAS_CORETYPE");
        process = Process.Start(start)!;
        var introduction = Answer().Split('\t');
        Version = introduction[0];
        if (introduction is not [_, "reference"]) return;
        Dispose();
        throw new PeerException(
            "PyTorch multiplies matrices with the slow reference BLAS here and is no fair peer: apt-get install libopenblas0-pthread.");
    }

    /// <summary>PyTorch's version.</summary>
    public string Version { get; }

    /// <summary>The first interpreter that has PyTorch.</summary>
    /// <exception cref="PeerException">None has.</exception>
    public static string Find(string? wanted)
    {
        string[] candidates = wanted is null ? ["python3", "/usr/bin/python3", "python"] : [wanted];
        return candidates.FirstOrDefault(HasTorch) ?? throw new PeerException(
            $"No PyTorch in {string.Join(" or ", candidates)}: apt-get install python3-torch, or name a Python that has it with --python.");
    }

    /// <summary>Makes a network and reads its batches.</summary>
    /// <returns>How many parameters the network has.</returns>
    public long Prepare(string network, int batch, string imagesPath, string labelsPath) => long.Parse(
        Ask($"prepare\t{network}\t{batch}\t{imagesPath}\t{labelsPath}"), CultureInfo.InvariantCulture);

    /// <summary>Takes some steps of training.</summary>
    /// <returns>The seconds they took.</returns>
    public double Train(int steps) => double.Parse(Ask($"run\t{steps}"), CultureInfo.InvariantCulture);

    /// <summary>Ends the process.</summary>
    public void Dispose()
    {
        process.StandardInput.Close();
        if (!process.WaitForExit(TimeSpan.FromSeconds(5))) process.Kill();
        process.Dispose();
    }

    string Ask(string command)
    {
        process.StandardInput.WriteLine(command);
        process.StandardInput.Flush();
        return Answer();
    }

    string Answer() => process.StandardOutput.ReadLine() ?? throw new PeerException("PyTorch's process ended; its message is above.");

    static bool HasTorch(string python)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(python, ["-c", "import torch"]) { RedirectStandardError = true })!;
            process.StandardError.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (Win32Exception)
        {
            return false;
        }
    }
}
