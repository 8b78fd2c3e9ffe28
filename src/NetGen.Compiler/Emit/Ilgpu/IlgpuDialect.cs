using NetGen.Compiler.Emit.Stages;
using NetGen.Compiler.Graphs;
using NetGen.Compiler.Kernels;

namespace NetGen.Compiler.Emit.Ilgpu;

/// <summary>Views, and positions in 32-bit integers: no value of a device has more elements.</summary>
sealed class IlgpuDialect : Dialect
{
    public static IlgpuDialect Instance { get; } = new();

    public override IReadOnlyList<string> Reserved { get; } =
    [
        "cell", "cells", "first", "row", "rows", "lane", "lanes", "isActive", "partials", "places", "scratch",
        "vectors", "words", "sums", "sumsAt", "place", "warpRow", "warpColumn", "laneRow", "laneStep", "thread", "threadRow", "threadColumn", "tile", "firstRow", "firstColumn", "batch", "depth", "half", "leftAt", "rightAt",
        "part", "at", "tileRow", "tileColumn", "e", "k",
        .. Enumerable.Range(0, 14).Select(i => $"pack{i}"),
        .. Enumerable.Range(0, 8).SelectMany(i => Enumerable.Range(0, 8).SelectMany(j => new[] { $"a{i}{j}", $"b{i}{j}", $"c{i}{j}", $"sum{i}{j}" }).Concat([$"a{i}", $"b{i}"])),
    ];

    public override string Memory(Value value) => $"global::ILGPU.ArrayView<{Element(value)}>";

    public static string Element(Value value) => value.Type == ElementType.Int32 ? "int" : "float";

    public override string FloorDivide(string dividend, string divisor) => $"global::NetGen.Ilgpu.DeviceIndex.FloorDivide({dividend}, {divisor})";
}
