#!/bin/sh
# Fuzzes the readers with clang's libFuzzer: what is new in what they do is added to the corpus of the build.
set -u

usage() {
  cat <<'END'
sh tests/fuzz/run.sh [--minutes N | --runs N] [--keep] [READER...]

  READER       safetensors, npy, npz, idx or csv; all of them where none is named
  --minutes N  for each reader; 1 where nothing is said
  --runs N     that many executions of each reader, the same ones each time
  --keep       then makes tests/fuzz/corpus anew, of the smallest files that reach as much

The compiler is $CXX, else the newest clang++; $CXXFLAGS are added. What breaks a reader is kept in build/fuzz.
END
}

root=$(cd "$(dirname "$0")/../.." && pwd) || exit 1
work=${DOVETAIL_FUZZ_DIR-$root/build/fuzz}
limit=-max_total_time=60
keep=no
readers=
while [ $# -gt 0 ]; do
  case $1 in
    --minutes) limit=-max_total_time=$((${2:?} * 60)) && shift ;;
    --runs) limit="-runs=${2:?} -seed=1" && shift ;;
    --keep) keep=yes ;;
    --help) usage; exit ;;
    -*) usage >&2; exit 2 ;;
    *) readers="$readers $1" ;;
  esac
  shift
done

mkdir -p "$work" && cd "$work" || exit 1
# shellcheck disable=SC2086  # several words
works() { echo 'extern "C" int LLVMFuzzerTestOneInput(const char*, unsigned long) { return 0; }' |
  "$1" -fsanitize=fuzzer,address,undefined -x c++ - -o works 2>/dev/null; }
for compiler in "${CXX-}" clang++-21 clang++-20 clang++-19 clang++-18 clang++-17 clang++-16 clang++ ""; do
  if [ -n "$compiler" ] && works "$compiler"; then break; fi
done
if [ -z "$compiler" ]; then
  echo "no clang++ with libFuzzer (Debian: clang-19 and libclang-rt-19-dev)"
  exit 77
fi

failed=
for reader in ${readers:-safetensors npy npz idx csv}; do
  echo "== $reader"
  mkdir -p "corpus/$reader" "bugs/$reader" smallest
  kept=$root/tests/fuzz/corpus/$reader
  # shellcheck disable=SC2086
  "$compiler" -std=c++20 -O1 -g1 -fno-omit-frame-pointer -fsanitize=fuzzer,address,undefined \
    -fno-sanitize-recover=all -I"$root/include" ${CXXFLAGS-} "$root/tests/fuzz/$reader.cpp" -o "$reader" -lz -lcsv &&
    "./$reader" $limit -timeout=10 -max_len=4096 -malloc_limit_mb=16 -rss_limit_mb=1024 -print_final_stats=1 \
      "-dict=$root/tests/fuzz/words.dict" "-artifact_prefix=bugs/$reader/" "corpus/$reader" "$kept" || failed=yes
  if [ $keep = yes ] && [ -z "$failed" ]; then
    rm -rf "smallest/$reader" && mkdir "smallest/$reader" &&
      "./$reader" -set_cover_merge=1 -use_cmp=0 -use_counters=0 -max_len=4096 "smallest/$reader" "$kept" "corpus/$reader" &&
      rm -rf "$kept" && mkdir -p "$kept" && i=0 &&
      for file in "smallest/$reader"/*; do i=$((i + 1)) && cp "$file" "$kept/$(printf %03d $i)" || exit 1; done
  fi
done
[ -z "$failed" ]
