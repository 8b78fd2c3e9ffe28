"""Products, tables, and layers that only arrange."""

import torch
from torch import nn

from golden import Indices, case


@case(x=(3, 5), linear=nn.Linear(5, 4))
def LinearOfRows(m, x):
    return m.linear(x)


@case(x=(2, 3, 5), linear=nn.Linear(5, 4, bias=False))
def LinearOfSequences(m, x):
    return m.linear(x)


@case(tokens=Indices(7, 2, 5), table=nn.Embedding(7, 3))
def EmbeddingOfTokens(m, tokens):
    return m.table(tokens)


@case(tokens=Indices(7, 2, 5), table=nn.Embedding(7, 3))
def TiedEmbedding(m, tokens):
    return torch.tanh(m.table(tokens)) @ m.table.weight.T


@case(x=(2, 3, 2, 4), flatten=nn.Flatten(), late=nn.Flatten(start_dim=2), same=nn.Identity())
def Flattened(m, x):
    return {"whole": m.flatten(x), "rows": m.same(m.late(x))}


@case(x=(3, 5), stem=nn.Sequential(nn.Linear(5, 4), nn.Tanh(), nn.Linear(4, 3)))
def SequentialLayers(m, x):
    return m.stem(x)


@case(a=(2, 1, 3, 4), b=(5, 4, 2))
def BatchedProducts(m, a, b):
    return a @ b


@case(x=(6, 2, 3), rows=Indices(6, 2, 4))
def GatheredRows(m, x, rows):
    return x[rows]


@case(x=(3, 4, 5))
def Reductions(m, x):
    return {
        "mean": x.mean((0, 2)), "maximum": x.amax(1), "least": x.amin(2, keepdim=True), "variance": x.var(2, unbiased=False),
        "total": x.sum(), "logSum": x.logsumexp(1), "positions": x.argmax(1),
    }
