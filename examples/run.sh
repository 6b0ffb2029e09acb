#!/bin/sh
# Installs what is missing, builds the example mnist in Release, and runs it with the arguments given:
#   sh examples/run.sh [--data DIR] [--epochs N] [--batch-size N] [--seed N]
# or the example embed, which trains a network, freezes it into a header, and runs a program that is compiled with it:
#   sh examples/run.sh embed
set -u
root=$(cd "$(dirname "$0")/.." && pwd) || exit 1
. "$root/.ci/packages.sh"

need cmake cmake
need ninja-build ninja
need_compiler "${CXX:-g++}"
need_headers libboost-dev boost/hana.hpp
need_headers libxsimd-dev xsimd/xsimd.hpp
need_headers zlib1g-dev zlib.h
install_missing

build=$root/build/examples
cmake -S "$root" -B "$build" -G Ninja -DCMAKE_BUILD_TYPE=Release -DDOVETAIL_EXAMPLES=ON >/dev/null || exit 1
if [ "${1:-}" = embed ]; then
  rm -f "$build/examples/embed/digits.hpp"     # so that the build trains it again
  cmake --build "$build" --target embed_run || exit 1
  exec "$build/examples/embed/embed_run"
fi
cmake --build "$build" --target mnist || exit 1
exec "$build/examples/mnist" "$@"     # in the caller's folder, so that --data may be relative
