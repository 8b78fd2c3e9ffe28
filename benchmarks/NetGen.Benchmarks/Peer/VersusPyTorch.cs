using System.Diagnostics;
using System.Globalization;
using NetGen.Cpu;
using NetGen.Examples;

namespace NetGen.Benchmarks.Peer;

/// <summary>
/// The command <c>versus-pytorch</c>: a step of training of the same network on the same batches with Adam, here and in PyTorch, in
/// alternation.
/// </summary>
static class VersusPyTorch
{
    static readonly string[] Networks = ["mlp", "lenet"];
    static readonly int[] BatchSizes = [32, 256];

    /// <summary>Measures, and prints a table; returns the process's exit code.</summary>
    public static int Run(string[] args)
    {
        try
        {
            if (Parse(args) is not var (rounds, python)) return 2;
            Compare(rounds, PyTorch.Find(python));
            return 0;
        }
        catch (PeerException error)
        {
            Console.Error.WriteLine(error.Message);
            return 1;
        }
    }

    static (int Rounds, string? Python)? Parse(string[] args)
    {
        var (rounds, python) = (15, (string?)null);
        for (var rest = args; rest is not []; rest = rest[2..])
        {
            switch (rest)
            {
                case ["--rounds", var text, ..] when int.TryParse(text, CultureInfo.InvariantCulture, out rounds) && rounds >= 9:
                    break;
                case ["--python", var path, ..]:
                    python = path;
                    break;
                default:
                    Console.Error.WriteLine($"""
                        'versus-pytorch' cannot read '{string.Join(' ', rest)}'.
                        usage: versus-pytorch [--rounds N (at least 9; default 15)] [--python PATH (default: python3)]
                        """);
                    return null;
            }
        }
        return (rounds, python);
    }

    static void Compare(int rounds, string python)
    {
        foreach (var threads in (ReadOnlySpan<int>)[1, 2])
        {
            if (threads > Environment.ProcessorCount) break;
            Workers.MaxThreads = threads;
            using var peer = new PyTorch(python, threads);
            if (threads == 1) Console.WriteLine($"""
                NetGen beside PyTorch {peer.Version}: a step of training (forward, backward, Adam); median of {rounds} rounds

                network  batch  threads  NetGen µs/step  PyTorch µs/step  ratio
                -------  -----  -------  --------------  ---------------  -----
                """);
            if (FreeProcessors.Measure(threads) is var free && free < 0.85 * threads)
                Print($"(other programs are at work: {threads} spinning threads get {free:F1} processors)");
            foreach (var network in Networks)
            {
                foreach (var batch in BatchSizes)
                {
                    var (ours, theirs, ratio) = Measure(peer, network, batch, rounds);
                    Print($"{network,-7}  {batch,5}  {threads,7}  {1e6 * ours,14:N1}  {1e6 * theirs,15:N1}  {ratio,5:F2}");
                }
            }
        }
    }

    static DuelResult Measure(PyTorch peer, string network, int batch, int rounds)
    {
        using var batches = new TrainingBatches(batch);
        using var classifier = Catalogue.Find(network)!.Create(1);
        using var optimizer = new Adam(1e-3);
        var parameters = peer.Prepare(network, batch, batches.ImagesPath, batches.LabelsPath);
        if (parameters != classifier.Network.Parameters.Count)
            throw new PeerException($"{network} has {classifier.Network.Parameters.Count} parameters here, but {parameters} in PyTorch.");
        var taken = 0L;
        return DuelResult.Measure(Train, peer.Train, rounds);

        double Train(int steps)
        {
            var started = Stopwatch.GetTimestamp();
            for (var i = 0; i < steps; i++) batches.Train(classifier, optimizer, taken++);
            return Stopwatch.GetElapsedTime(started).TotalSeconds;
        }
    }

    static void Print(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
