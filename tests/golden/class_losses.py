"""Losses of classes with weights, ignored labels and reductions."""

import torch
from torch.nn import functional as F

from golden import Indices, case


@case(x=(2, 5, 4), label=Indices(5, 2, 4), weights=torch.empty(5))
def CrossEntropyVariants(m, x, label):
    w = m.weights / 2 + 1
    assert (label == 3).any()
    return {
        "weighted": F.cross_entropy(4 * x, label, w), "ignored": F.cross_entropy(4 * x, label, ignore_index=3),
        "both": F.cross_entropy(4 * x, label, w, ignore_index=3, label_smoothing=0.125),
        "sum": F.cross_entropy(4 * x, label, w, reduction="sum"), "each": F.cross_entropy(4 * x, label, ignore_index=3, reduction="none"),
        "likelihood": F.nll_loss(x.log_softmax(1), label, w, ignore_index=3),
    }


@case(x=(3, 5), wanted=(3, 5), weights=torch.empty(5))
def WeightedSoftTargets(m, x, wanted):
    q, w = wanted.softmax(1), m.weights / 2 + 1
    return {"mean": F.cross_entropy(4 * x, q, w, label_smoothing=0.125), "each": F.cross_entropy(4 * x, q, w, reduction="none")}


def focal(x, t, alpha, gamma):
    """Lin et al., 2017, as in torchvision."""
    p = x.sigmoid()
    loss = F.binary_cross_entropy_with_logits(x, t, reduction="none") * (1 - p * t - (1 - p) * (1 - t)) ** gamma
    return loss * (alpha * t + (1 - alpha) * (1 - t)) if alpha >= 0 else loss


def dice(p, t, smooth):
    """Milletari, Navab and Ahmadi, 2016, with sums instead of squares below, as is usual."""
    axes = tuple(range(2, p.dim())) or 1
    return 1 - (2 * (p * t).sum(axes) + smooth) / (p.sum(axes) + t.sum(axes) + smooth)


@case(x=(3, 4), y=(3, 4), weights=torch.empty(4), image=(3, 3, 2, 2), map=(3, 3, 2, 2))
def BinaryVariants(m, x, y, image, map):
    p, t, w = x / 2 + 0.5, y / 2 + 0.5, m.weights / 2 + 1
    logits = F.binary_cross_entropy_with_logits
    return {
        "weighted": F.binary_cross_entropy(p, t, w), "sum": F.binary_cross_entropy(p, t, reduction="sum"),
        "positive": logits(8 * x, t, pos_weight=w), "each": logits(8 * x, t, w, reduction="none"), "focal": focal(4 * x, t, 0.25, 2).mean(),
        "unbalanced": focal(4 * x, t, -1, 1.5).sum(), "dice": dice(p, t, 1).mean(), "maps": dice(image.sigmoid(), map / 2 + 0.5, 0.25),
    }
