namespace NetGen;

/// <summary>
/// What one call of an update rule works on: a contiguous part of the flat buffer whose tensors share their number of steps.
/// </summary>
/// <param name="weights">Its first weight.</param>
/// <param name="gradients">Its first gradient.</param>
/// <param name="start">Its place in the flat buffer.</param>
/// <param name="length">How many floats.</param>
/// <param name="step">The number of this update, 1 for the first.</param>
/// <param name="rate">The learning rate.</param>
/// <param name="gradientScale">What to multiply the gradients by, because of clipping.</param>
readonly unsafe struct OptimizerPart(float* weights, float* gradients, long start, nint length, long step, double rate, float gradientScale)
{
    public float* Weights { get; } = weights;

    public float* Gradients { get; } = gradients;

    public long Start { get; } = start;

    public nint Length { get; } = length;

    public long Step { get; } = step;

    public double Rate { get; } = rate;

    public float GradientScale { get; } = gradientScale;
}
