using BenchmarkDotNet.Running;
using NetGen.Benchmarks;
using NetGen.Benchmarks.Generator;
using NetGen.Benchmarks.Peer;

// Four questions have commands of their own; everything else is BenchmarkDotNet's.
switch (args)
{
    case ["versus-pytorch", .. var options]:
        return VersusPyTorch.Run(options);
    case ["edit-latency"]:
        EditLatency.Run();
        return 0;
    case ["edit-latency", var option, ..]:
        Console.Error.WriteLine($"'edit-latency' takes no options, but there is '{option}'.");
        return 2;
    case ["compile-time", .. var networks]:
        return CompileTime.Run(networks);
    case ["gpu-plan", .. var networks]:
        return GpuPlan.Run(networks);
    default:
        BenchmarkSwitcher.FromAssembly(typeof(NetworkBenchmarks).Assembly).Run(args);
        return 0;
}
