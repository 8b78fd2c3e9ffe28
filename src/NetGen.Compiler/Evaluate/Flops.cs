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
        Contract contract => 2 * Dim.Product(contract.Extents(node.Inputs).Values),
        Conv => 2 * node.Shape.Size * Dim.Product(node.Inputs[1].Shape.Dims.Skip(1)),
        Broadcast or Reshape or Transpose or Slice or Pad or Concat or Cast or Gather => Dim.Zero,
        Iota or Source or Constant or DimValue or StopGradient => Dim.Zero,
        WindowMax window => node.Shape.Size * window.Window.Count,
        WindowSum window => node.Shape.Size * window.Window.Count,
        ReduceOp => node.Inputs[0].Shape.Size,
        _ => node.Shape.Size,
    };
}
