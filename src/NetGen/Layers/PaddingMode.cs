namespace NetGen;

/// <summary>What lies behind the border of an input.</summary>
public enum PaddingMode
{
    /// <summary>Zeros: [a, b, c] becomes [0, a, b, c, 0].</summary>
    Zeros,

    /// <summary>
    /// The input mirrored at its outermost elements: [a, b, c] becomes [b, a, b, c, b]. Error: a border as wide as the input.
    /// </summary>
    Reflect,

    /// <summary>The outermost element again and again: [a, b, c] becomes [a, a, b, c, c].</summary>
    Replicate,

    /// <summary>The other end of the input: [a, b, c] becomes [c, a, b, c, a]. Error: a border wider than the input.</summary>
    Circular,
}
