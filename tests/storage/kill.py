#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Training that is killed at random points and started again: kill.py FOLDER COMPILER OPTION...

A library that stands before the C library counts the calls that write files, and each step of the training, and sends
SIGKILL at one of them. A program that is started again until it is done must leave the files that one leaves which was
never killed: the model, its history, and the checkpoints, bit for bit.
"""
import os
import pathlib
import random
import re
import subprocess
import sys

import preload

TRAINER = r"""
#include <sched.h>
#include <dovetail/dovetail.hpp>
#include <dovetail/storage.hpp>
using namespace dovetail;
using A = Sequential<Input<6>, Dense<12>, BatchNormalization, ReLU, Dropout<0.4>, Dense<3>, Softmax>;
struct EachStep {
  void on_train_batch_end(auto&) const { ::sched_yield(); }  // the library counts it
};
int main() {
  auto x = Tensor<float, dynamic, 6>::with_rows(90);
  auto y = Tensor<std::int32_t, dynamic>::with_rows(90);
  Random random(Seed{3});
  for (float& value : x.flat()) value = random.uniform<float>();
  for (std::size_t i = 0; i < 90; ++i) y(i) = x(i, 0) > x(i, 1) ? 0 : x(i, 2) > x(i, 3) ? 1 : 2;
  auto model = compile<A>(Adam{.learning_rate = 0.03}, SparseCategoricalCrossentropy{}, Accuracy{});
  const auto history = model.fit(x, y, {.epochs = 12, .batch_size = 16, .verbose = 0, .validation_split = 0.2, .seed = Seed{5}},
                                 EachStep{}, ModelCheckpoint{.path = "best-{epoch}", .save_best_only = true, .keep = 2},
                                 BackupAndRestore{"backup"});
  save(model, "model");
  std::FILE* const file = std::fopen("history", "w");
  history.for_each([&](const std::string& name, const auto& values) {
    std::fprintf(file, "%s", name.c_str());
    for (const double value : values) std::fprintf(file, " %a", value);
    std::fprintf(file, "\n");
  });
  std::fclose(file);
}
"""
KILLER = r"""
#include <dlfcn.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>
static void here(const char* name) {
  static int count;
  const char* at = getenv("KILL_AT");
  if (at == NULL) fprintf(stderr, "%s\n", name);
  if (++count == (at == NULL ? 0 : atoi(at))) kill(getpid(), SIGKILL);
}
#define NEXT(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))
int open(const char* path, int flags, ...) {
  va_list list;
  va_start(list, flags);
  const int mode = va_arg(list, int);
  va_end(list);
  if (flags & O_CREAT) here("open");
  return NEXT(open)(path, flags, mode);
}
ssize_t write(int file, const void* from, size_t size) {
  if (file <= 2) return NEXT(write)(file, from, size);
  here("write");
  return NEXT(write)(file, from, size > 1000 ? 1000 : size);  // in small pieces
}
int fsync(int file) { return here("fsync"), file < 0; }  // a killed program loses nothing that the system has
int rename(const char* from, const char* to) { return here("rename"), NEXT(rename)(from, to); }
int unlink(const char* path) { return here("unlink"), NEXT(unlink)(path); }
int sched_yield(void) { return here("step"), 0; }
"""
POINTS = 20


def main():
    folder, compiler = pathlib.Path(sys.argv[1]).resolve(), sys.argv[2:]
    program, library, files = preload.build(folder, compiler, TRAINER, KILLER)

    def train(**kill):
        done = subprocess.run([program], cwd=files, env={**os.environ, **kill}, capture_output=True, text=True)
        if done.returncode not in (0, -9):
            sys.exit(f"{kill}: exit {done.returncode}\n{done.stderr}")
        return done

    def result():
        """What is left; the temporary file of a checkpoint or of the model that was killed in its write may be."""
        return {f.name: f.read_bytes() for f in files.iterdir() if not re.fullmatch(r"(best-\d+|model)\.tmp\d+", f.name)}

    preload.clear(files)
    points = train(LD_PRELOAD=str(library)).stderr.split()
    preload.clear(files)
    train()
    whole = result()
    checkpoints = {name for name in whole if name.startswith("best-")}
    if set(whole) != {"model", "history", *checkpoints} or len(checkpoints) != 2 or "backup" in whole:
        sys.exit(f"a run that is not killed leaves {sorted(whole)}")

    def run(name, next_kill):
        """Trains until it is done, killed where next_kill(number of the start) says; 0 is nowhere."""
        preload.clear(files)
        kills, restored = [], 0
        while True:
            at = next_kill(len(kills))
            restored += (files / "backup").exists()
            if train(LD_PRELOAD=str(library), KILL_AT=str(at or -1)).returncode == 0:
                break
            kills.append(at)
        if result() != whole:
            different = [f for f in {*whole, *result()} if whole.get(f) != result().get(f)]
            wrong.append(f"{name}, killed at {kills} of {len(points)}: {sorted(different)} differ")
        return len(kills), restored

    wrong, draw = [], random.Random(7)
    # Each run is killed once, at a random point: half of them between writes, half inside.
    steps = [n for n, name in enumerate(points, 1) if name == "step"]
    writes = [n for n, name in enumerate(points, 1) if name != "step"]
    once = draw.sample(steps, POINTS // 2) + draw.sample(writes, POINTS // 2)
    restored = 0
    for at in once:
        kills, more = run("one run", lambda start, at=at: 0 if start else at)
        restored += more
        if kills != 1:
            wrong.append(f"killed {kills} times at point {at} of {len(points)}")
    # And one run is killed again and again.
    again, _ = run("the other run", lambda start: draw.randrange(1, len(points) // 4) if start < POINTS else 0)
    print("\n".join(wrong) or f"killed at {len(once)} of {len(points)} points, {restored} of them behind the first epoch, and one run "
          f"{again} times: model, history and checkpoints are always the same")
    sys.exit(bool(wrong) or restored < POINTS // 2)


if __name__ == "__main__":
    main()
