using System.ComponentModel;

namespace NetGen.Ilgpu;

/// <summary>
/// What printed kernels call for whole rows and matrices, with any strides. The lanes 0 to <c>lanes</c> − 1 share one call and wait for
/// each other nowhere: what others write is theirs after the kernel's next barrier only. The order of the operations of one result does not
/// depend on the number of lanes, and no target may overlap an operand.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class DeviceRoutines;
