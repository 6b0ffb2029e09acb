// SPDX-License-Identifier: MIT
// A frozen network needs no more than the single header.
#include "dovetail-single.hpp"

#include "tone.hpp"

int main() {
  if (!tone::verify()) return 1;
  std::printf("%.5f\n", static_cast<double>(tone::network.predict({1, 2})(0)));
}
