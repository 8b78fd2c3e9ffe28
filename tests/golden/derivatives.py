"""Gradients within a loss, and where they end."""

import torch
from torch import nn

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
