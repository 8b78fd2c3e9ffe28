using NetGen.Compiler.Emit.Cpu;
using NetGen.Compiler.Graphs;
using NetGen.Compiler.Kernels;
using NetGen.Compiler.Passes;
using NetGen.Compiler.Shapes;

namespace NetGen.Compiler.Emit.Ilgpu;

/// <summary>Where the values of a program lie on a device: views, as C# of the session's methods over the plan <c>f</c>.</summary>
sealed record IlgpuPlaces(
    IReadOnlyDictionary<string, long> ParameterOffsets, IReadOnlyDictionary<string, long> BufferOffsets, IReadOnlyDictionary<string, long> StateOffsets,
    TablePrinter Tables, MemoryPlan Plan)
{
    /// <summary>The view of a value: exactly its memory, so that whoever reads or writes beside it is found out.</summary>
    public string View(Value value)
    {
        var (root, length) = (value.Root, value.Layout.Length);
        return root.Storage switch
        {
            Storage.Parameter => $"this.Weights({ParameterOffsets[root.Binding!]}, {length})",
            Storage.Gradient => $"this.WeightGradients({ParameterOffsets[root.Binding!]}, {length})",
            Storage.State => $"this.Statistics({BufferOffsets[root.Binding!]}, {length})",
            Storage.NextState => $"this.NextStatistics({BufferOffsets[root.Binding!]}, {length})",
            Storage.SessionState => $"this.State({Moved(StateOffsets[root.Binding!].ToString(System.Globalization.CultureInfo.InvariantCulture), value)}, {length})",
            Storage.NextSessionState => $"this.NextState({Moved(StateOffsets[root.Binding!].ToString(System.Globalization.CultureInfo.InvariantCulture), value)}, {length})",
            Storage.Table => $"this.kernels.Table{Tables.IndexOf(root.Table!)}",
            _ => $"this.{(value.Type == ElementType.Int32 ? "Integers" : "Floats")}({Moved("f." + Place(root), value)}, {length})",
        };
    }

    static string Moved(string start, Value value) => value.Start.Is(0) ? start : $"{start} + {value.Start}";

    /// <summary>The plan's field that says where a value begins.</summary>
    public string Place(Value value) => value.Storage == Storage.Arena ? $"Slot{Plan.Assignment[value]}" : ValuePlaces.Field(value);
}
