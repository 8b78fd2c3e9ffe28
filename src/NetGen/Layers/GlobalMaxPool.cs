namespace NetGen;

/// <summary>The largest value of each channel over all positions: [N, C, …] becomes [N, C].</summary>
/// <remarks>Sizes may be named. Error: an input without axes behind the channels.</remarks>
public sealed class GlobalMaxPool : Layer;
