"""Trains the examples' networks in PyTorch, on command: the peer of `versus-pytorch`.

Says its version and kind of BLAS, then reads one command per line and answers each with one line:
  prepare NETWORK BATCH IMAGES LABELS   the parameter count; IMAGES holds float32 pixels, LABELS int64 classes
  run STEPS                             the seconds that STEPS steps of training took
"""
import sys
import time

import torch
from torch import nn


def mlp():
    return nn.Sequential(
        nn.Linear(784, 256), nn.ReLU(), nn.Linear(256, 128), nn.ReLU(), nn.Linear(128, 10))


def lenet():
    return nn.Sequential(
        nn.Conv2d(1, 6, 5, padding=2), nn.ReLU(), nn.MaxPool2d(2),
        nn.Conv2d(6, 16, 5), nn.ReLU(), nn.MaxPool2d(2),
        nn.Flatten(), nn.Linear(400, 120), nn.ReLU(), nn.Linear(120, 84), nn.ReLU(), nn.Linear(84, 10))


NETWORKS = {"mlp": (mlp, (784,)), "lenet": (lenet, (1, 28, 28))}


def read(path, dtype):
    with open(path, "rb") as file:
        return torch.frombuffer(bytearray(file.read()), dtype=dtype)


def blas():
    """"reference" where matrix products run in the reference BLAS, which is many times slower than a tuned one."""
    try:
        with open("/proc/self/maps", encoding="utf-8") as file:
            libraries = file.read()
    except OSError:
        return "unknown"
    tuned = any(name in libraries for name in ("openblas", "mkl", "blis", "atlas"))
    return "tuned" if tuned or "libblas" not in libraries else "reference"


class Training:
    def __init__(self, network, batch, images, labels):
        create, shape = NETWORKS[network]
        torch.manual_seed(1)
        self.network = create()
        self.loss = nn.CrossEntropyLoss()
        self.optimizer = torch.optim.Adam(self.network.parameters(), lr=1e-3)
        self.images = read(images, torch.float32).reshape(-1, batch, *shape)
        self.labels = read(labels, torch.int64).reshape(-1, batch)
        self.steps = 0

    def parameters(self):
        return sum(parameter.numel() for parameter in self.network.parameters())

    def run(self, steps):
        started = time.perf_counter()
        for _ in range(steps):
            index = self.steps % len(self.images)
            self.optimizer.zero_grad(set_to_none=True)
            self.loss(self.network(self.images[index]), self.labels[index]).backward()
            self.optimizer.step()
            self.steps += 1
        return time.perf_counter() - started


def main():
    torch.set_num_threads(int(sys.argv[1]))
    torch.set_flush_denormal(True)
    print(torch.__version__, blas(), sep="\t", flush=True)
    training = None
    for line in sys.stdin:
        match line.rstrip("\n").split("\t"):
            case ["prepare", network, batch, images, labels]:
                training = Training(network, int(batch), images, labels)
                print(training.parameters(), flush=True)
            case ["run", steps]:
                print(training.run(int(steps)), flush=True)


main()
