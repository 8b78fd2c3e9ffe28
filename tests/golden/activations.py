"""Activations, each on its own scale of inputs so that both of their sides are met."""

import torch
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
