#!/usr/bin/env python3
"""Writes values/*.txt: what PyTorch computes for each layer, loss and network of the tests, in float64.

    apt-get install python3-torch
    python3 tests/golden/make_golden.py            # all cases; files of cases that are gone are deleted
    python3 tests/golden/make_golden.py LayerNorm  # cases whose names contain this

Inputs and weights follow from their names by a formula, which tests/NetGen.Golden.Tests has, too; so only results and gradients are
stored. PyTorch 1.13 (Debian 12) is enough: what it lacks is written with its primitive operations, from the formula of the paper.
"""

import importlib
import pathlib
import sys

from golden import CASES

FOLDER = pathlib.Path(__file__).parent
VALUES = FOLDER / "values"


def main(part=""):
    for file in sorted(FOLDER.glob("*.py")):
        if file.stem != "make_golden":
            importlib.import_module(file.stem)
    for name in sorted(name for name in CASES if part in name):
        (VALUES / f"{name}.txt").write_text("\n".join(CASES[name]()) + "\n")
    if not part:
        for file in VALUES.glob("*.txt"):
            if file.stem not in CASES:
                file.unlink()
    print(f"{len(CASES)} cases, {sum(f.stat().st_size for f in VALUES.glob('*.txt')):,} bytes")


if __name__ == "__main__":
    main(*sys.argv[1:])
