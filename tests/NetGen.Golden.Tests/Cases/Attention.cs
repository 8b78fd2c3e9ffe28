namespace NetGen.Golden.Tests.Networks;

[Network]
public partial class ScaledDotProducts
{
    [Forward]
    (Tensor plain, Tensor masked, Tensor causal, Tensor biased) Run(
        [Shape("N", 3, "T", 4)] Tensor query, [Shape("N", 3, "T", 4)] Tensor key, [Shape("N", 3, "T", 5)] Tensor value,
        [Shape("N", "T")] Mask keep, [Shape("T", "T")] Tensor bias) => (
        ScaledDotProductAttention(query, key, value), ScaledDotProductAttention(query, key, value, keep.Unsqueeze(1).Unsqueeze(1)),
        ScaledDotProductAttention(query, key, value, causal: true), ScaledDotProductAttention(query, key, value, bias: bias, scale: 0.75));
}

[Network]
public partial class SelfAttention
{
    readonly MultiHeadAttention attention = new(8, heads: 2);

    [Forward]
    (Tensor plain, Tensor masked, Tensor biased) Run([Shape("N", "T", 8)] Tensor x, [Shape("N", "T")] Mask keep, [Shape(2, "T", "T")] Tensor bias) =>
        (attention.Forward(x), attention.Forward(x, mask: keep), attention.Forward(x, bias: bias));
}

[Network]
public partial class CausalAttention
{
    readonly MultiHeadAttention attention = new(6, heads: 3) { Causal = true, Bias = false };

    [Forward]
    Tensor Run([Shape("N", "T", 6)] Tensor x) => x.Then(attention);
}

[Network]
public partial class CrossAttention
{
    readonly MultiHeadAttention same = new(8, heads: 2), other = new(8, heads: 4);

    [Forward]
    (Tensor same, Tensor other) Run(
        [Shape("N", "T", 8)] Tensor x, [Shape("N", "S", 8)] Tensor memory, [Shape("N", "S", 6)] Tensor key, [Shape("N", "S", 5)] Tensor value,
        [Shape("T", "S")] Mask keep) =>
        (same.Forward(x, memory), other.Forward(x, key, value, mask: keep));
}

[Network]
public partial class GroupedAttention
{
    readonly MultiHeadAttention attention = new(8, heads: 4) { KeyValueHeads = 2, KeyWidth = 12, ValueWidth = 4 };

    [Forward]
    Tensor Run([Shape("N", "T", 8)] Tensor x) => x.Then(attention);
}

[Network]
public partial class CausalLinearAttentions
{
    [Forward]
    (Tensor plain, Tensor masked) Run(
        [Shape("N", "T", 4)] Tensor query, [Shape("N", "T", 4)] Tensor key, [Shape("N", "T", 6)] Tensor value, [Shape("N", "T")] Mask keep) =>
        (LinearAttention(query, key, value, causal: true), LinearAttention(query, key, value, keep, causal: true));
}

[Network]
public partial class LinearAttentions
{
    [Forward]
    (Tensor plain, Tensor masked) Run(
        [Shape("N", "T", 4)] Tensor query, [Shape("N", "S", 4)] Tensor key, [Shape("N", "S", 6)] Tensor value, [Shape("N", "S")] Mask keep) =>
        (LinearAttention(4 * query, 4 * key, value), LinearAttention(query, key, value, keep));
}
