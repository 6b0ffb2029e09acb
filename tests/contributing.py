#!/usr/bin/env python3
"""Does what docs/contributing.md says: adds a layer and an optimizer to a copy of the tree, in the places of its lists and in
no others, and trains with them. `contributing.py ROOT FOLDER COMPILER...`; FOLDER is emptied, and gone afterwards."""
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
#include <dovetail/training/optimizer.hpp>

namespace dovetail::inline DOVETAIL_TARGET {

/// a = a + g², w = w - learning_rate · g / (√a + 1e-7)
struct Discarded {
  double learning_rate = 0.1;  ///< of the first step

  /// What is kept from step to step: a.
  template <class P>
  struct State {
    BOOST_HANA_DEFINE_STRUCT(State, (P, accumulator));
  };
  /// One step.
  template <class P>
  void step(P& parameters, const P& gradient, State<P>& state) const {
    const auto update = [*this]<class Pack>(Pack w, Pack g, Pack& a) {
      using T = typename Pack::value_type;
      a = a + g * g;
      return w - Pack(static_cast<T>(learning_rate)) * g / (detail::simd::sqrt(a) + Pack(T(1e-7)));
    };
    update_elements(update, parameters, gradient, state.accumulator);
  }
};

}  // namespace dovetail::inline DOVETAIL_TARGET
"""
TEST = """// SPDX-License-Identifier: MIT
#define DOCTEST_CONFIG_IMPLEMENT_WITH_MAIN
#include <laws/sizes.hpp>

#include <dovetail/dovetail.hpp>

using namespace laws;

TEST_CASE("the layer keeps the gradient law, alone and behind a product") {
  holds_for_vectors<Throwaway>();
  gradient_law<Sequential<Input<5>, Dense<W + 1>, Throwaway>>();
}
TEST_CASE("the optimizer trains a network with the layer") {
  using A = Sequential<Dense<1, 8>, Throwaway, Dense<1>>;
  const Tensor<float, dynamic, 1> x{{-1}, {-0.5}, {0}, {0.5}, {1}}, y{{1}, {0.25}, {0}, {0.25}, {1}};
  auto model = compile<A>(Discarded{}, MeanSquaredError{});
  const auto before = model.evaluate(x, y).loss;
  model.fit(x, y, {.epochs = 200, .verbose = 0});
  CHECK(model.evaluate(x, y).loss < 0.1 * before);
}
"""
ADDED = {
    "layer": ("include/dovetail/layers/throwaway.hpp", LAYER, "include/dovetail/layers.hpp", "layers/throwaway.hpp"),
    "optimizer": ("include/dovetail/training/discarded.hpp", OPTIMIZER, "include/dovetail/training.hpp", "training/discarded.hpp"),
}


def places(page, title):
    """The paths that the list of a section names, less the name of what is added."""
    section = re.search(rf"^## Adding an? {title}$(.*?)(?=^## |\Z)", page, re.MULTILINE | re.DOTALL).group(1)
    listed = section[re.search(r"^1\. ", section, re.MULTILINE).start():]
    return re.findall(r"`((?:include|tests|docs)/[\w/.]+|README\.md)`", listed)


def main(root, folder, compiler):
    page = (root / "docs/contributing.md").read_text(encoding="utf-8")
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(root / "include", folder / "include")
    shutil.copytree(root / "tests/laws", folder / "tests/laws")
    for title, (header, text, umbrella, line) in ADDED.items():
        listed = places(page, title)
        for place in listed:
            if "NAME" not in place and not (root / place).exists():
                sys.exit(f"docs/contributing.md: {title}: there is no {place}")
        named = Path(header).parent / "NAME.hpp"
        if named.as_posix() not in listed or umbrella not in listed:
            sys.exit(f"docs/contributing.md: {title}: expected {named} and {umbrella}, found {', '.join(listed)}")
        (folder / header).write_text(text)
        with open(folder / umbrella, "a") as lines:
            lines.write(f"#include <dovetail/{line}>\n")
    test = folder / "test.cpp"
    test.write_text(TEST)
    subprocess.run([compiler[0], f"-I{folder}/include", f"-I{folder}/tests", *compiler[1:], str(test), "-o", str(folder / "test")], check=True)
    subprocess.run([str(folder / "test")], check=True)
    subprocess.run([sys.executable, str(root / "tests/floors.py"), str(folder)], check=True)
    shutil.rmtree(folder)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3:])
