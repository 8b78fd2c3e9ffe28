using NetGen.Compiler.Graphs;
using NetGen.Ilgpu.DeviceTests.Devices;

namespace NetGen.Compiler.Tests.Printed;

/// <summary>What runs the printed code in this project: the device whose turn it is.</summary>
static class Backend
{
    public static PrintedProgram Print(params IReadOnlyList<Graph> graphs) => Print(graphs, null, 0);

    public static PrintedProgram Print(IReadOnlyList<Graph> graphs, (int Rows, int Columns)? forcedTile, int precision) => new(graphs, Open(), forcedTile, precision);

    public static IlgpuDevice Open() => TestDevice.Open();
}
