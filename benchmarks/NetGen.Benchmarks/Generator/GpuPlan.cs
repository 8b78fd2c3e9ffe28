using System.Globalization;
using NetGen.Compiler;
using NetGen.Compiler.Kernels;
using NetGen.Compiler.Shapes;
using NetGen.Networks.Tests;

namespace NetGen.Benchmarks.Generator;

/// <summary>
/// The command <c>gpu-plan</c>: what a training step of full-size networks costs a GPU beside arithmetic, as planned, and what it would cost
/// if every primitive were a kernel of its own.
/// </summary>
static class GpuPlan
{
    const string Namespace = "NetGen.Models.Tests.FullSize.";

    static readonly string[] standard = ["ResNet18", "ConvNeXtTiny", "Gpt2Small", "BertBase"];

    /// <summary>Sizes of named dimensions; others are as small as they may be.</summary>
    static readonly Dictionary<string, long> sizes = new() { ["N"] = 32, ["T"] = 128, ["H"] = 224, ["W"] = 224 };

    public static int Run(string[] networks)
    {
        if (networks.Length == 0) networks = standard;
        if (networks.FirstOrDefault(n => DeclaredNetworks.Compilation.GetTypeByMetadataName(Namespace + n) is null) is { } unknown)
        {
            Console.Error.WriteLine($"There is no full-size network '{unknown}'.");
            return 2;
        }
        Console.WriteLine($"{"training step",-40}{"launches",10}{"unfused",10}{"MB moved",12}{"unfused",12}{"ratio",8}{"methods",10}");
        foreach (var network in networks) Measure(network);
        return 0;
    }

    static void Measure(string name)
    {
        var network = DeclaredNetworks.Evaluate(Namespace + name);
        var fused = NetworkCompiler.DevicePrograms(network, new CompilerOptions(Ilgpu: true));
        var unfused = NetworkCompiler.DevicePrograms(network, new CompilerOptions(Ilgpu: true) { Fused = false });
        var (type, blocks) = DeclaredNetworks.Read(Namespace + name);
        var code = NetworkCompiler.Compile(type, blocks, new CompilerOptions(Ilgpu: true)).Files.Single(f => f.HintName.EndsWith(".Ilgpu.g.cs", StringComparison.Ordinal)).Text;
        if (Environment.GetEnvironmentVariable("NETGEN_PRINTED") is { } folder) File.WriteAllText(Path.Combine(folder, $"{name}.ilgpu.cs"), code);
        var methods = code.Split("KernelLoaders.LoadStreamKernel").Length - 1;
        for (var i = 0; i < fused.Count; i++)
        {
            if (!fused[i].IsTraining) continue;
            var (own, other) = (Traffic.Of(fused[i].Kernels, Size), Traffic.Of(unfused[i].Kernels, Size));
            var what = $"{name}.{fused[i].Name} ({string.Join(", ", fused[i].Dims.Select(d => $"{d.Id} = {Size(d)}"))})";
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{what,-40}{own.Launches,10:N0}{other.Launches,10:N0}{own.Bytes / 1e6,12:N0}{other.Bytes / 1e6,12:N0}{(double)own.Bytes / other.Bytes,8:F2}{methods,10:N0}"));
        }
    }

    static long Size(Atom atom)
    {
        var dim = (NamedDim)atom;
        var wanted = sizes.TryGetValue(dim.Id, out var size) ? size : dim.Min;
        wanted = Math.Max(dim.Min, dim.Max > 0 ? Math.Min(dim.Max, wanted) : wanted);
        return wanted - wanted % Math.Max(1, dim.Multiple);
    }
}
