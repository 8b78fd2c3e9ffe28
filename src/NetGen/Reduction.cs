namespace NetGen;

/// <summary>What a loss function makes of the losses of single positions.</summary>
public enum Reduction
{
    /// <summary>Their mean, a scalar. What has weights for the classes divides by the weights of the labels that count.</summary>
    Mean,

    /// <summary>Their sum, a scalar.</summary>
    Sum,

    /// <summary>All of them, to be weighted or masked further: <c>(mask.AsTensor() * losses).Sum()</c>.</summary>
    None,
}
