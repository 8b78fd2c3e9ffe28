"""Losses as functions and as layers."""

from torch import nn
from torch.nn import functional as F

from golden import Indices, case, f32


@case(x=(4, 5), label=Indices(5, 4))
def CrossEntropyOfLabels(m, x, label):
    return {"plain": F.cross_entropy(4 * x, label), "smoothed": F.cross_entropy(4 * x, label, label_smoothing=0.125)}


@case(x=(2, 5, 3), label=Indices(5, 2, 3))
def CrossEntropyOfPositions(m, x, label):
    return F.cross_entropy(4 * x, label, label_smoothing=0.125)


@case(x=(4, 5), wanted=(4, 5))
def CrossEntropyOfProbabilities(m, x, wanted):
    wanted = F.softmax(wanted, 1)
    return {"plain": F.cross_entropy(4 * x, wanted), "smoothed": F.cross_entropy(4 * x, wanted, label_smoothing=0.125)}


@case(x=(3, 4), y=(3, 4))
def MeanSquaredErrors(m, x, y):
    return F.mse_loss(x, y)


@case(x=(3, 4), y=(3, 4))
def BinaryCrossEntropies(m, x, y):
    wanted = y / 2 + 0.5
    return {
        "ofProbabilities": F.binary_cross_entropy(x / 2 + 0.5, wanted), "ofLogits": F.binary_cross_entropy_with_logits(8 * x, wanted),
    }


@case(train=True, input=(4, 6), labels=Indices(5, 4), layers=[nn.Linear(6, 5)])
def CrossEntropyLayer(m, input, labels):
    return F.cross_entropy(m[0](input), labels, label_smoothing=f32(0.1))


@case(train=True, input=(4, 6), target=(4, 5), layers=[nn.Linear(6, 5)])
def MeanSquaredErrorLayer(m, input, target):
    return F.mse_loss(m[0](input), target)


@case(train=True, input=(4, 6), target=(4, 5), layers=[nn.Linear(6, 5)])
def BinaryCrossEntropyLayer(m, input, target):
    return F.binary_cross_entropy(m[0](input).sigmoid(), target)


@case(train=True, input=(4, 6), target=(4, 5), layers=[nn.Linear(6, 5)])
def BinaryCrossEntropyWithLogitsLayer(m, input, target):
    return F.binary_cross_entropy_with_logits(m[0](input), target)
