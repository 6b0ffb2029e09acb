#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""What examples/embed promises: python3 tests/storage/embed.py EXAMPLE FOLDER COMPILER [OPTION...]

The program with the frozen network has the accuracy of the one that trained it, takes no memory from the heap between
the start of main() and its end, and opens nothing but the libraries that it is linked to.
"""
import pathlib
import re
import shutil
import subprocess
import sys

# Linked to the program. The run-time library itself takes memory, but before any code of the program and after it.
COUNT = """#include <cstddef>
#include <unistd.h>
extern "C" void* __libc_malloc(std::size_t);
extern "C" void* __libc_calloc(std::size_t, std::size_t);
extern "C" void* __libc_realloc(void*, std::size_t);
extern "C" void* __libc_memalign(std::size_t, std::size_t);
namespace {
volatile int count = 0;
struct Counting {
  Counting() { count = 0; }
  ~Counting() {
    if (count != 0) (void)!write(2, "memory was taken\\n", 17);
  }
} counting;
}
extern "C" {
void* malloc(std::size_t n) { count = count + 1; return __libc_malloc(n); }
void* calloc(std::size_t n, std::size_t m) { count = count + 1; return __libc_calloc(n, m); }
void* realloc(void* p, std::size_t n) { count = count + 1; return __libc_realloc(p, n); }
void* aligned_alloc(std::size_t a, std::size_t n) { count = count + 1; return __libc_memalign(a, n); }
void* memalign(std::size_t a, std::size_t n) { count = count + 1; return __libc_memalign(a, n); }
int posix_memalign(void** p, std::size_t a, std::size_t n) { count = count + 1; *p = __libc_memalign(a, n); return 0; }
}
"""
TAKES = "struct Takes { Takes() { delete new int(1); } } takes;\nvoid* volatile kept = new char[1];\n"


def run(*command, folder):
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True)
    if done.returncode != 0:
        sys.exit(f"{command} fails:\n{done.stdout}{done.stderr}"[:3000])
    return done


def accuracy(text):
    return re.findall(r"^test accuracy 0\.[0-9]{4}$", text, re.M)


def main():
    example, folder, compiler = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2]), sys.argv[3:]
    folder.mkdir(parents=True, exist_ok=True)
    run(*compiler, example / "train.cpp", "-o", "train", folder=folder)
    trained = accuracy(run("./train", "digits.hpp", folder=folder).stdout)

    (folder / "count.cpp").write_text(COUNT)
    (folder / "takes.cpp").write_text(TAKES)
    program = [*compiler, "-I.", example / "run.cpp", "count.cpp"]
    run(*program, "-o", "run", folder=folder)
    run(*program, "takes.cpp", "-o", "takes", folder=folder)
    if "memory was taken" not in run("./takes", folder=folder).stderr:
        sys.exit("memory that is taken is not counted")
    done = run("./run", folder=folder)
    if done.stderr:
        sys.exit(done.stderr)
    if len(trained) != 1 or accuracy(done.stdout) != trained:
        sys.exit(f"the frozen network has {done.stdout}, the trained one {trained}")

    strace = shutil.which("strace")
    traced = strace and subprocess.run([strace, "-f", "-e", "trace=open,openat,openat2", "./run"], cwd=folder,
                                       capture_output=True, text=True)
    if not traced or traced.returncode != 0:
        print("no strace here, so not seen which files are opened")
    else:
        opened = re.findall(r'^open\w*\([^"]*"([^"]*)".* = \d+$', traced.stderr, re.M)
        others = [path for path in opened if not re.search(r"/(ld\.so\.cache|lib[^/]*\.so[0-9.]*)$", path)]
        if others:
            sys.exit(f"it opens {others}")
    print(f"both have {trained[0]}")


if __name__ == "__main__":
    main()
