"""The same elements in another shape or order."""

import torch
from torch.nn import functional as F

from golden import Indices, case


@case(x=(2, 3, 4))
def Rearranged(m, x):
    return {
        "transposed": x.transpose(0, 2), "permuted": x.permute(2, 0, 1), "reshaped": x.reshape(4, -1), "flat": x.flatten(1),
        "repeated": x.unsqueeze(1).expand(2, 5, 3, 4), "squeezed": x[:, 0:1].squeeze(1),
    }


@case(x=(2, 6, 4))
def PartsAndJoins(m, x):
    return {
        "every": x[:, 1::2], "padded": F.pad(x, (1, 3), value=0.5), "half": x.chunk(2, 1)[1], "joined": torch.cat([x, x.square()], 2),
        "stacked": torch.stack([x, x.square()], 1),
    }


@case(label=Indices(5, 3), x=(3, 5))
def Positions(m, label, x):
    return {
        "hot": F.one_hot(label, 5) * x, "positions": torch.arange(5) * x, "causal": x.unsqueeze(1).expand(3, 5, 5).tril(),
        "full": torch.full((5,), 0.25) + x,
    }
