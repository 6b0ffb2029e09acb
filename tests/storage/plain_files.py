#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Safetensors files of Python's and of dovetail's, each read by the other: plain_files.py FOLDER TEST_STORAGE

A reader and a writer of the format, from its description alone (https://github.com/huggingface/safetensors, "Format").
Writes files, lets the test program read them and write its own, and reads those.
"""
import json
import os
import pathlib
import re
import subprocess
import sys

import numpy as np

TYPES = {"F64": "<f8", "F32": "<f4", "F16": "<f2", "BF16": "<u2", "U8": "u1"}  # NumPy has no bfloat16


def write(path, tensors, metadata=None, spaces=0):
    """tensors: {name: (type, array)}, written in their order."""
    header, data = {}, b""
    if metadata is not None:
        header["__metadata__"] = metadata
    for name, (kind, array) in tensors.items():
        elements = np.ascontiguousarray(array, TYPES[kind]).tobytes()
        header[name] = {"dtype": kind, "shape": list(array.shape), "data_offsets": [len(data), len(data) + len(elements)]}
        data += elements
    text = json.dumps(header).encode("utf-8") + b" " * spaces
    path.write_bytes(len(text).to_bytes(8, "little") + text + data)


def read(path):
    """({name: array}, metadata), after checking that every byte is of one tensor."""
    file = path.read_bytes()
    length = int.from_bytes(file[:8], "little")
    header, data = json.loads(file[8:8 + length]), file[8 + length:]
    assert file[8:9] == b"{" and (8 + length) % 8 == 0
    metadata = header.pop("__metadata__", {})
    assert all(isinstance(value, str) for value in metadata.values())
    tensors, end = {}, 0
    for name, entry in sorted(header.items(), key=lambda item: item[1]["data_offsets"]):
        begin, stop = entry["data_offsets"]
        assert begin == end and set(entry) == {"dtype", "shape", "data_offsets"}
        elements = np.frombuffer(data[begin:stop], TYPES[entry["dtype"]])
        tensors[name], end = elements.reshape(entry["shape"]), stop
    assert end == len(data)
    return tensors, metadata


def numbers(name, shape):
    """Numbers that float16 and bfloat16 have, and that are others for each tensor and place."""
    return (np.arange(np.prod(shape, dtype=int)).reshape(shape) + 8 * len(name)) / 4


SHAPES = {"0.kernel": (3, 2), "0.bias": (2,), "1.gamma": (2,), "1.beta": (2,), "1.moving_mean": (2,), "1.moving_variance": (2,),
          "2.0.kernel": (2, 2), "2.0.bias": (2,)}


def bits_of(kind, array):
    return array.astype("<f4").view("<u4") >> 16 if kind == "BF16" else array  # all of it: the lower half is 0


def main():
    folder, program = pathlib.Path(sys.argv[1]), sys.argv[2]
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.glob("*.safetensors"):
        old.unlink()
    values = {name: numbers(name, shape) for name, shape in SHAPES.items()}
    for kind in ("F64", "F32", "F16", "BF16"):
        tensors = {name: (kind, bits_of(kind, array)) for name, array in values.items()}
        write(folder / f"plain_{kind}.safetensors", tensors)
        write(folder / f"reversed_{kind}.safetensors", dict(reversed(tensors.items())), {"format": "pt", "é": "\n"}, spaces=3)
    write(folder / "extra.safetensors", {**{n: ("F32", a) for n, a in values.items()}, "flags": ("U8", np.arange(3))})
    done = subprocess.run([program, "--test-case=files that Python writes*,files that Python reads"],
                          env={**os.environ, "DOVETAIL_SAFETENSORS": str(folder)}, capture_output=True, text=True)
    print(done.stdout, done.stderr)
    wrong = [] if done.returncode == 0 else ["the test program failed"]
    if not re.search(r"\| +2 passed", done.stdout):  # a name of theirs has changed
        wrong.append("the test program did not run its two cases")
    for kind in () if wrong else ("F32", "F64"):
        tensors, metadata = read(folder / f"dovetail_{kind}.safetensors")
        if set(metadata) != {"dovetail.architecture", "dovetail.hash", "dovetail.version"}:
            wrong.append(f"{kind}: the metadata is {metadata}")
        if set(tensors) != set(SHAPES):
            wrong.append(f"{kind}: the tensors are {list(tensors)}")
        for name, array in tensors.items():
            if array.dtype != TYPES[kind] or array.shape != SHAPES[name] or not (array == values[name]).all():
                wrong.append(f"{kind}: {name} is {array!r}, expected {values[name]!r}")
        golden, _ = read(folder / f"dovetail_{kind}_golden.safetensors")
        if set(golden) != set(SHAPES) | {"golden.input", "golden.output", "golden.layers"}:
            wrong.append(f"{kind}: the file with golden samples has {list(golden)}")
        h = golden["golden.input"] @ values["0.kernel"] + values["0.bias"]
        h = values["1.gamma"] * (h - values["1.moving_mean"]) / np.sqrt(values["1.moving_variance"] + 1e-3) + values["1.beta"]
        y = h + h @ values["2.0.kernel"] + values["2.0.bias"]
        if not np.allclose(golden["golden.output"], y, rtol=1e-5 if kind == "F32" else 1e-12):
            wrong.append(f"{kind}: the golden outputs are {golden['golden.output']}, expected {y}")
        model, metadata = read(folder / f"dovetail_{kind}_model.safetensors")
        expected = set(SHAPES) | {f"optimizer.{m}.{name}" for m in "mv" for name in SHAPES if "moving" not in name}
        if set(model) != expected or metadata["dovetail.epochs"] != "0" or metadata["dovetail.optimizer.steps"] != "0":
            wrong.append(f"{kind}: the model has {list(model)} and {metadata}")
    print("\n".join(wrong) or f"{len(list(folder.iterdir()))} files were read and written")
    sys.exit(bool(wrong))


if __name__ == "__main__":
    main()
