"""Runs the cases of benchmarks/gpu in another framework, on command.

    peer.py SIDE KIND DEVICE

SIDE is eager or compile (PyTorch) or jax, KIND cuda or cpu, DEVICE the device's name as its driver says it. The first line of the answers
is "ready VERSION" or "missing REASON"; then every command is answered by one line, whose words are separated by tabs:

    prepare CASE PRECISION NAME=SIZE ...   prepared PARAMETERS SECONDS: how many are trained (or -), and the time of the first step
    run STEPS                              ran SECONDS: the time of so many steps, until the device is done
    release                                released: the memory of the case is free

What goes wrong is answered by "error MESSAGE".
"""
import gc
import os
import sys
import time


def open_side(side, kind, device):
    if side == "jax":
        import jax_side
        return jax_side.JaxSide(kind, device)
    import torch_side
    return torch_side.TorchSide(side, kind, device)


class Work:
    """The case that is prepared: its step, and what waits for the device."""

    def __init__(self, side, name, precision, sizes):
        self.side = side
        self.step, self.parameters = side.create(name, precision, sizes)

    def run(self, steps):
        started = time.perf_counter()
        for _ in range(steps):
            self.step()
        self.side.synchronize()
        return time.perf_counter() - started


def in_one_line(error):
    text = " ".join(str(error).split())
    return f"{type(error).__name__}: {text[:300]}"


def serve(side, answer):
    work = None
    for line in sys.stdin:
        words = line.rstrip("\n").split("\t")
        try:
            if words[0] == "prepare":
                sizes = {name: int(size) for name, size in (word.split("=") for word in words[3:])}
                work = Work(side, words[1], words[2], sizes)
                seconds = work.run(1)
                answer("prepared", "-" if work.parameters is None else work.parameters, seconds)
            elif words[0] == "run":
                answer("ran", work.run(int(words[1])))
            elif words[0] == "release":
                work = None
                gc.collect()
                side.release()
                answer("released")
            else:
                answer("error", f"there is no command '{words[0]}'")
        except Exception as error:  # whatever a framework throws is the case's result, not the end
            answer("error", in_one_line(error))


def main():
    # What libraries print is no answer.
    answers = os.fdopen(os.dup(1), "w")
    os.dup2(2, 1)

    def answer(*words):
        print(*words, sep="\t", file=answers, flush=True)

    try:
        side = open_side(*sys.argv[1:4])
    except Exception as error:
        answer("missing", in_one_line(error))
        return
    answer("ready", side.version)
    serve(side, answer)


main()
