#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""PyTorch's part: python3 pytorch.py SECONDS REGEX. Prints nanoseconds for each row whose name matches, as JSON."""
import gzip
import json
import os
import pathlib
import re
import sys
import time

import torch
from torch.nn import functional

torch.set_num_threads(1)


def nanoseconds(run, seconds):
    """Of the processor, for one run."""
    run()
    runs, start = 0, time.process_time_ns()
    while (taken := time.process_time_ns() - start) < seconds * 1e9 or runs == 0:
        run()
        runs += 1
    return taken / runs


def samples():
    """60,000 digits; without MNIST as many numbers, which take the same time."""
    folder = os.environ.get("DOVETAIL_MNIST_DIR")
    if not folder:
        return torch.rand(60_000, 784), torch.randint(10, (60_000,))

    def read(name, header):
        plain = pathlib.Path(folder, name)
        raw = plain.read_bytes() if plain.exists() else gzip.open(f"{plain}.gz").read()
        return torch.frombuffer(bytearray(raw[header:]), dtype=torch.uint8)
    return read("train-images-idx3-ubyte", 16).view(-1, 784).float() / 255, read("train-labels-idx1-ubyte", 8).long()


def mlp():
    return torch.nn.Sequential(torch.nn.Linear(784, 128), torch.nn.ReLU(), torch.nn.Linear(128, 10))


def epoch(model, optimizer, x, y, batch):
    for rows in torch.randperm(len(y)).split(batch):
        optimizer.zero_grad(set_to_none=True)
        functional.cross_entropy(model(x[rows]), y[rows]).backward()
        optimizer.step()


def main():
    seconds, wanted = float(sys.argv[1]), sys.argv[2]
    found = {}

    def row(name, run):
        if re.search(wanted, name):
            found[name] = nanoseconds(run, seconds)

    for name, function in {"exp": torch.exp, "tanh": torch.tanh, "sigmoid": torch.sigmoid, "relu": None}.items():
        for size in 1_000, 100_000, 10_000_000:
            x, y = torch.rand(size) * 16 - 8, torch.empty(size)
            row(f"elementwise/{name} of {size}",
                lambda: function(x, out=y) if function else torch.clamp_min(x, 0, out=y))
    with torch.no_grad():
        model = mlp()
        for name, count in {"1 sample": 1, "32 samples": 32}.items():
            x = torch.rand(count, 784)
            row(f"inference/784-128-10 ReLU, {name}", lambda: model(x))
    for batch in 32, 128:
        name = f"training/784-128-10 Adam, batch {batch}"
        if re.search(wanted, name):
            x, y = samples()
            model = mlp()
            optimizer = torch.optim.Adam(model.parameters(), eps=1e-7)
            start = time.process_time_ns()
            epoch(model, optimizer, x, y, batch)
            found[name] = time.process_time_ns() - start
    print(json.dumps(found))


if __name__ == "__main__":
    main()
