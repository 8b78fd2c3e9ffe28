using System.ComponentModel;

namespace NetGen.Ilgpu;

/// <summary>
/// The functions of one float32 that printed kernels call. They need neither libdevice nor float64, and are made of operations that every
/// backend rounds the same way (OpenCL: division within 2.5 ulp, unless the device does better), so that one formula has one accuracy
/// everywhere. The compiler of the device may contract a * b + c to one rounding; where the error of an operation is wanted, products are
/// exact, and contraction changes nothing.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class DeviceMath;
