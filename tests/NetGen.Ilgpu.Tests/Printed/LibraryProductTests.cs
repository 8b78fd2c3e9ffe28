using ILGPU;
using ILGPU.Runtime;
using NetGen.Compiler.Graphs;
using NetGen.Compiler.Ops;
using NetGen.Compiler.Shapes;
using NetGen.Ilgpu;
using static NetGen.Compiler.Tests.Printed.SmallNetworks;

namespace NetGen.Compiler.Tests.Printed;

/// <summary>
/// Products that are left to a library, against float64: a stand-in does what BLAS says that its arguments mean, element by element, in
/// memory brought here and back.
/// </summary>
public class LibraryProductTests
{
    static readonly Dim n = Dim.Name("N");

    static readonly (string Name, Graph Graph)[] cases =
    [
        Case("row-major", g => g.Apply(new Contract("mk", "kn", "mn"), Input(g, "a", n, 13), Input(g, "b", 13, 21))),
        Case("linear layer", g => g.Apply(new Contract("nk", "ok", "no"), Input(g, "x", n, 30), Input(g, "w", 20, 30))),
        Case("gradient of its weights", g => g.Apply(new Contract("no", "nk", "ok"), Input(g, "dy", n, 20), Input(g, "x", n, 30))),
        Case("both transposed", g => g.Apply(new Contract("km", "nk", "mn"), Input(g, "a", 10, n), Input(g, "b", 18, 10))),
        Case("result transposed", g => g.Apply(new Contract("mk", "kn", "nm"), Input(g, "a", 12, 13), Input(g, "b", 13, 21))),
        Case("batch", g => g.Apply(new Contract("bmk", "bkn", "bmn"), Input(g, "a", n, 19, 11), Input(g, "b", n, 11, 18))),
        Case("a part of a batch", g => g.Apply(new Contract("bmk", "bkn", "bmn"), g.Slice(Input(g, "a", 5, 19, 11), 0, 1, 3), g.Slice(Input(g, "b", 3, 11, 40), 2, 7, 25))),
        Case("rows of two axes", g => g.Apply(new Contract("ntk", "ok", "nto"), Input(g, "x", n, 4, 30), Input(g, "w", 20, 30))),
        Case("a column", g => g.Apply(new Contract("mk", "kn", "mn"), Input(g, "a", n, 40), Input(g, "b", 40, 8))),
    ];

    static (string, Graph) Case(string name, Func<GraphBuilder, Node> result)
    {
        var g = new GraphBuilder();
        return (name, Graph.Of([new("result", OutputKind.Result, result(g))]));
    }

    [Fact]
    public void ALibraryGivesTheProduct()
    {
        var device = Backend.Open();
        var library = new ElementwiseGemm();
        (device.Gemm, device.LeastLibraryWork) = (library, 0);
        using var program = new PrintedProgram([.. cases.Select(c => c.Graph)], device);
        List<string> wrong = [];
        for (var i = 0; i < cases.Length; i++)
        {
            var oracle = new Oracle(i, ("N", 7));
            try
            {
                Equivalence.AssertSame(cases[i].Graph, oracle.Run(cases[i].Graph), program.Run(i, oracle), 1e-5, cases[i].Name);
                if (library.Calls != i + 1) wrong.Add($"{cases[i].Name}: the library was asked {library.Calls} times");
            }
            catch (Exception e)
            {
                wrong.Add($"{cases[i].Name}: {(e.InnerException ?? e).Message}");
            }
        }
        Assert.True(wrong.Count == 0, string.Join("\n", wrong));
    }

    [Theory]
    [InlineData(2, 0)]
    [InlineData(0, 0)]
    [InlineData(2, 2)]
    public void WhatLiesNeitherByRowsNorByColumnsIsNotForALibrary(long rowStride, long columnStride)
    {
        StridedMatrix plain = new(default, 0, 8, 1, 0), odd = new(default, 0, rowStride, columnStride, 0);
        Assert.NotNull(GemmCall.Of(8, 8, 8, 1, plain, plain, plain));
        Assert.Null(GemmCall.Of(8, 8, 8, 1, odd, plain, plain));
        Assert.Null(GemmCall.Of(8, 8, 8, 1, plain, odd, plain));
        Assert.Null(GemmCall.Of(8, 8, 8, 1, plain, plain, odd));
    }

    /// <summary>BLAS as it is written down: matrices lie by columns.</summary>
    sealed class ElementwiseGemm : IGemm
    {
        public int Calls { get; private set; }

        public bool Run(in GemmCall call, Precision precision)
        {
            Calls++;
            float[] a = Read(call.A), b = Read(call.B), c = Read(call.C);
            for (var batch = 0; batch < call.Batch; batch++)
            {
                for (var row = 0; row < call.M; row++)
                {
                    for (var column = 0; column < call.N; column++)
                    {
                        double sum = 0;
                        for (var k = 0; k < call.K; k++)
                        {
                            var (left, right) = (call.TransposeA ? k + (row * call.LeadingA) : row + (k * call.LeadingA), call.TransposeB ? column + (k * call.LeadingB) : k + (column * call.LeadingB));
                            sum += (double)a[(batch * call.A.BatchStride) + left] * b[(batch * call.B.BatchStride) + right];
                        }
                        c[(batch * call.C.BatchStride) + row + (column * call.LeadingC)] = (float)sum;
                    }
                }
            }
            call.C.Elements.CopyFromCPU(c);
            return true;
        }

        static float[] Read(StridedMatrix matrix)
        {
            var numbers = new float[matrix.Elements.Length];
            matrix.Elements.CopyToCPU(numbers);
            return numbers;
        }

        public void Dispose()
        {
        }
    }
}
