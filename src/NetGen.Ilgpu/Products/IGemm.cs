namespace NetGen.Ilgpu;

/// <summary>A library that computes products of matrices.</summary>
interface IGemm : IDisposable
{
    /// <summary>Starts a batch of products on the device's default stream.</summary>
    /// <param name="call">The products.</param>
    /// <param name="precision">What the operands are rounded to; sums are float32.</param>
    /// <returns>False if the library does not do such products; nothing happened then.</returns>
    /// <exception cref="DeviceException">The device failed.</exception>
    bool Run(in GemmCall call, Precision precision);
}
