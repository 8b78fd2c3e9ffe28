using NetGen.Compiler.Kernels;
using NetGen.Compiler.Shapes;

namespace NetGen.Compiler.Emit.Ilgpu;

/// <summary>A reduction over a part of an axis that memory says: from <paramref name="First"/> up to <paramref name="End"/>, both within it.</summary>
sealed record Segment(Axis Axis, Dim First, Dim End, Expr Inside);
