namespace NetGen;

/// <summary>y = x where x &gt; 0, α · (eˣ − 1) elsewhere, of any shape. Clevert, Unterthiner and Hochreiter, 2016.</summary>
/// <param name="alpha">The factor α below 0; the least value is −α. 1 by default.</param>
public sealed class Elu(float alpha = 1) : Layer
{
    /// <summary>The factor below 0.</summary>
    public float Alpha => alpha;
}
