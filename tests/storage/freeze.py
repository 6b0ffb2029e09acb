#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Headers that freeze() writes are compiled: python3 tests/storage/freeze.py FOLDER COMPILER [OPTION...]

One program freezes networks and writes their numbers beside them; another one includes the headers, has the same numbers bit
for bit, in memory that is only read, and takes no memory of its own. A header whose numbers were changed does not compile,
or its verify() says so.
"""
import pathlib
import re
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests"))
from catalogue import entries  # noqa: E402

MORE = {  # name: architecture
    "names": "Sequential<Input<4>, LeakyReLU<1. / 3>, Dropout<0.5>, With<Dense<2>, NoBias, HeNormal>, "
             "With<BatchNormalization, Momentum<0.9>, Epsilon<1e-7>>>",
    "meant": "Sequential<Input<4>, Intended<With<BatchNormalization, Epsilon<0.1>>>, Intended<Dropout<0.5>>>",
    "graph": "Graph<Input<4>, Tap<\"x\">, Shared<\"s\", Dense<4>>, ReLU, Join<Add, \"x\">, Tap<\"a\">, Shared<\"s\", Dense<4>>, "
             "Join<Concatenate, \"a\">, Slice<1, 6>, Tap<\"b\">, Scale<0.5>, Join<Dot, \"b\">>",
    "ends": "Graph<NamedInput<\"image\", 3, 2>, Flatten<>, Dense<4>, Tanh, Tap<\"seen\">, NamedInput<\"words\", 3>, Embedding<9, 2>, "
            "Flatten<>, Join<Concatenate, \"seen\">, Tap<\"trunk\">, Dense<3>, Softmax, Output<\"digit\">, Use<\"trunk\">, Dense<1>, "
            "Output<\"angle\">>",
    "siamese": "Graph<NamedInput<\"left\", 4>, Shared<\"encoder\", Dense<3>, Tanh>, Tap<\"one\">, NamedInput<\"right\", 4>, "
               "Shared<\"encoder\", Dense<3>, Tanh>, Join<Subtract, \"one\">, Dense<1>, Sigmoid>",
    "branches": "Sequential<Input<3>, Parallel<Average, Dense<3>, Sequential<Dense<2>, Tanh, Dense<3>>, Softmax>>",
    "custom": "Sequential<Dense<3, 3>, mine::Twice, Dense<3, 2>>",
}
LARGE = {  # compilers would try for long
    "digits": "Sequential<Flatten<28, 28>, Dense<784, 128>, ReLU, Dense<128, 10>, Softmax>",
    "wide": "Sequential<Input<90>, Dense<90>, BatchNormalization, Residual<Dense<90>, Tanh>, Dense<2>>",
}
LAYERS = {f"layer_{entry.name}": entry.architecture() for entry in entries()}
NETWORKS = {name: (architecture, "float") for name, architecture in {**LAYERS, **MORE, **LARGE}.items()}
NETWORKS |= {f"{name}_double": (architecture, "double")  # what a layer writes does not depend on it
             for name, architecture in {"layer_dense": LAYERS["layer_dense"], **MORE, **LARGE}.items()}
LARGE_ONES = [name + suffix for name in LARGE for suffix in ("", "_double")]
IN_ONE_PROGRAM = 20

OWN = """#pragma once
#include <dovetail/layers/elementwise.hpp>
namespace mine {
struct Twice : dovetail::Elementwise<Twice> {  // not for constant expressions
  template <class Pack>
  Pack operator()(Pack x) const noexcept { return x + x; }
  template <class Pack>
  static Pack gradient(Pack, Pack dy) noexcept { return dy + dy; }
};
}
"""
WRITER = """#include <dovetail/storage/freeze.hpp>
#include <fstream>
#include <random>
#include <string>
#include "own.hpp"
using namespace dovetail;

// All bits that there are: infinities, denormal numbers, negative zeros, NaNs with a load.
template <class A, class T>
void write(const std::string& name) {
  Network<A, T> network(Seed{5});
  freeze(network, name + ".hpp", {.includes = {"own.hpp"}, .fold = false});
  std::mt19937_64 random(5);
  std::ofstream bits(name + ".bits", std::ios::binary);
  const auto scramble = [&](const TensorPath&, auto& tensor) {
    std::size_t i = 0;
    for (T& x : tensor.flat()) {
      detail::simd::constant::Bits<T> b = static_cast<detail::simd::constant::Bits<T>>(random());
      if (i % 5 == 1) b &= 1023;                                       // denormal
      if (i % 5 == 2) b |= std::bit_cast<decltype(b)>(-detail::simd::constant::infinity<T>);  // a NaN
      if (i == 0) b = std::bit_cast<decltype(b)>(T(-0.));
      if (i == 5) b = std::bit_cast<decltype(b)>(detail::simd::constant::infinity<T>);
      if (++i < tensor.size()) x = std::bit_cast<T>(b);  // an answer of its size remains, which others are compared to
    }
    bits.write(reinterpret_cast<const char*>(tensor.data()), static_cast<std::streamsize>(tensor.size() * sizeof(T)));
  };
  for_each_tensor(scramble, network.parameters());
  for_each_tensor(scramble, network.states());
  freeze(network, name + "_bits.hpp", {.includes = {"own.hpp"}, .fold = false});
}
int main() {
CALLS}
"""
HEAD = """#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <iterator>
#include <new>
#include <string>

int allocations = 0;
void* operator new(std::size_t size) {
  ++allocations;
  if (void* p = std::malloc(size)) return p;
  throw std::bad_alloc();
}
void* operator new[](std::size_t size, std::align_val_t at) {
  ++allocations;
  if (void* p = std::aligned_alloc(std::size_t(at), (size + 63) / 64 * 64)) return p;
  throw std::bad_alloc();
}
void operator delete(void* p) noexcept { std::free(p); }
void operator delete(void* p, std::size_t) noexcept { std::free(p); }
void operator delete[](void* p, std::align_val_t) noexcept { std::free(p); }
"""
READER = """#include "NAME.hpp"
#include "NAME_bits.hpp"
namespace own_NAME {
using namespace dovetail;
using A = ARCHITECTURE;
}
static_assert(std::is_same_v<NAME::Architecture, own_NAME::A> && std::is_same_v<NAME_bits::Architecture, own_NAME::A>);
static_assert(std::is_same_v<decltype(NAME::network), const dovetail::Network<own_NAME::A, TYPE>>);
static_assert(dovetail::detail::networks::computable<NAME::network, NAME::golden> == COMPUTABLE);
[[maybe_unused]] constexpr const auto* address_of_NAME = &NAME::network;

int check_NAME() {
  const int before = allocations;
  if (!NAME::verify() || allocations != before) return std::printf("NAME differs by %g\\n", NAME::largest_difference());
  std::ifstream file("NAME.bits", std::ios::binary);
  const std::string bits{std::istreambuf_iterator<char>(file), {}};
  const char* at = bits.data();
  bool same = true;
  const auto compare = [&](const dovetail::TensorPath&, const auto& tensor) {
    const std::size_t size = tensor.size() * sizeof(TYPE);
    same = same && at + size <= bits.data() + bits.size() && std::memcmp(at, tensor.data(), size) == 0;
    at += size;
  };
  dovetail::for_each_tensor(compare, NAME_bits::network.parameters());
  dovetail::for_each_tensor(compare, NAME_bits::network.states());
  if (!same || at != bits.data() + bits.size()) return std::printf("NAME has other bits\\n");
  dovetail::Network<own_NAME::A, TYPE> copy = NAME::network;  // owns
  bool apart = true;
  dovetail::for_each_tensor([&](const dovetail::TensorPath&, auto& mine, const auto& frozen) {
    apart = apart && mine.data() != frozen.data() && mine == frozen;
    mine.fill(0);
  }, copy.parameters(), NAME::network.parameters());
  return apart ? 0 : std::printf("NAME is not copied\\n");
}
"""


def run(command, folder):
    return subprocess.run(command, cwd=folder, capture_output=True, text=True)


def fail(text):
    sys.exit(text[:3000])


def reader(name):
    """What reads the header of a network."""
    architecture, kind = NETWORKS[name]
    source = READER.replace("NAME", name).replace("ARCHITECTURE", architecture).replace("TYPE", kind)
    if name in LARGE_ONES:
        source = re.sub(r"static_assert\(dovetail::detail::networks::computable.*\n", "", source)
    return source.replace("COMPUTABLE", "false" if name.startswith("custom") else "true")


def main():
    folder, compiler = pathlib.Path(sys.argv[1]), sys.argv[2:]
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "own.hpp").write_text(OWN)
    calls = "".join(f'  write<{a}, {kind}>("{name}");\n' for name, (a, kind) in NETWORKS.items())
    (folder / "writer.cpp").write_text(WRITER.replace("CALLS", calls))
    done = run([*compiler, "writer.cpp", "-o", "writer"], folder)
    if done.returncode or done.stderr:
        fail(done.stderr)
    if run(["./writer"], folder).returncode:
        fail("freeze() fails")

    names = list(NETWORKS)
    for start in range(0, len(names), IN_ONE_PROGRAM):
        some = names[start:start + IN_ONE_PROGRAM]
        (folder / "reader.cpp").write_text(
            HEAD + "".join(map(reader, some)) + "int main() {\n  return " + " + ".join(f"check_{name}()" for name in some) + ";\n}\n")
        done = run([*compiler, "reader.cpp", "-o", "reader"], folder)
        if done.returncode or done.stderr:
            fail(f"{', '.join(some)}: {done.stderr}")
        done = run(["./reader"], folder)
        if done.returncode:
            fail(f"{done.stdout}{done.stderr}")
    for name in names:
        if ("static_assert" in (folder / f"{name}.hpp").read_text()) == (name in LARGE_ONES):
            fail(f"{name}: a static_assert where it should not be, or none where it should be")

    # The numbers are in a section that is only read, and nothing runs before main.
    (folder / "sections.cpp").write_text('#include "digits.hpp"\nconst auto* address() { return &digits::network; }\n')
    if run([*compiler, "-c", "sections.cpp", "-o", "sections.o"], folder).returncode == 0:
        sections = run(["objdump", "-h", "sections.o"], folder).stdout
        if sections:
            sizes = re.findall(r"^ +\d+ (\S+) +([0-9a-f]+) ", sections, re.M)
            if not any(s.startswith(".rodata") and int(n, 16) == 4 * 100352 for s, n in sizes):
                fail("the kernel is not in read-only memory:\n" + sections)
            if any(s.startswith((".init_array", ".data.digits", ".bss")) and int(n, 16) > 0 for s, n in sizes):
                fail("something is not constant:\n" + sections)

    # A changed answer: of a small network it does not compile, of a large one verify() says no.
    for name in ("layer_dense", "digits"):
        text = (folder / f"{name}.hpp").read_text()
        start = text.index("}}, {{", text.index("golden{{{"))
        at = text.index("0x1.", start)
        (folder / "changed.hpp").write_text(text[:at] + "2 * " + text[at:])
        (folder / "changed.cpp").write_text(f'#include "changed.hpp"\nint main() {{ return {name}::verify() ? 0 : 7; }}\n')
        done = run([*compiler, "changed.cpp", "-o", "changed"], folder)
        if name == "layer_dense" and (done.returncode == 0 or "does not answer as it did" not in done.stderr):
            fail(f"a changed answer compiles: {done.stderr}")
        if name == "digits" and (done.returncode or run(["./changed"], folder).returncode != 7):
            fail(f"a changed answer is not found: {done.stderr}")
    print(f"{2 * len(NETWORKS)} headers are what they should be")


if __name__ == "__main__":
    main()
