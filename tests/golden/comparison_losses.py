"""Losses of numbers, margins, distributions and boxes."""

import torch
from torch import nn
from torch.nn import functional as F

from golden import Indices, case, f32


@case(x=(3, 4), y=(3, 4), v=(3, 4))
def RegressionLosses(m, x, y, v):
    return {
        "sum": F.mse_loss(x, y, reduction="sum"), "each": F.mse_loss(x, y, reduction="none"), "absolute": F.l1_loss(x, y),
        "huber": F.huber_loss(2 * x, y), "narrow": F.huber_loss(x, y, delta=0.25, reduction="none"),
        "smooth": F.smooth_l1_loss(x, y, beta=0.5), "gaussian": F.gaussian_nll_loss(x, y, v + 1.125),
        "full": F.gaussian_nll_loss(x, y, v + 1.125, full=True, reduction="sum"), "poisson": F.poisson_nll_loss(x, y + 2),
    }


@case(x=(4, 5), y=(4, 5), z=(4, 5), label=Indices(5, 4), pair=Indices(2, 4))
def MarginLosses(m, x, y, z, label, pair):
    sign = 1 - 2 * pair
    assert len(sign.unique()) == 2
    return {
        "hinge": F.relu(1 - 4 * x * y.sign()).mean(), "classes": F.multi_margin_loss(x, label),
        "narrow": F.multi_margin_loss(x, label, margin=0.25, reduction="none"), "triplet": F.triplet_margin_loss(x, y, z),
        "wide": F.triplet_margin_loss(x, y, z, margin=0.125, reduction="none"), "cosine": F.cosine_embedding_loss(x, y, sign),
        "strict": F.cosine_embedding_loss(x, y, sign, margin=0.25, reduction="sum"),
    }


@case(positive=(4,), negatives=(4, 3), x=(4, 5), y=(4, 5))
def ContrastiveLosses(m, positive, negatives, x, y):
    """Mikolov et al., 2013; van den Oord, Li and Vinyals, 2018; Radford et al., 2021."""
    logits = F.normalize(x) @ F.normalize(y).T
    own = torch.arange(4)
    return {
        "sampled": (-F.logsigmoid(4 * positive) - F.logsigmoid(-4 * negatives).sum(-1)).mean(), "nce": F.cross_entropy(logits / 0.125, own),
        "symmetric": (F.cross_entropy(2 * logits, own, reduction="none") + F.cross_entropy(2 * logits.T, own, reduction="none")) / 2,
    }


def kl(p, q):
    return F.kl_div(q, p, reduction="none", log_target=True).sum(1)


@case(x=(3, 5), y=(3, 5), z=(3, 5), w=(3, 5), teacher=torch.empty(3, 5))
def Divergences(m, x, y, z, w):
    normal = torch.distributions.Normal
    between = torch.distributions.kl_divergence
    return {
        "standard": between(normal(x, (y / 2).exp()), normal(torch.zeros_like(x), torch.ones_like(x))).sum(-1).mean(),
        "gaussian": between(normal(x, (y / 2).exp()), normal(z, (w / 2).exp())).sum(-1).mean(),
        "probabilities": kl(x.log_softmax(1), y.log_softmax(1)).mean(), "logits": kl((4 * x).log_softmax(1), y.log_softmax(1)).mean(),
        "each": kl(x.log_softmax(1), y.log_softmax(1)),
        "distilled": 4 * kl((m.teacher / 2).log_softmax(1), (2 * x).log_softmax(1)).mean(),
    }


def boxes(x):
    return torch.cat([x[:, :2], x[:, :2] + x[:, 2:] + 1.25], 1)


def area(lower, upper):
    return F.relu(upper - lower).prod(-1)


@case(x=(5, 4), y=(5, 4))
def BoxLosses(m, x, y):
    """Intersection over union; generalized: Rezatofighi et al., 2019, as in torchvision."""
    (a, b), (c, d) = (boxes(x).split(2, 1), boxes(y).split(2, 1))
    inner = area(torch.maximum(a, c), torch.minimum(b, d))
    union = area(a, b) + area(c, d) - inner
    outer = area(torch.minimum(a, c), torch.maximum(b, d))
    iou = inner / (union + 1e-7)
    return {"overlap": iou, "loss": (1 - iou).mean(), "generalized": 1 - iou + (outer - union) / (outer + 1e-7)}


@case(train=True, input=(4, 6), target=(4, 5), layers=[nn.Linear(6, 5)])
def MeanAbsoluteErrorLayer(m, input, target):
    return F.l1_loss(m[0](input), target)


@case(train=True, input=(4, 6), target=(4, 5), layers=[nn.Linear(6, 5)])
def HuberLossLayer(m, input, target):
    return F.huber_loss(m[0](input), target, delta=f32(0.3))


@case(train=True, input=(4, 6), target=(4, 5), layers=[nn.Linear(6, 5)])
def SmoothL1LossLayer(m, input, target):
    return F.smooth_l1_loss(m[0](input), target, beta=f32(0.3))


@case(train=True, input=(4, 6), target=(4, 5), layers=[nn.Linear(6, 5)])
def HingeLossLayer(m, input, target):
    return F.relu(1 - m[0](input) * target).mean()


@case(train=True, input=(4, 6), labels=Indices(5, 4), layers=[nn.Linear(6, 5)])
def MultiMarginLossLayer(m, input, labels):
    return F.multi_margin_loss(m[0](input), labels, margin=f32(0.7))
