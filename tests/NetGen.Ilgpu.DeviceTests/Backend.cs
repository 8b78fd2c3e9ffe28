using NetGen.Compiler.Graphs;

namespace NetGen.Compiler.Tests.Printed;

/// <summary>What runs the printed code in this project: the best device, or the one that NETGEN_DEVICE names.</summary>
static class Backend
{
    public static PrintedProgram Print(params IReadOnlyList<Graph> graphs) => Print(graphs, null, 0);

    public static PrintedProgram Print(IReadOnlyList<Graph> graphs, (int Rows, int Columns)? forcedTile, int precision) =>
        new(graphs, IlgpuDevice.Create(Environment.GetEnvironmentVariable("NETGEN_DEVICE")), forcedTile, precision);
}
