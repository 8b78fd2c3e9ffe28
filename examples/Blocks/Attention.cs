namespace NetGen.Examples.Blocks;

/// <summary>Attention over heads of A. Vaswani et al., "Attention is all you need", 2017, without weights: those belong to who calls it.</summary>
[Block]
public static partial class Attention
{
    /// <summary>Every head on its own: [N, Tq, heads · k], [N, Tk, heads · k] and [N, Tk, heads · v] give [N, Tq, heads · v].</summary>
    public static Tensor MultiHead(Tensor query, Tensor key, Tensor value, int heads, bool causal = false) =>
        Merge(ScaledDotProductAttention(Split(query, heads), Split(key, heads), Split(value, heads), causal: causal));

    /// <summary>[N, T, heads · size] to [N, heads, T, size].</summary>
    static Tensor Split(Tensor x, int heads) => x.Reshape(x.Size(0), x.Size(1), heads, x.Size(2) / heads).Permute(0, 2, 1, 3);

    /// <summary>[N, heads, T, size] to [N, T, heads · size].</summary>
    static Tensor Merge(Tensor x) => x.Permute(0, 2, 1, 3).Reshape(x.Size(0), x.Size(2), x.Size(1) * x.Size(3));
}
