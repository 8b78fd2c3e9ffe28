namespace NetGen;

/// <summary>Merges the axes from one on, in row-major order: [N, C, H, W] becomes [N, C·H·W].</summary>
/// <remarks>Error: a start outside the input's rank. Warning: 0, which merges the batch.</remarks>
public sealed class Flatten : Layer
{
    /// <summary>The first axis to merge; 1 by default, which keeps the batch.</summary>
    public int StartAxis { get; init; } = 1;
}
