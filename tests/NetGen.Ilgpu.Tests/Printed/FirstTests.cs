using NetGen.Compiler.Tests.Printed;
using NetGen.Testing;

namespace NetGen.Ilgpu.Tests.Printed;

public sealed class FirstTests
{
    [Fact]
    public void Trains()
    {
        using var device = IlgpuDevice.Create();
        var graph = SmallNetworks.Mlp();
        using var program = new PrintedProgram([graph], device);
        foreach (var s in program.Sources) if (s.FilePath.Contains("Ilgpu")) File.WriteAllText("/tmp/mlp.ilgpu.cs", s.ToString());
        var oracle = new Oracle(1, ("N", 5));
        oracle.Source("labels", new(5), NetGen.Compiler.Graphs.ElementType.Int32, 0, 9);
        var expected = oracle.Run(graph);
        var actual = program.Run(0, oracle);
        for (var i = 0; i < expected.Length; i++) Oracle.AssertClose(expected[i], actual[i], 1e-5);
    }
}
