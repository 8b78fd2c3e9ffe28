namespace NetGen;

/// <summary>y = x where x &gt; 0, a learned slope times x elsewhere. He, Zhang, Ren and Sun, 2015.</summary>
/// <remarks>
/// Weight: <c>weight</c> [channels], which starts at 0.25, as in PyTorch. Error: an input of another number of channels.
/// </remarks>
/// <param name="channels">The number of slopes; 1, the default, is one for all, else there is one for each channel on axis 1.</param>
public sealed class Prelu(int channels = 1) : Layer
{
    /// <summary>The number of slopes.</summary>
    public int Channels => channels;
}
