using ILGPU;

namespace NetGen.Ilgpu;

/// <summary>The memory of a step: weights, their gradients and states, and the number that gradients are multiplied by.</summary>
readonly record struct UpdateViews(
    ArrayView<float> Weights, ArrayView<float> Gradients, ArrayView<float> First, ArrayView<float> Second, ArrayView<float> Scale);
