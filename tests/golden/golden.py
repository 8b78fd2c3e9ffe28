"""Cases of the golden values: the formula of all numbers, the register of cases, and the text that is written for each."""

import numpy
import torch
from torch import nn

WHOLE = 400  # Larger tensors are written as their norm and a projection.
NOTHING = 1e-3  # What is far smaller is 0 but for rounding.
CASES = {}

torch.set_default_dtype(torch.float64)


def f32(number):
    """A hyperparameter that C# stores as a float."""
    return float(numpy.float32(number))


def hashes(name, count):
    """A 32-bit number for each index below count: FNV-1a of the name, then the last steps of MurmurHash3. Formula.cs has the same."""
    seed = 2166136261
    for byte in name.encode():
        seed = (seed ^ byte) * 16777619 & 0xFFFFFFFF
    h = (seed + numpy.arange(count, dtype=numpy.uint64) * 0x9E3779B9) & 0xFFFFFFFF
    for shift, factor in (16, 0x85EBCA6B), (13, 0xC2B2AE35):
        h = (h ^ (h >> numpy.uint64(shift))) * numpy.uint64(factor) & numpy.uint64(0xFFFFFFFF)
    return h ^ (h >> numpy.uint64(16))


def numbers(name, shape):
    """Numbers of [-1, 1) that float32 holds exactly."""
    values = (hashes(name, int(numpy.prod(shape, dtype=int))) >> numpy.uint64(8)).astype(numpy.float64) / 2**23 - 1
    return torch.tensor(values).reshape(shape)


def weight(name, shape):
    """A weight or buffer by its name in state_dict: smaller the more it sums, and variances above 0."""
    values = numbers(name, shape)
    if name.endswith("running_var"):
        return 1 + values / 2
    return values / (values[0].numel() ** 0.5) if values.dim() > 1 else values


class Indices:
    """An input of indices below a bound."""

    def __init__(self, bound, *shape):
        self.bound, self.shape = bound, shape

    def values(self, name):
        h = hashes(name, int(numpy.prod(self.shape, dtype=int))) >> numpy.uint64(8)
        return torch.tensor((h % numpy.uint64(self.bound)).astype(numpy.int64)).reshape(self.shape)


class Flags(Indices):
    """An input of true and false."""

    def __init__(self, *shape):
        super().__init__(2, *shape)

    def values(self, name):
        return super().values(name) == 1


def case(train=False, **parts):
    """Registers a function of a module and inputs under its name, which is that of the network in C#.

    A part is a shape (an input of numbers), Indices, Flags, a module, a list of modules, a parameter, or a tensor (a buffer); layers are
    those of a network that is written as attributes. The function gives a tensor or a dictionary of them; with train, it gives the scalar
    loss of the training form.
    """

    def register(function):
        name = function.__name__
        assert name not in CASES, f"two cases are called {name}"
        CASES[name] = lambda: run(function, train, parts)
        return function

    return register


def run(function, train, parts):
    """The lines of one case."""
    module, inputs = build(parts)
    module.train(train)
    parameters = dict(module.named_parameters())
    before = {name: value.clone() for name, value in state(module)}
    lines = [head("input", name, value) for name, value in inputs.items()]
    lines += [head("parameter", name, value) for name, value in parameters.items()]
    lines += [head("buffer", name, value) for name, value in before.items()]

    results = function(module, *inputs.values())
    results = results if isinstance(results, dict) else {"loss" if train else "result": results}
    for name, value in results.items():
        lines += tensor("result", name, value)
    for name, value in gradients(results, train, {**inputs, **parameters}):
        lines += tensor("gradient", name, value)
    for name, value in state(module):
        if not torch.equal(value, before[name]):
            lines += tensor("next", name, value)
    return lines


def build(parts):
    """The module of a case and its inputs, with the numbers of the formula."""
    parts = dict(parts)
    module, inputs = nn.Sequential(*parts.pop("layers", [])), {}
    for name, part in parts.items():
        if isinstance(part, tuple):
            inputs[name] = numbers(name, part).requires_grad_()
        elif isinstance(part, Indices):
            inputs[name] = part.values(name)
        elif isinstance(part, torch.Tensor) and not isinstance(part, nn.Parameter):
            module.register_buffer(name, part)
        else:
            setattr(module, name, nn.ModuleList(part) if isinstance(part, list) else part)
    with torch.no_grad():
        for name, value in [*module.named_parameters(), *state(module)]:
            value.copy_(weight(name, value.shape))
    return module, inputs


def gradients(results, train, sources):
    """Of the loss, or of the sum of all results times the formula's numbers; 0 where nothing depends on a source."""
    total = results["loss"] if train else sum(
        (value * numbers("functional of " + name, value.shape)).sum() for name, value in results.items() if value.is_floating_point())
    sources = {name: value for name, value in sources.items() if value.requires_grad}
    values = torch.autograd.grad(total, list(sources.values()), allow_unused=True)
    return [(name, torch.zeros_like(sources[name]) if value is None else value) for name, value in zip(sources, values)]


def state(module):
    """Buffers without the counters of batch norms, which no formula uses."""
    return ((name, value) for name, value in module.named_buffers() if not name.endswith("num_batches_tracked"))


def head(kind, name, value):
    return " ".join([kind, name, *map(str, value.shape)])


def tensor(kind, name, value):
    """A tensor's head and its numbers, eight in a line; of a large one the norm, and the product with the formula's numbers."""
    values = value.detach().reshape(-1).to(torch.float64)
    if len(values) > WHOLE:
        projection = values @ numbers("projection of " + name, values.shape)
        return [head(kind, name, value), f" norm {values.norm():.12g} projection {projection:.12g}"]
    size = float(values.abs().max()) if len(values) else 0
    text = ["0" if abs(v) < 1e-14 * max(size, NOTHING) else f"{v:.12g}" for v in values.tolist()]
    return [head(kind, name, value)] + [" " + " ".join(text[i:i + 8]) for i in range(0, len(text), 8)]
