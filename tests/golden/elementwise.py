"""Elementwise functions, each where it is smooth or has the customary derivative."""

import torch

from golden import Flags, case


@case(x=(4, 7))
def UnaryFunctions(m, x):
    x = 4 * x
    return {
        "exp": x.exp(), "sin": x.sin(), "cos": x.cos(), "erf": x.erf(), "abs": x.abs(), "sign": x.sign(), "floor": x.floor(),
        "square": x.square(),
    }


@case(x=(4, 7), y=(4, 7))
def PositiveFunctions(m, x, y):
    positive = x + 1.125
    return {
        "log": positive.log(), "log1p": (x / 2).log1p(), "sqrt": positive.sqrt(), "rsqrt": positive.rsqrt(), "power": positive ** (4 * y),
    }


@case(x=(4, 7), y=(7,), keep=Flags(4, 7))
def Choices(m, x, y, keep):
    return {
        "clamped": x.clamp(-0.5, 0.25), "larger": torch.maximum(x, y), "smaller": torch.minimum(x, y), "chosen": torch.where(keep, x, y),
        "compared": (x < y).to(x.dtype),
    }
