using System.Reflection;
using System.Text.RegularExpressions;
using ILGPU;
using ILGPU.Backends.EntryPoints;
using ILGPU.Backends.PTX;
using ILGPU.Runtime;
using ILGPU.Runtime.Cuda;
using NetGen.Compiler;
using NetGen.Compiler.Graphs;
using NetGen.Compiler.Ops;
using NetGen.Compiler.Shapes;
using NetGen.Compiler.Tests.Printed;

namespace NetGen.Ilgpu.DeviceTests;

/// <summary>What the real compiler makes of printed kernels: no GPU is needed to see it.</summary>
public sealed class PtxTests
{
    static readonly (string Name, Graph Graph)[] graphs =
    [
        ("LeNet", SmallNetworks.LeNet(28)),
        ("MLP", SmallNetworks.Mlp()),
        ("attention", SmallNetworks.Attention(vocabulary: 65, width: 64)),
        ("product", Product(4096)),
        ("softmax", Softmax(1024)),
    ];

    static Graph Product(long size)
    {
        var g = new GraphBuilder();
        Node Input(string id) => g.Apply(new Input(id, new Shape(size, size), ElementType.Float32));
        return Graph.Of([new("y", Compiler.Graphs.OutputKind.Result, g.Apply(new Contract("mk", "kn", "mn"), Input("a"), Input("b")))]);
    }

    static Graph Softmax(long width)
    {
        var g = new GraphBuilder();
        var exp = g.Exp(g.Apply(new Input("x", new Shape(Dim.Name("N"), width), ElementType.Float32)));
        return Graph.Of([new("y", Compiler.Graphs.OutputKind.Result, g.Divide(exp, g.KeepAxis(g.Sum(exp, [1]), 1)))]);
    }

    static IEnumerable<(string Kernel, string Ptx)> Print()
    {
        using var program = new PrintedProgram([.. graphs.Select(g => g.Graph)], new CompilerOptions(Ilgpu: true));
        var printed = graphs.SelectMany((g, i) => program.DeviceMethods(i).Select(m => (g.Name, Method: m)));
        var written = typeof(RowSort).GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly).Select(m => (nameof(RowSort), m));
        foreach (var (name, method) in printed.Concat(written))
        {
            // As IlgpuDevice makes its contexts, without a device.
            using var context = Context.Create(b => b.Optimize(OptimizationLevel.O2));
            using var backend = new PTXBackend(context, new CudaCapabilityContext(CudaArchitecture.SM_80), CudaArchitecture.SM_80, CudaInstructionSet.ISA_80, nvvmAPI: null);
            var compiled = (PTXCompiledKernel)backend.Compile(EntryPointDescription.FromExplicitlyGroupedKernel(method), KernelSpecialization.Empty);
            if (Environment.GetEnvironmentVariable("NETGEN_PRINTED") is { } folder) File.WriteAllText(Path.Combine(folder, $"{name}.{method.Name}.ptx"), compiled.PTXAssembly);
            yield return ($"{name}: {method.Name}", compiled.PTXAssembly);
        }
    }

    [Fact]
    public void KernelsSpillNothingAndReadVectors()
    {
        List<string> wrong = [];
        foreach (var (kernel, ptx) in Print())
        {
            if (ptx.Contains(".local", StringComparison.Ordinal)) wrong.Add($"{kernel} has local memory");
            if (Regex.IsMatch(ptx, @"\.f64")) wrong.Add($"{kernel} has float64");
            if (Regex.IsMatch(ptx, @"\.extern \.func")) wrong.Add($"{kernel} calls a function that is nowhere");
            if (kernel == "softmax: Run" && !(ptx.Contains("ld.global.v4.f32", StringComparison.Ordinal) && ptx.Contains("st.global.v4.f32", StringComparison.Ordinal)))
                wrong.Add($"{kernel} reads or writes rows one by one");
            if (kernel == "product: Run" && !ptx.Contains("ld.shared.v4.f32", StringComparison.Ordinal)) wrong.Add($"{kernel} reads shared memory one by one");
        }
        Assert.True(wrong.Count == 0, string.Join("\n", wrong));
    }
}
