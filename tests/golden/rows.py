"""Order along rows, rows put together by index, Einstein sums and small matrices."""

import torch
from torch.nn import functional as F

from golden import Indices, case


@case(x=(3, 7))
def Ordered(m, x):
    best = x.topk(3)
    return {
        "sorted": x.sort(1).values, "descending": x.sort(0, descending=True).values, "order": x.argsort(1, descending=True), "best": best.values,
        "places": best.indices, "least": x.topk(2, largest=False).values, "flipped": x.flip(0),
    }


@case(x=(2, 5, 3))
def RunningSums(m, x):
    return {"first": x.cumsum(0), "middle": x.cumsum(1), "last": x.cumsum(-1), "reverse": x.flip(1).cumsum(1).flip(1)}


@case(x=(3, 5), i=Indices(5, 3, 8), rows=Indices(5, 4))
def TakenAlong(m, x, i, rows):
    return {"columns": x.gather(1, i), "keyed": x.gather(1, (x * x).argsort(1)), "rows": x.t()[rows]}


# The fifth segment has no values, so what an empty one gives is fixed here, too.
@case(x=(9, 3), s=Indices(4, 9))
def Segments(m, x, s):
    count = torch.zeros(5).index_add(0, s, torch.ones(9))
    total = torch.zeros(5, 3).index_add(0, s, x)
    most = torch.zeros(5, 3).scatter_reduce(0, s[:, None].expand_as(x), x, "amax", include_self=False)
    e = x.exp()
    return {
        "sum": total, "mean": total / count.clamp(min=1)[:, None], "max": most, "softmax": e / torch.zeros(5, 3).index_add(0, s, e)[s],
    }


@case(a=(2, 3, 4), b=(2, 4, 5), c=(5,), d=(2, 3, 3))
def EinsteinSums(m, a, b, c, d):
    return {
        "batched": torch.einsum("bij,bjk->bik", a, b), "implicit": torch.einsum("bij,bjk", a, b),
        "three": torch.einsum("bij,bjk,k->ib", a, b, c), "rest": torch.einsum("...ij->...ji", a), "diagonal": torch.einsum("...ii->...i", d),
        "trace": torch.einsum("bii", d), "all": torch.einsum("bij->", a), "outer": torch.einsum("i,bij->jb", c[:3], a),
    }


@case(a=(4, 6), b=(4, 6), d=(2, 3, 3))
def Vectors(m, a, b, d):
    return {
        "two": a.norm(dim=1), "one": torch.linalg.vector_norm(a, 1, 0), "three": torch.linalg.vector_norm(a, 3, 1, keepdim=True),
        "most": torch.linalg.vector_norm(a, float("inf")), "outer": a[:, :, None] * b[:, None, :], "cosine": F.cosine_similarity(a, b),
        "trace": d.diagonal(dim1=1, dim2=2).sum(1), "diagonal": d.diagonal(dim1=1, dim2=2),
    }


@case(x=(2, 4, 4), b=(2, 4, 3))
def SmallMatrices(m, x, b):
    a = x @ x.transpose(1, 2) + torch.eye(4)
    factor = torch.linalg.cholesky(a)
    return {
        "factor": factor, "inverse": torch.linalg.inv(a), "solution": torch.linalg.solve(a, b),
        "lower": torch.linalg.solve_triangular(factor, b, upper=False),
        "upper": torch.linalg.solve_triangular(factor.transpose(1, 2), b, upper=True),
        "determinant": torch.logdet(a),
    }


@case(x=(7, 3), rows=Indices(3, 7))
def RowsByIndex(m, x, rows):
    return {
        "sums": torch.zeros(3, 3).index_add(0, rows, x), "largest": torch.stack([x[rows == row].amax(0) for row in range(3)]),
    }
