using NetGen.Compiler.Graphs;

namespace NetGen.Compiler.Tests.Printed;

/// <summary>What runs the printed code in this project: the CPU. The project of tests for devices has one of its own.</summary>
static class Backend
{
    public static PrintedProgram Print(params IReadOnlyList<Graph> graphs) => new(graphs);
}
