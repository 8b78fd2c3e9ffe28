"""Gradients within a loss, and where they end."""

import torch
from torch import nn
from torch.nn import functional as F

from golden import case


@case(train=True, x=(5, 3), hidden=nn.Linear(3, 4), score=nn.Linear(4, 1))
def GradientPenalty(m, x):
    scores = m.score(torch.tanh(m.hidden(x)))
    slopes, = torch.autograd.grad(scores.sum(), x, create_graph=True)
    return scores.mean() + (slopes.square().sum(1).sqrt() - 1).square().mean()


@case(train=True, rows=nn.Parameter(torch.empty(5, 3)), scale=nn.Parameter(torch.empty(3)), table=nn.Parameter(torch.empty(4, 3)),
      shift=torch.empty(3))
def StoppedGradient(m):
    y = (m.rows * m.scale + m.shift) @ m.table.T
    return (y * y.softmax(-1).detach()).sum() / 5


class TwoLayers(nn.Module):
    def __init__(self, inputs, width, features):
        super().__init__()
        self.hidden, self.score = nn.Linear(inputs, width), nn.Linear(width, features)

    def forward(self, x):
        return body(x, *self.parameters())


def body(x, w, b, v, c):
    return torch.tanh(x @ w.T + b) @ v.T + c


def descend(m, x, target, order):
    weights = list(m.parameters())
    slopes = torch.autograd.grad(F.mse_loss(m(x), target), weights, create_graph=order > 1)
    return [w - 0.25 * d for w, d in zip(weights, slopes)]


@case(train=True, support=(5, 3), wanted=(5, 2), query=(5, 3), target=(5, 2), body=TwoLayers(3, 4, 2))
def AdaptedBlock(m, support, wanted, query, target):
    return F.mse_loss(body(query, *descend(m.body, support, wanted, 2)), target)


@case(train=True, body=TwoLayers(3, 4, 2), support=torch.empty(5, 3), wanted=torch.empty(5, 2))
def FirstOrderAdaptation(m):
    return F.mse_loss(body(m.support, *descend(m.body, m.support, m.wanted, 1)), m.wanted)


@case(train=True, x=(5, 3), target=(5, 2), body=TwoLayers(3, 4, 2))
def PartsAsVectors(m, x, target):
    weights = list(m.body.parameters())
    slopes = torch.autograd.grad(F.mse_loss(m.body(x), target), weights, create_graph=True)
    return sum(
        (0.75 * w + 0.5 * d).square().sum() + (w * d).sum() + 0.125 * w.square().sum() + 0.0625 * w.abs().sum()
        for w, d in zip(weights, slopes))


@case(train=True, rows=nn.Parameter(torch.empty(4, 3)), table=nn.Parameter(torch.empty(4, 3)))
def StraightThroughSigns(m):
    smooth = m.rows.tanh()
    return ((smooth + (m.rows.sign() - smooth).detach()) * m.table).square().sum()
