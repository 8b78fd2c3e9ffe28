using System.ComponentModel;

namespace NetGen.Cpu;

/// <summary>
/// What printed code calls for whole rows and matrices, with any strides, on the calling thread. The order of all operations is fixed, so
/// the results are the same bits for any number of threads and any registers.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static unsafe partial class Routines;
