namespace NetGen;

/// <summary>y = x where x &gt; 0, slope · x elsewhere, of any shape. Maas, Hannun and Ng, 2013.</summary>
/// <param name="slope">The slope below 0; 0.01 by default.</param>
public sealed class LeakyRelu(float slope = 0.01f) : Layer
{
    /// <summary>The slope below 0.</summary>
    public float Slope => slope;
}
