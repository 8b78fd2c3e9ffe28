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


@case(x=(4, 7))
def Roundings(m, x):
    y = 4 * x
    return {"round": y.round(), "ceil": y.ceil(), "trunc": y.trunc(), "halves": (y.round() + 0.5).round()}


@case(x=(4, 7))
def Exponentials(m, x):
    positive = x + 1.125
    return {
        "exp2": (4 * x).exp2(), "expm1": x.expm1(), "log2": positive.log2(), "log10": positive.log10(), "logit": (positive / 3).logit(),
    }


@case(x=(4, 7), y=(4, 7))
def Angles(m, x, y):
    return {
        "tan": x.tan(), "asin": (0.75 * x).asin(), "acos": (0.75 * x).acos(), "atan": (4 * x).atan(), "angle": torch.atan2(y, x),
    }


@case(x=(4, 7))
def Hyperbolics(m, x):
    return {
        "sinh": (2 * x).sinh(), "cosh": (2 * x).cosh(), "asinh": (4 * x).asinh(), "acosh": (x + 2.25).acosh(),
        "atanh": (0.75 * x).atanh(),
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
