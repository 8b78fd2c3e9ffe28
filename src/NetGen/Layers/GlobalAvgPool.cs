namespace NetGen;

/// <summary>The mean of each channel over all positions: [N, C, …] becomes [N, C]. Lin, Chen and Yan, 2013.</summary>
/// <remarks>Sizes may be named. Error: an input without axes behind the channels.</remarks>
public sealed class GlobalAvgPool : Layer;
