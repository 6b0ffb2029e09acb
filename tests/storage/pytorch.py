#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Networks that PyTorch made, trained and saved, read by dovetail: pytorch.py FOLDER [TEST_STORAGE]

Saves them by the Python of docs/from_pytorch.md, in both formats, with 100 inputs and what PyTorch makes of them, and lets the
test program compare. Without a program it only writes: tests/storage/pytorch/ is what
  pytorch.py tests/storage/pytorch
wrote, so that the test runs without PyTorch too. Exits with 77, for CTest's "skipped", where there is no PyTorch.
"""
import collections
import os
import pathlib
import re
import subprocess
import sys

try:
    import numpy as np
    import torch
    from torch import nn
except ImportError as error:
    print(f"skipped: {error}")
    sys.exit(77)

DOCUMENT = pathlib.Path(__file__).resolve().parents[2] / "docs/from_pytorch.md"


def snippet():
    code = re.search(r"<!-- python: tests/storage/pytorch.py -->\n```python\n(.*?)^```$", DOCUMENT.read_text(), re.S | re.M)[1]
    assert len(code.strip().splitlines()) <= 20
    return code


def train(net, outputs):
    """A few steps, so that weights and running statistics are those of no initializer."""
    optimizer = torch.optim.Adam(net.parameters(), lr=0.02)
    x = 3 * torch.randn(256, 6) + 1
    y = torch.stack([torch.sin(k + x).sum(1) for k in range(outputs)], 1).softmax(1)
    for _ in range(30):
        optimizer.zero_grad()
        nn.functional.mse_loss(net(x), y).backward()
        optimizer.step()
    return net


def numbers(rows):
    return 3 * torch.randn(rows, 6) + 1


def save(net, name, folder, samples=numbers):
    """name.npz, name.safetensors, and the 100 samples of name_samples.npz"""
    x = samples(3)
    code = snippet().replace('"digits.', f'"{folder}/{name}.')
    exec(code, {"net": net, "x": x})
    x = samples(100)
    with torch.no_grad():
        np.savez(folder / f"{name}_samples.npz", x=x.numpy(), y=net(x).numpy())


def main():
    folder = pathlib.Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    torch.manual_seed(5)
    torch.set_num_threads(1)
    mlp = [nn.Linear(6, 16), nn.ReLU(), nn.Linear(16, 16), nn.Tanh(), nn.Dropout(0.1), nn.Linear(16, 5)]
    save(train(nn.Sequential(*mlp), 5), "mlp", folder)
    normalized = [nn.Linear(6, 16, bias=False), nn.BatchNorm1d(16), nn.ReLU(), nn.Linear(16, 8), nn.BatchNorm1d(8, momentum=0.3),
                  nn.Sigmoid(), nn.Linear(8, 3), nn.Softmax(1)]
    save(train(nn.Sequential(*normalized), 3), "normalized", folder)
    # Names in an order that is not the alphabet's, of which the middle one is a module in a module.
    named = [("start", nn.Linear(6, 8)), ("act", nn.Tanh()), ("inner", nn.Sequential(nn.Linear(8, 8), nn.Tanh())),
             ("end", nn.Linear(8, 2))]
    save(train(nn.Sequential(collections.OrderedDict(named)), 2), "named", folder)
    tokens = nn.Sequential(nn.Embedding(12, 4), nn.Flatten(), nn.Linear(24, 5))
    save(tokens, "tokens", folder, samples=lambda rows: torch.randint(12, (rows, 6)))
    torch.save(nn.Linear(2, 1).state_dict(), folder / "pickled.npz")
    if len(sys.argv) == 2:
        return
    done = subprocess.run([sys.argv[2], "--test-case=networks of PyTorch's*"], env={**os.environ, "DOVETAIL_PYTORCH": str(folder)},
                          capture_output=True, text=True)
    print(done.stdout, done.stderr)
    sys.exit(done.returncode != 0 or not re.search(r"\| +4 passed", done.stdout))


if __name__ == "__main__":
    main()
