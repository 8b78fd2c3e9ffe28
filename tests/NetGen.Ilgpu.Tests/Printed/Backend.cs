using NetGen.Compiler.Graphs;

namespace NetGen.Compiler.Tests.Printed;

/// <summary>What runs the printed code in this project: a simulated device.</summary>
static class Backend
{
    public static PrintedProgram Print(params IReadOnlyList<Graph> graphs) => Print(graphs, null, 0);

    public static PrintedProgram Print(IReadOnlyList<Graph> graphs, (int Rows, int Columns)? forcedTile, int precision) => new(graphs, Open(), forcedTile, precision);

    public static IlgpuDevice Open()
    {
        // Many threads would say nothing that few do not, and take their time.
        IlgpuDevice.DefaultGroupSize = 64;
        return IlgpuDevice.Create();
    }
}
