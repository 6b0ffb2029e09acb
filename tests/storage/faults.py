#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""A save that fails or is killed at any of its system calls: faults.py FOLDER COMPILER OPTION...

A library that stands before the C library lets the n-th call of the write fail, or kills the program there. Afterwards the
file is the old one or the new one, whole; and a save that failed says so and leaves nothing behind. The same on a file
system that is full, where one may mount a small one.
"""
import os
import pathlib
import re
import shutil
import subprocess
import sys

import preload

SAVER = r"""
#include <dovetail/layers.hpp>
#include <dovetail/storage/network.hpp>
#include <cstdlib>
using namespace dovetail;
int main(int, char** argv) {
  const Network<Sequential<Dense<3, 2>, Dense<2, 2>>> network(Seed{static_cast<std::uint64_t>(std::atoi(argv[2]))});
  try {
    save(network, argv[1]);
  } catch (const FormatError&) {
    return 3;
  }
}
"""
# Counts the calls once a file of the folder is opened for writing, and strikes at one of them.
FAULTS = r"""
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>
static int count;
static int strikes(const char* name) {
  const char* at = getenv("FAULT_AT");
  ++count;
  if (at == NULL) fprintf(stderr, "call %d %s\n", count, name);
  if (at == NULL || atoi(at) != count) return 0;
  const int error = atoi(getenv("FAULT_ERROR"));
  if (error == 0) kill(getpid(), SIGKILL);
  errno = error;
  return 1;
}
#define NEXT(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))
int open(const char* path, int flags, ...) {
  va_list list;
  va_start(list, flags);
  const int mode = va_arg(list, int);
  va_end(list);
  if (((flags & O_CREAT) || count > 0) && strikes("open")) return -1;
  return NEXT(open)(path, flags, mode);
}
ssize_t write(int file, const void* from, size_t size) {
  if (file <= 2) return NEXT(write)(file, from, size);
  if (strikes("write")) return -1;
  return NEXT(write)(file, from, size > 100 ? 100 : size);  // in small pieces
}
int fsync(int file) { return strikes("fsync") ? -1 : NEXT(fsync)(file); }
int rename(const char* from, const char* to) { return strikes("rename") ? -1 : NEXT(rename)(from, to); }
int close(int file) { return count > 0 && strikes("close") ? -1 : NEXT(close)(file); }
"""
# In a file system of 64 KiB: full.sh SAVER FOLDER. Exits with 3 for what is wrong.
FULL = r"""
mount -t tmpfs -o size=64k none "$2" && cd "$2" || exit 77
"$1" network 1 && cp network old || exit 3
cat /dev/zero > filler 2> /dev/null
"$1" network 2
[ $? = 3 ] && cmp network old && [ "$(echo *)" = "filler network old" ] || exit 3
rm filler
"$1" network 2 && ! cmp -s network old || exit 3
"""
ENOSPC, EINTR, KILL = 28, 4, 0


def main():
    folder, compiler = pathlib.Path(sys.argv[1]).resolve(), sys.argv[2:]
    program, library, files = preload.build(folder, compiler, SAVER, FAULTS)
    path = files / "network"

    def save(seed, **faults):
        return subprocess.run([program, path, str(seed)], env={**os.environ, **faults}, capture_output=True, text=True)

    def bytes_of(seed):
        preload.clear(files)
        assert save(seed).returncode == 0
        return path.read_bytes()

    old, new = bytes_of(1), bytes_of(2)
    calls = re.findall("call [0-9]+ ([a-z]+)", save(2, LD_PRELOAD=str(library)).stderr)
    wrong = [] if {"open", "write", "fsync", "rename", "close"} == set(calls) and old != new else [f"the calls are {calls}"]
    for number, call in enumerate(calls, 1):
        for error in (KILL, ENOSPC, *([EINTR] if call == "write" else [])):
            preload.clear(files)
            path.write_bytes(old)
            done = save(2, LD_PRELOAD=str(library), FAULT_AT=str(number), FAULT_ERROR=str(error))
            here, others = path.read_bytes(), [f.name for f in files.iterdir() if f != path]
            what = f"call {number}, {call}, error {error}: exit {done.returncode}, other files {others}"
            if here not in (old, new) or (done.returncode == 0 and here != new):
                wrong.append(f"{what}: the file is neither whole")
            if error == KILL and done.returncode != -9 or error == EINTR and done.returncode != 0:
                wrong.append(what)
            if error == ENOSPC and (others or done.returncode not in (0, 3)):
                wrong.append(what)
            if error == ENOSPC and done.returncode == 0 and call in ("write", "fsync", "rename") and number <= calls.index("rename") + 1:
                wrong.append(f"{what}: not told")
    preload.clear(files)
    full = shutil.which("unshare") and subprocess.run(["unshare", "-rm", "sh", "-c", FULL, "full.sh", program, files],
                                                      capture_output=True, text=True)
    if full and full.returncode == 3:
        wrong.append(f"on a full file system: {full.stdout}{full.stderr}")
    seen = "too" if full and full.returncode == 0 else "not seen: none can be mounted here"
    print("\n".join(wrong) or f"{len(calls)} calls: {' '.join(calls)}; the file was always whole; on a full file system {seen}")
    sys.exit(bool(wrong))


if __name__ == "__main__":
    main()
