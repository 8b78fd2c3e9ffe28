namespace NetGen.Benchmarks.Gpu.Cases;

/// <summary>What a step costs at least, where that is known; 0 where it is not what bounds the case.</summary>
/// <param name="Bytes">
/// Bytes of device memory that have to be moved: every input read once, every result written once, and nothing between.
/// </param>
/// <param name="Operations">Multiplications and additions of its products.</param>
/// <param name="UploadedBytes">Bytes that a step takes from this process to the device: the batch.</param>
readonly record struct StepCost(double Bytes = 0, double Operations = 0, long UploadedBytes = 0);
