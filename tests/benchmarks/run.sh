#!/bin/sh
# Installs what is missing, builds the benchmarks in Release, and measures dovetail beside the peers that are installed.
set -u

usage() {
  cat <<'END'
sh tests/benchmarks/run.sh [--with-peers] [--data DIR] [--include DIR] [OPTION...]

  --with-peers    install the peers first: OpenBLAS, BLIS, oneDNN, libxsmm, Eigen, xtensor, and PyTorch and
                  NumPy for /usr/bin/python3
  --data DIR      train on MNIST; without it on the digits that ship, repeated to 60,000
  --include DIR   measure another dovetail, whose headers are there
  --help          this text

The compiler is $CXX, or g++. All other options go to run.py:
END
  python3 "$here/run.py" --help
}

here=$(cd "$(dirname "$0")" && pwd) || exit 1
root=$(cd "$here/../.." && pwd) || exit 1
. "$root/.ci/packages.sh"

DOVETAIL_COMMAND="sh tests/benchmarks/run.sh $*"
export DOVETAIL_COMMAND
include=
left=$#
while [ "$left" -gt 0 ]; do
  option=$1
  shift
  left=$((left - 1))
  case $option in
    --with-peers)
      as_root=
      if [ "$(id -u)" -ne 0 ]; then as_root=sudo; fi
      $as_root apt-get update -qq </dev/null || exit 1     # wish asks for packages by name
      for library in openblas blis dnnl xsmm; do wish lib$library-dev /usr/share/doc/lib$library-dev; done
      # BLIS's header includes OpenMP's, which Clang has in a package of its own.
      case ${CXX-} in clang++*) wish "libomp${CXX#clang++}-dev" /usr/lib/llvm"${CXX#clang++}"/lib/libomp.so ;; esac
      wish libeigen3-dev /usr/include/eigen3/Eigen/Core
      wish libxtensor-dev /usr/include/xtensor/xtensor.hpp
      wish python3-numpy /usr/lib/python3/dist-packages/numpy
      wish python3-torch /usr/lib/python3/dist-packages/torch ;;
    --data | --include)
      folder=$(cd "${1:?"$option wants a folder"}" && pwd) || exit 1
      if [ "$option" = --data ]; then export DOVETAIL_MNIST_DIR="$folder"; else include=$folder; fi
      shift
      left=$((left - 1)) ;;
    --help) usage; exit ;;
    *) set -- "$@" "$option" ;;     # behind the others: what is left in the end is for run.py
  esac
done

need cmake cmake
need ninja-build ninja
need python3 python3
need_compiler "${CXX:-g++}"
need_headers libboost-dev boost/hana.hpp
need_headers libxsimd-dev xsimd/xsimd.hpp
need_headers doctest-dev doctest/doctest.h
need_headers zlib1g-dev zlib.h
need_headers libbenchmark-dev benchmark/benchmark.h
install_missing

build=$root/build/benchmarks-$(basename "${CXX:-g++}")
cmake -S "$root" -B "$build" -G Ninja -DCMAKE_BUILD_TYPE=Release -DDOVETAIL_TESTS=ON -DDOVETAIL_BENCHMARKS=ON \
  -DDOVETAIL_BENCHMARKS_INCLUDE="$include" >/dev/null &&
  cmake --build "$build" --target benchmarks &&
  "$build/tests/benchmarks/benchmarks" --check || exit 1
exec python3 "$here/run.py" "$build/tests/benchmarks/benchmarks" --include "${include:-$root/include}" \
  --json "$build/benchmarks.json" --charts "$root/docs/images" "$@"
