namespace NetGen;

/// <summary>y = x / (1 + e⁻ˣ), also called swish, of any shape. Elfwing, Uchibe and Doya, 2017; Ramachandran, Zoph and Le, 2017.</summary>
public sealed class Silu : Layer;
