using NetGen.Compiler.Graphs;
using NetGen.Compiler.Ops;
using NetGen.Compiler.Shapes;

namespace NetGen.Compiler.Evaluate;

/// <summary>
/// Floating-point operations of a node: two per multiply-add, one per element of what is computed or reduced; moving data is free.
/// </summary>
static class Flops
{
    public static Dim Of(Node node) => node.Op switch
    {
        // The results of a loop share its work, which the first one stands for.
        Scan { Result: 0 } scan => scan.Length * Dim.Sum(scan.Body.Nodes.Select(Of)),
        Scan => Dim.Zero,
        Contract contract => 2 * Dim.Product(contract.Extents(node.Inputs).Values),
        Conv => 2 * node.Shape.Size * Dim.Product(node.Inputs[1].Shape.Dims.Skip(1)),
        Broadcast or Reshape or Transpose or Slice or Pad or Concat or Reverse or Cast or Gather or TakeAlong => Dim.Zero,
        ScatterAdd or ScatterMax => node.Inputs[1].Shape.Size,
        Iota or Source or Constant or DimValue or StopGradient => Dim.Zero,
        WindowMax window => node.Shape.Size * window.Window.Count,
        WindowSum window => node.Shape.Size * window.Window.Count,
        ReduceOp => node.Inputs[0].Shape.Size,
        RoutineOp routine => OfRoutine(node, routine),
        _ => node.Shape.Size,
    };

    static Dim OfRoutine(Node node, RoutineOp op)
    {
        var first = op.First(node.Shape.Rank);
        var cells = Dim.Product(node.Shape.Dims.Where((_, axis) => axis < first || axis >= first + op.ResultLetters.Length));
        return cells * op.Work(letter => Enumerable.Range(0, op.Letters.Count)
            .Select(i => (Shape: i < node.Inputs.Count ? node.Inputs[i].Shape : node.Shape, At: op.Letters[i].IndexOf(letter)))
            .Where(s => s.At >= 0).Select(s => s.Shape[first + s.At]).First());
    }
}
