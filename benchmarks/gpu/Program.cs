using ILGPU.Runtime.Cuda;
using NetGen;
using NetGen.Benchmarks.Gpu;
using NetGen.Benchmarks.Gpu.Cases;
using NetGen.Benchmarks.Gpu.Measuring;
using NetGen.Benchmarks.Gpu.Peer;
using NetGen.Benchmarks.Gpu.Reporting;

if (args is ["--help"])
{
    Console.WriteLine(Options.Usage);
    return 0;
}
try
{
    return Run(Options.Parse(args));
}
catch (FormatException error)
{
    Console.Error.WriteLine($"{error.Message}\n\n{Options.Usage}");
    return 2;
}
catch (DeviceException error)
{
    Console.Error.WriteLine(error.Message);
    return 1;
}

static int Run(Options options)
{
    using var device = IlgpuDevice.Create(options.Device);
    var isEmulated = device.Kind == DeviceKind.Cpu;
    // Groups of the emulation are threads of this process, of which few are faster.
    if (isEmulated) IlgpuDevice.DefaultGroupSize = 32;
    if (isEmulated && !options.Tiny)
    {
        Console.Error.WriteLine($"The only device is ILGPU's emulation on the CPU, which would need days for the full sizes; --tiny tries whether everything works. Devices: {string.Join(", ", IlgpuDevice.Available)}.");
        return 2;
    }
    Precision[] precisions = device.Accelerator is CudaAccelerator { Architecture.Major: >= 8 } ? Enum.GetValues<Precision>() : [Precision.Float32];
    if (options.Precisions is { } wanted) precisions = [.. wanted];

    using var peers = new Peers(options.Peers, options.Python, device);
    var json = options.Json is { } path ? new JsonFile(path, device.Name, isEmulated, peers.Descriptions) : null;
    Console.WriteLine($"Training steps (forward, backward, optimizer) and single operations on {device.Name} ({device.Kind}); medians");
    if (isEmulated) Console.WriteLine("ILGPU emulates a device on the CPU here: these times say that it runs, and nothing about speed.");
    if (options.Tiny) Console.WriteLine("Tiny sizes: what a call costs is most of the time.");
    foreach (var (name, description) in peers.Descriptions) Console.WriteLine($"{name}: {description}");
    Console.WriteLine();
    Table.PrintHead();
    json?.Write([]);

    var run = new CaseRun(options.Device, isEmulated, peers.Started, isEmulated ? TurnPlan.Tiny : TurnPlan.Full);
    List<Row> rows = [];
    // Fractions need the copy, whether it was asked for or not.
    foreach (var measured in (options.Tiny ? CaseList.Tiny : CaseList.Full).Where(c => c.Name == "copy" || options.Cases.Contains(c.Name)))
    {
        foreach (var precision in measured.HasProducts ? precisions : [Precision.Float32])
        {
            var measuredRows = run.Measure(measured, precision);
            foreach (var row in measuredRows) Table.Print(row);
            rows.AddRange(measuredRows);
            json?.Write(rows);
        }
    }
    return rows.Any(row => row.Error is not null) ? 1 : 0;
}
