namespace NetGen.Examples.Blocks;

/// <summary>Attention over heads of A. Vaswani et al., "Attention is all you need", 2017, without weights: those belong to who calls it.</summary>
[Block]
public static partial class Attention
{
    /// <summary>Softmax of scaled scores times values for every head: [N, Tq, heads · k], [N, Tk, heads · k], [N, Tk, heads · v] give [N, Tq, heads · v].</summary>
    public static Tensor MultiHead(Tensor query, Tensor key, Tensor value, int heads, bool causal = false)
    {
        Tensor q = Split(query, heads), k = Split(key, heads), v = Split(value, heads);
        var scores = q.MatMul(k.Transpose()) / Math.Sqrt(query.Size(2) / heads);
        if (causal) scores = Where(Mask.Causal(query.Size(1)), scores, -1e9);
        return Merge(scores.Softmax().MatMul(v));
    }

    /// <summary>[N, T, heads · size] to [N, heads, T, size].</summary>
    static Tensor Split(Tensor x, int heads) => x.Reshape(x.Size(0), x.Size(1), heads, x.Size(2) / heads).Permute(0, 2, 1, 3);

    /// <summary>[N, heads, T, size] to [N, T, heads · size].</summary>
    static Tensor Merge(Tensor x) => x.Permute(0, 2, 1, 3).Reshape(x.Size(0), x.Size(2), x.Size(1) * x.Size(3));
}
