"""Convolutions with each of their hyperparameters."""

from torch import nn
from torch.nn import functional as F

from golden import case

IMAGE = (2, 4, 7, 6)


@case(x=IMAGE, conv=nn.Conv2d(4, 3, 3))
def Conv2dPlain(m, x):
    return m.conv(x)


@case(x=IMAGE, conv=nn.Conv2d(4, 3, 3, stride=2, padding=1, bias=False))
def Conv2dStrided(m, x):
    return m.conv(x)


@case(x=IMAGE, conv=nn.Conv2d(4, 3, 3, dilation=2, padding=2))
def Conv2dDilated(m, x):
    return m.conv(x)


@case(x=IMAGE, conv=nn.Conv2d(4, 6, 3, groups=2))
def Conv2dGrouped(m, x):
    return m.conv(x)


@case(x=IMAGE, conv=nn.Conv2d(4, 8, 3, groups=4, padding=1))
def Conv2dDepthwise(m, x):
    return m.conv(x)


@case(x=IMAGE, conv=nn.Conv2d(4, 3, (3, 2), stride=(1, 2), padding=(2, 1), dilation=(2, 3)))
def Conv2dPerAxis(m, x):
    return m.conv(x)


@case(x=IMAGE, filter=(6, 2, 3, 3), bias=(6,))
def Conv2dOfTensors(m, x, filter, bias):
    return F.conv2d(x, filter, bias, stride=2, padding=1, groups=2)
