"""Encodings of positions, from the formulas of their papers: PyTorch has none."""

import math

import torch
from torch import nn

from golden import case


def sinusoids(t, width, period=10000.0):
    """Vaswani et al., 2017."""
    angles = t[..., None] * period ** (-(torch.arange(width) // 2 * 2) / width)
    return torch.where(torch.arange(width) % 2 == 0, angles.sin(), angles.cos())


def rotary(x, period=10000.0, offset=0):
    """Su et al., 2021, with the halves of GPT-NeoX."""
    half = x.shape[-1] // 2
    angles = (torch.arange(x.shape[-2]) + offset)[:, None] * period ** (-torch.arange(half) / half)
    a, b = x.split(half, -1)
    return torch.cat([a * angles.cos() - b * angles.sin(), b * angles.cos() + a * angles.sin()], -1)


class LearnedPositions(nn.Embedding):
    def forward(self, x):
        return x + self.weight[:x.shape[-2]]


@case(x=(2, 5, 6), time=(2,), learned=LearnedPositions(7, 6))
def PositionEncodings(m, x, time):
    return {
        "sinusoids": x * sinusoids(torch.arange(5.0), 6), "times": sinusoids(8 * time, 5, 100.0), "turned": rotary(x),
        "later": rotary(x, 50.0, 3), "learned": m.learned(x),
    }


def alibi(heads, queries, keys):
    """Press, Smith and Lewis, 2022: of heads that are no power of two, the rest come from the next one, every other slope."""
    def slopes(n):
        return [2 ** (-8 * (h + 1) / n) for h in range(n)]

    power = 2 ** int(math.log2(heads))
    slope = torch.tensor(slopes(power) + slopes(2 * power)[0::2][:heads - power])
    return -slope[:, None, None] * (torch.arange(queries)[:, None] - torch.arange(keys)).abs()


def buckets(queries, keys, count, furthest, both):
    """Raffel et al., 2020, as in T5's own code: of the position of the key relative to the query."""
    relative = torch.arange(keys) - torch.arange(queries)[:, None]
    start = torch.zeros_like(relative)
    if both:
        count //= 2
        start = (relative > 0) * count
        distance = relative.abs()
    else:
        distance = (-relative).clamp(min=0)
    exact = count // 2
    far = exact + (torch.log(distance.clamp(min=1) / exact) / math.log(furthest / exact) * (count - exact)).long()
    return start + torch.where(distance < exact, distance, far.clamp(max=count - 1))


@case(x=(14, 13))
def RelativePositions(m, x):
    return {"bias": x + alibi(4, 14, 13), "odd": x + alibi(6, 14, 13), "buckets": buckets(14, 13, 12, 10, True), "before": buckets(14, 13, 8, 9, False)}
