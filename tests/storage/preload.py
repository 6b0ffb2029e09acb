# SPDX-License-Identifier: MIT
"""A program and a library that stands before the C library's calls: what tests of writing files have in common."""
import subprocess


def build(folder, compiler, program, library):
    """Compiles both texts; returns the program, the library, and an empty folder for what the program writes."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "program.cpp").write_text(program)
    (folder / "library.c").write_text(library)
    subprocess.run([*compiler, folder / "program.cpp", "-o", folder / "program"], check=True)
    subprocess.run([compiler[0], "-x", "c", "-D_GNU_SOURCE", "-shared", "-fPIC", folder / "library.c", "-o", folder / "library.so",
                    "-ldl"], check=True)
    files = folder / "files"
    files.mkdir(exist_ok=True)
    clear(files)
    return folder / "program", folder / "library.so", files


def clear(files):
    for old in files.iterdir():
        old.unlink()
