namespace NetGen;

/// <summary>
/// What one call of an update rule works on: a contiguous part of the flat buffer whose tensors share their number of steps.
/// </summary>
/// <param name="Start">Its place in the flat buffer.</param>
/// <param name="Length">How many floats.</param>
/// <param name="Step">The number of this update, 1 for the first.</param>
/// <param name="Rate">The learning rate.</param>
readonly record struct OptimizerPart(long Start, long Length, long Step, double Rate);
