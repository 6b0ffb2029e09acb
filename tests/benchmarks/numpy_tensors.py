#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""NumPy's part: python3 numpy_tensors.py SECONDS REGEX. Prints nanoseconds for each row whose name matches, as JSON."""
import json
import re
import sys
import time

import numpy as np

FLOAT = np.float32


def nanoseconds(run, seconds):
    """Of the processor, for one run."""
    run()
    runs, start = 0, time.process_time_ns()
    while (taken := time.process_time_ns() - start) < seconds * 1e9 or runs == 0:
        run()
        runs += 1
    return taken / runs


def rows():
    """The name of each row, and what does its work."""
    random = np.random.default_rng(1)
    numbers = lambda *shape: random.uniform(-1, 1, shape).astype(FLOAT)
    for size in (1_000, 100_000, 10_000_000):
        a, b, c, y, z = (numbers(size) for _ in range(5))
        x = 8 * a
        yield f"elementwise/exp of {size}", lambda: np.exp(x, out=y)
        yield f"elementwise/tanh of {size}", lambda: np.tanh(x, out=y)
        yield f"elementwise/sigmoid of {size}", lambda: np.divide(1, 1 + np.exp(-x), out=y)
        yield f"elementwise/relu of {size}", lambda: np.maximum(x, 0, out=y)
        yield f"tensors/2a + b of {size}", lambda: np.add(np.multiply(a, 2, out=z), b, out=y)
        yield f"tensors/(ab + c)a - b / (c + 2) of {size}", lambda: np.subtract((a * b + c) * a, b / (c + 2), out=y)
    table, square = numbers(1024, 1000), numbers(1024, 1024)
    y = np.empty_like(square)
    yield "tensors/sums of 1024 rows", lambda: table.sum(axis=1)
    yield "tensors/sums of 1000 columns", lambda: table.sum(axis=0)

    def softmax():
        e = np.exp(table - table.max(axis=1, keepdims=True))
        return np.divide(e, e.sum(axis=1, keepdims=True), out=e)
    yield "tensors/softmax of 1024x1000", softmax
    yield "tensors/transposition of 1024x1024", lambda: np.copyto(y, square.T)
    for n in (3, 4, 8, 12, 16):
        a, b, y = numbers(n, n), numbers(n, n), numbers(n, n)
        yield f"tensors/sum of {n}x{n}", lambda: np.add(a, b, out=y)
        yield f"tensors/product of {n}x{n}", lambda: np.matmul(a, b, out=y)


def main():
    seconds, wanted = float(sys.argv[1]), re.compile(sys.argv[2])
    print(json.dumps({name: nanoseconds(run, seconds) for name, run in rows() if wanted.search(name)}))


if __name__ == "__main__":
    main()
