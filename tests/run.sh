#!/bin/sh
# Installs what is missing, configures, builds, and runs every test through CTest.
set -u

usage() {
  cat <<'END'
sh tests/run.sh [--compiler CXX | --sanitize | --all | --coverage]

With no argument it tests with g++, and with clang++-19 what compilers differ in. Most programs are compiled
with little optimization, which takes less time: --all compiles them as in Release with g++ and clang++-19.

  --compiler CXX  test with this compiler, as in clang++-16, instead of g++
  --sanitize      test with g++ and its address and undefined-behaviour sanitizers
  --all           g++, clang++-16, clang++-19 and the sanitizers, one after the other, with the tests that take long
  --coverage      which lines of include/ no test reaches, after a build and a run of its own
  --help          this text

MNIST is read from $DOVETAIL_MNIST_DIR, else from ../shared/data/mnist; without it, what needs it is skipped.
END
}

root=$(cd "$(dirname "$0")/.." && pwd) || exit 1
cd "$root" || exit 1
. .ci/packages.sh

compilers=g++
modes=
heavy=no
case ${1-} in
  "")
    modes=g++
    need_compiler clang++-19 ;;
  --compiler)
    compilers=${2:?"--compiler wants a compiler, as in clang++-16"}
    modes=$compilers ;;
  --sanitize) modes=sanitizers ;;
  --all)
    heavy=yes
    compilers="g++ clang++-16 clang++-19"
    modes="$compilers sanitizers" ;;
  --coverage) ;;
  --help) usage; exit ;;
  *) usage >&2; exit 2 ;;
esac

need cmake cmake ctest
need ninja-build ninja
need pkg-config pkg-config
need python3 python3
need binutils ld objdump
need gdb gdb
need doxygen doxygen
need_headers libboost-dev boost/hana.hpp
need_headers libxsimd-dev xsimd/xsimd.hpp
need_headers doctest-dev doctest/doctest.h
need_headers zlib1g-dev zlib.h
need_headers libcsv-dev csv.h
need_headers rapidjson-dev rapidjson/reader.h
wish python3-numpy /usr/lib/python3/dist-packages/numpy
for compiler in g++ $compilers; do need_compiler "$compiler"; done
wish clangd /usr/bin/clangd
wish clang-format-19 /usr/bin/clang-format-19
wish libeigen3-dev /usr/include/eigen3/Eigen/Dense
if [ $heavy = yes ]; then
  wish g++-aarch64-linux-gnu /usr/bin/aarch64-linux-gnu-g++
  wish qemu-user /usr/bin/qemu-aarch64
  wish libc++-19-dev /usr/lib/llvm-19/include/c++/v1/version
  wish libc++abi-19-dev /usr/lib/llvm-19/lib/libc++abi.a
fi
install_missing

if [ -z "${DOVETAIL_MNIST_DIR-}" ] && [ -d ../shared/data/mnist ]; then
  DOVETAIL_MNIST_DIR=$(cd ../shared/data/mnist && pwd)
  export DOVETAIL_MNIST_DIR
fi
if [ "${1-}" = --coverage ]; then exec python3 tests/coverage.py build/coverage; fi
jobs=$(nproc 2>/dev/null || echo 2)

# run MODE: a compiler, or "sanitizers". Each has its folder under build/, and with --all another one.
run() {
  folder=build/$(basename "$1") preset=quick labels="-LE heavy"
  if [ $heavy = yes ]; then folder=build/all/$(basename "$1") preset=release labels=; fi
  if [ "$1" = clang++-16 ]; then preset=quick; fi        # it differs from clang++-19 in what it takes, not in how it optimizes
  case $1 in
    sanitizers)
      set -- --preset sanitizers
      labels="-LE compile_fail|heavy" ;;   # what must not compile, and what has its own flags, says nothing new here
    *) set -- --preset $preset "-DCMAKE_CXX_COMPILER=$1" ;;
  esac
  if [ "$compilers" != "${compilers#* }" ]; then
    set -- "$@" -DDOVETAIL_COMPILE_FAIL_COMPILERS=     # each compiler has a mode of its own
  else
    set -- "$@" -UDOVETAIL_COMPILE_FAIL_COMPILERS      # every compiler that is there
  fi
  # shellcheck disable=SC2086  # $labels is none or two words
  cmake "$@" -B "$folder" &&
    cmake --build "$folder" &&
    ctest --test-dir "$folder" --output-on-failure --no-tests=error -j "$jobs" $labels
}

failed=
summary=
for mode in $modes; do
  echo "== $mode"
  start=$(date +%s)
  if run "$mode"; then result=passed; else result=FAILED failed=yes; fi
  summary="$summary$(printf '%-12s %s in %d s' "$mode" "$result" $(($(date +%s) - start)))
"
done
if [ "$compilers" != "${compilers#* }" ]; then printf '\n%s' "$summary"; fi
[ -z "$failed" ]
