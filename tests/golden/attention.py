"""Attention. In torch's masks true means to leave out; here it means to keep."""

import torch
from torch import nn
from torch.nn import functional as F

from golden import Flags, case


def attend(query, key, value, keep=None, bias=0.0, scale=None):
    """Vaswani et al., 2017; PyTorch has scaled_dot_product_attention since 2.0."""
    scores = query @ key.transpose(-1, -2) * (query.shape[-1] ** -0.5 if scale is None else scale) + bias
    if keep is not None:
        assert keep.any(-1).all(), "a query without keys is NaN in PyTorch"
        scores = scores.masked_fill(~keep, float("-inf"))
    return scores.softmax(-1) @ value


def causal(size):
    return torch.ones(size, size, dtype=torch.bool).tril()


@case(query=(2, 3, 5, 4), key=(2, 3, 5, 4), value=(2, 3, 5, 5), keep=Flags(2, 5), bias=(5, 5))
def ScaledDotProducts(m, query, key, value, keep, bias):
    return {
        "plain": attend(query, key, value), "masked": attend(query, key, value, keep[:, None, None]),
        "causal": attend(query, key, value, causal(5)), "biased": attend(query, key, value, bias=bias, scale=0.75),
    }


@case(x=(2, 5, 8), keep=Flags(2, 5), bias=(2, 5, 5), attention=nn.MultiheadAttention(8, 2, batch_first=True))
def SelfAttention(m, x, keep, bias):
    return {
        "plain": m.attention(x, x, x)[0], "masked": m.attention(x, x, x, key_padding_mask=~keep)[0],
        "biased": m.attention(x, x, x, attn_mask=bias.repeat(2, 1, 1))[0],
    }


@case(x=(2, 4, 6), attention=nn.MultiheadAttention(6, 3, bias=False, batch_first=True))
def CausalAttention(m, x):
    return m.attention(x, x, x, attn_mask=~causal(4))[0]


@case(x=(2, 3, 8), memory=(2, 4, 8), key=(2, 4, 6), value=(2, 4, 5), keep=Flags(3, 4), same=nn.MultiheadAttention(8, 2, batch_first=True),
      other=nn.MultiheadAttention(8, 4, kdim=6, vdim=5, batch_first=True))
def CrossAttention(m, x, memory, key, value, keep):
    return {"same": m.same(x, memory, memory)[0], "other": m.other(x, key, value, attn_mask=~keep)[0]}


class Grouped(nn.Module):
    """Ainslie et al., 2023, with the names of MultiheadAttention."""

    def __init__(self, width, heads, groups, keys, values):
        super().__init__()
        self.heads, self.groups = heads, groups
        self.q_proj_weight = nn.Parameter(torch.empty(keys, width))
        self.k_proj_weight = nn.Parameter(torch.empty(keys * groups // heads, width))
        self.v_proj_weight = nn.Parameter(torch.empty(values * groups // heads, width))
        self.in_proj_bias = nn.Parameter(torch.empty(keys + (keys + values) * groups // heads))
        self.out_proj = nn.Linear(values, width)

    def forward(self, x):
        weights = [self.q_proj_weight, self.k_proj_weight, self.v_proj_weight]
        biases = self.in_proj_bias.split([len(w) for w in weights])
        q, k, v = ((x @ w.T + b).unflatten(-1, (n, -1)).transpose(1, 2)
                   for w, b, n in zip(weights, biases, (self.heads, self.groups, self.groups)))
        k, v = (y.repeat_interleave(self.heads // self.groups, 1) for y in (k, v))
        return self.out_proj(attend(q, k, v).transpose(1, 2).flatten(2))


@case(x=(2, 3, 8), attention=Grouped(8, 4, 2, 12, 4))
def GroupedAttention(m, x):
    return m.attention(x)


def linear(query, key, value, keep=None):
    """Katharopoulos et al., 2020."""
    q, k = F.elu(query) + 1, F.elu(key) + 1
    k = k if keep is None else k * keep[..., None]
    return q @ (k.mT @ value) / (q @ k.sum(-2)[..., None])


@case(query=(2, 5, 4), key=(2, 5, 4), value=(2, 5, 6), keep=Flags(2, 5))
def CausalLinearAttentions(m, query, key, value, keep):
    q, k = F.elu(query) + 1, F.elu(key) + 1
    weights = torch.tril(q @ k.mT)
    masked = weights * keep[:, None, :]
    whole = masked.sum(-1, keepdim=True)
    return {
        "plain": weights @ value / weights.sum(-1, keepdim=True),
        "masked": torch.where(whole > 0, masked @ value / torch.where(whole > 0, whole, 1.0), 0.0),
    }


@case(query=(2, 3, 4), key=(2, 5, 4), value=(2, 5, 6), keep=Flags(2, 5))
def LinearAttentions(m, query, key, value, keep):
    return {"plain": linear(4 * query, 4 * key, value), "masked": linear(query, key, value, keep)}
