#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Files of NumPy's and of dovetail's, each read by the other: numpy_files.py FOLDER TEST_DATA

Writes files with NumPy, lets the test program read them and write its own, and reads those.
"""
import os
import pathlib
import re
import subprocess
import sys
import zipfile

import numpy as np

CODES = ["f4", "f8", "b1", "i1", "i2", "i4", "i8", "u1", "u2", "u4", "u8"]


def values(code):
    """100 i + 10 j + k of shape (2, 3, 4), in the type's range: as numpy_value() of npz.cpp has it."""
    i, j, k = np.indices((2, 3, 4))
    n = 100 * i + 10 * j + k
    return (n % 3 == 0 if code == "b1" else n if code[0] == "u" else n % 128 - 64).astype(code)


def write(folder):
    everything = {}
    for code in CODES:
        x = values(code)
        for order, mark in (("little", "<"), ("big", ">")):
            for axes, letter in (("c", "C"), ("fortran", "F")):
                for version in (1, 2, 3):
                    with open(folder / f"{code}_{order}_{axes}_{version}.npy", "wb") as file:
                        array = np.array(x, dtype=mark + code, order=letter)
                        np.lib.format.write_array(file, array, version=(version, 0))
        np.save(folder / f"{code}_number.npy", x[1, 2, 3])
        everything[code] = x
        everything[code + "_none"] = np.zeros((0, 7), code)
    for order, axes, version, mark in (("little", "c", 1, "<f2"), ("big", "fortran", 3, ">f2")):
        with open(folder / f"f2_{order}_{axes}_{version}.npy", "wb") as file:
            np.lib.format.write_array(file, np.array(values("f4"), mark, order=axes[0].upper()), version=(version, 0))
    # As Python 2 wrote it on a machine whose extents were longs.
    text = b"{'descr': '<f4', 'fortran_order': False, 'shape': (2L, 3L), }"
    text += b" " * (63 - (10 + len(text)) % 64) + b"\n"
    (folder / "python_2.npy").write_bytes(b"\x93NUMPY\x01\x00" + len(text).to_bytes(2, "little") + text
                                          + np.arange(1, 7).astype("<f4").tobytes())
    np.savez(folder / "stored.npz", **everything)
    np.savez_compressed(folder / "compressed.npz", **everything)
    limits = zipfile.ZIP64_LIMIT, zipfile.ZIP_FILECOUNT_LIMIT
    zipfile.ZIP64_LIMIT = zipfile.ZIP_FILECOUNT_LIMIT = 1  # what is large is a matter of definition
    np.savez(folder / "zip64.npz", **everything)
    zipfile.ZIP64_LIMIT, zipfile.ZIP_FILECOUNT_LIMIT = limits
    np.save(folder / "complex.npy", np.zeros(3, np.complex64))
    np.save(folder / "records.npy", np.zeros(3, [("a", "f4"), ("b", "i4")]))
    np.save(folder / "objects.npy", np.array([None, "text"], object), allow_pickle=True)


def check(folder):
    """What is wrong with what dovetail wrote."""
    wrong = []

    def same(what, found, expected):
        if found.dtype != expected.dtype or found.shape != expected.shape or not (found == expected).all():
            wrong.append(f"{what}: expected {expected!r}, found {found!r}")

    for code in CODES:
        x, start = values(code), f"dovetail_{code}"
        arrays = {"x": x, "row": x[1, 2], "number": x[1, 2, 3]}
        for name, array in (("", x), ("_row", x[1, 2]), ("_number", x[1, 2, 3]), ("_none", np.zeros((0, 7), code))):
            same(f"{start}{name}.npy", np.load(folder / f"{start}{name}.npy"), array)
        for packed in ("stored", "compressed"):
            with np.load(folder / f"{start}_{packed}.npz") as archive:
                if archive.files != list(arrays):
                    wrong.append(f"{start}_{packed}.npz has {archive.files}")
                for name, array in arrays.items():
                    same(f"{start}_{packed}.npz, {name}", archive[name], array)
        with np.load(folder / f"{start}_zip64.npz") as archive:
            same(f"{start}_zip64.npz", archive["x"], x)
        for packed in ("stored", "compressed", "zip64"):
            with zipfile.ZipFile(folder / f"{start}_{packed}.npz") as archive:
                if archive.testzip() is not None:
                    wrong.append(f"{start}_{packed}.npz has a wrong CRC")
        own, numpys = folder / f"{start}_none.npy", folder / "none.npy"
        np.save(numpys, np.zeros((0, 7), code))
        with open(own, "rb") as a, open(numpys, "rb") as b:
            if np.lib.format.read_magic(a) != np.lib.format.read_magic(b) or own.stat().st_size != numpys.stat().st_size:
                wrong.append(f"{own} has another header than NumPy's")
    return wrong


def main():
    folder, program = pathlib.Path(sys.argv[1]), sys.argv[2]
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.glob("dovetail_*"):
        old.unlink()
    write(folder)
    done = subprocess.run([program, "--test-case=*NumPy reads,NumPy writes*"],
                          env={**os.environ, "DOVETAIL_NUMPY_FILES": str(folder)}, capture_output=True, text=True)
    print(done.stdout, done.stderr)
    ran = re.search(r"\| +2 passed", done.stdout)
    wrong = check(folder) if done.returncode == 0 else ["the test program failed"]
    if not ran:  # a name of theirs has changed
        wrong.append("the test program did not run its two cases")
    print("\n".join(wrong) or f"{len(list(folder.iterdir()))} files were read and written")
    sys.exit(bool(wrong))


if __name__ == "__main__":
    main()
