"""Activations, each on its own scale of inputs so that both of their sides are met."""

import torch
from torch import nn
from torch.nn import functional as F

from golden import case, f32


@case(x=(4, 7))
def Rectifiers(m, x):
    return {"relu": F.relu(x), "leaky": F.leaky_relu(x, f32(0.01)), "steeper": F.leaky_relu(x, f32(0.2))}


@case(x=(4, 7))
def SmoothUnits(m, x):
    x = 4 * x
    return {
        "gelu": F.gelu(x), "approximate": F.gelu(x, approximate="tanh"), "silu": F.silu(x), "softplus": F.softplus(x),
        "sigmoid": torch.sigmoid(x), "tanh": torch.tanh(x),
    }


@case(x=(2, 3, 4))
def Softmaxes(m, x):
    x = 4 * x
    return {
        "classes": F.softmax(x, 1), "last": F.softmax(x, -1), "logClasses": F.log_softmax(x, 1), "logLast": F.log_softmax(x, -1),
    }


@case(x=(4, 7))
def ActivationFunctions(m, x):
    return {
        "relu": F.relu(x), "leaky": F.leaky_relu(x, 0.25), "gelu": F.gelu(x), "silu": F.silu(x), "softplus": F.softplus(x),
        "tanh": torch.tanh(x), "sigmoid": torch.sigmoid(x),
    }


def hardsigmoid(x):
    """PyTorch's own has a gradient of single precision."""
    return F.relu6(x + 3) / 6


@case(x=(4, 7))
def FurtherActivations(m, x):
    x = 8 * x
    return {
        "elu": F.elu(x), "steep": F.elu(x, 0.5), "selu": F.selu(x), "mish": F.mish(x), "logSigmoid": F.logsigmoid(x), "relu6": F.relu6(x),
        "hardsigmoid": hardsigmoid(x), "hardswish": F.hardswish(x), "softsign": F.softsign(x), "softmin": F.softmin(x, 1),
    }


@case(x=(4, 8))
def FurtherActivationFunctions(m, x):
    x = 8 * x
    return {
        "elu": F.elu(x, 0.25), "selu": F.selu(x), "mish": F.mish(x), "logSigmoid": F.logsigmoid(x), "relu6": F.relu6(x),
        "hardsigmoid": hardsigmoid(x), "hardswish": F.hardswish(x), "softsign": F.softsign(x), "softmin": F.softmin(x, -1), "halves": F.glu(x),
    }


@case(x=(2, 4, 3), one=nn.PReLU(), each=nn.PReLU(4), slope=nn.Parameter(torch.empty(4, 1)))
def LearnedSlopes(m, x):
    return {"one": m.one(x), "each": m.each(x), "free": torch.where(x > 0, x, m.slope * x), "gated": F.glu(x, 1)}
