#!/usr/bin/env python3
"""Does what docs/contributing.md says: adds a layer and an optimizer to a copy of the tree, in the places of its lists and in
no others; lets tests/catalogue.py write the rest; runs the tests of every layer for the new one; and trains with both.
`contributing.py ROOT FOLDER COMPILER...`; FOLDER is emptied, and gone afterwards."""
import re
import shutil
import subprocess
import sys
from pathlib import Path

LAYER = """// SPDX-License-Identifier: MIT
#pragma once
#include <dovetail/layers/elementwise.hpp>

namespace dovetail::inline DOVETAIL_TARGET {

/// y = x / (1 + |x|), dx = dy (1 - |y|)²
struct Throwaway : Elementwise<Throwaway> {
  using gives = Gives::neither;
  template <class Pack>
  constexpr Pack operator()(Pack x) const noexcept {
    return x / (Pack(1) + (detail::simd::abs)(x));
  }
  template <class Pack>
  static Pack gradient(Pack y, Pack dy) noexcept {
    const Pack slope = Pack(1) - (detail::simd::abs)(y);
    return dy * slope * slope;
  }
};

}  // namespace dovetail::inline DOVETAIL_TARGET
"""
OPTIMIZER = """// SPDX-License-Identifier: MIT
#pragma once
#include <cstdint>

#include <dovetail/training/update.hpp>

namespace dovetail::inline DOVETAIL_TARGET {

/// a = a + g², w = w - learning_rate · g / (√a + 1e-7)
struct Discarded {
  LearningRate learning_rate = 0.1;       ///< of the first step: a number, or a schedule
  OptimizerOption weight_decay = {};      ///< kernels lose learning_rate · weight_decay of themselves in each step
  OptimizerOption clip_norm = {};         ///< the largest L2 norm of the gradient of a tensor; 0: any
  OptimizerOption clip_value = {};        ///< the largest number of the gradient; 0: any
  OptimizerOption global_clip_norm = {};  ///< the largest L2 norm of the gradient as a whole; 0: any

  /// What is kept from step to step: a, and how many there were.
  template <class P>
  struct State {
    BOOST_HANA_DEFINE_STRUCT(State, (P, accumulator), (std::uint64_t, steps));
  };
  /// Names them all.
  void settings(OptimizerSettings& to) const { detail::training::common_settings(*this, to); }
  /// One step.
  template <class P, class Update = detail::training::UpdateElements>
  void step(P& parameters, const P& gradient, State<P>& state, const Update& update = {}) const {
    const auto rule = []<class Pack>(Pack rate, Pack w, Pack g, Pack& a) {
      a = a + g * g;
      return w - rate * g / (detail::simd::sqrt(a) + detail::training::constant<Pack>(1e-7));
    };
    update(detail::training::Step(*this, learning_rate(state.steps++)), rule, parameters, gradient, state.accumulator);
  }
};

}  // namespace dovetail::inline DOVETAIL_TARGET
"""
TEST = """// SPDX-License-Identifier: MIT
#include <dovetail/layers/throwaway.hpp>

#include <doctest/doctest.h>

#include <dovetail/dovetail.hpp>
#include <dovetail/training/optimizers.hpp>

using namespace dovetail;

TEST_CASE("the optimizer trains a network with the layer") {
  using A = Sequential<Dense<1, 8>, Throwaway, Dense<1>>;
  const Tensor<float, dynamic, 1> x{{-1}, {-0.5}, {0}, {0.5}, {1}}, y{{1}, {0.25}, {0}, {0.25}, {1}};
  auto model = compile<A>(Discarded{.weight_decay = 1e-5}, MeanSquaredError{});
  const auto before = model.evaluate(x, y).loss;
  model.fit(x, y, {.epochs = 200, .verbose = 0});
  CHECK(model.evaluate(x, y).loss < 0.1 * before);
}
"""
ENTRY = '    Entry<"throwaway", Input<N>, Throwaway>,  // not in PyTorch: it is thrown away\n'
BEFORE_ENTRIES = "using Entries = layers::types<\n"
MADE = {"README.md", "docs/layers.md", "include/dovetail/layers.hpp"}  # by tests/catalogue.py
COPIED = ("include", "docs", "tests", "README.md")


def places(page, title):
    """The paths that the list of a section names, less the name of what is added."""
    section = re.search(rf"^## Adding an? {title}$(.*?)(?=^## |\Z)", page, re.MULTILINE | re.DOTALL).group(1)
    listed = section[re.search(r"^1\. ", section, re.MULTILINE).start():]
    return re.findall(r"`((?:include|tests|docs)/[\w/.]+|README\.md)`", listed)


def check_list(root, title, wanted):
    """The list of a section has these places, and what it has is there."""
    listed = places((root / "docs/contributing.md").read_text(encoding="utf-8"), title)
    for place in listed:
        if "NAME" not in place and not (root / place).exists():
            sys.exit(f"docs/contributing.md: {title}: there is no {place}")
    if not wanted <= set(listed):
        sys.exit(f"docs/contributing.md: {title}: expected {', '.join(sorted(wanted))}, found {', '.join(listed)}")


def files(folder):
    """The files of the tree, by name."""
    found = [path for part in COPIED for path in [folder / part, *(folder / part).rglob("*")]]
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found if path.is_file() and path.suffix != ".pyc"}


def changed(folder, before):
    return {name for name, text in files(folder).items() if before.get(name) != text}


def main(root, folder, compiler):
    def run(*command):
        subprocess.run(list(map(str, command)), check=True)

    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    for part in COPIED:
        (shutil.copytree if (root / part).is_dir() else shutil.copyfile)(root / part, folder / part)
    before = files(folder)

    check_list(root, "layer", {"include/dovetail/layers/NAME.hpp", "tests/layers/NAME.cpp", "tests/catalogue.hpp"})
    (folder / "include/dovetail/layers/throwaway.hpp").write_text(LAYER)
    (folder / "tests/layers/throwaway.cpp").write_text(TEST)
    catalogue = folder / "tests/catalogue.hpp"
    catalogue.write_text(catalogue.read_text().replace(BEFORE_ENTRIES, BEFORE_ENTRIES + ENTRY))
    by_hand = changed(folder, before)
    run(sys.executable, folder / "tests/catalogue.py", "--write")
    made = changed(folder, before) - by_hand
    print(f"A layer touches {len(by_hand)} files: {', '.join(sorted(by_hand))}. Made from them: {', '.join(sorted(made))}.")
    if len(by_hand) != 3 or made != MADE:
        sys.exit("expected three, and the lists")

    check_list(root, "optimizer", {"include/dovetail/training/NAME.hpp", "include/dovetail/training/optimizers.hpp"})
    (folder / "include/dovetail/training/discarded.hpp").write_text(OPTIMIZER)
    with open(folder / "include/dovetail/training/optimizers.hpp", "a") as umbrella:
        umbrella.write("#include <dovetail/training/discarded.hpp>\n")

    # The new entry is the first of the catalogue.
    options = [f"-I{folder}/include", f"-I{folder}/tests", *compiler[1:], "-DDOCTEST_CONFIG_IMPLEMENT_WITH_MAIN", "-DSHARD=0",
               f"-DSHARDS={catalogue.read_text().count('Entry<' + chr(34))}", "-DDOVETAIL_WITH_STORAGE=0",
               f'-DDOVETAIL_GOLDENS="{folder}/tests/goldens/pytorch"']
    for test in ("catalogue.cpp", "layers/throwaway.cpp"):
        run(compiler[0], *options, folder / "tests" / test, "-o", folder / "test")
        run(folder / "test")
    run(sys.executable, folder / "tests/floors.py", folder)
    shutil.rmtree(folder)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3:])
