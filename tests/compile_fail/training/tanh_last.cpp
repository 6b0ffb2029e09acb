// SPDX-License-Identifier: MIT
// mistake: Meaning: A cross-entropy after Tanh
// text: dovetail: Sequential layer 1, Tanh, comes last, but the loss BinaryCrossentropy goes with Sigmoid: write Sigmoid, or Intended<Tanh> if it is intended
// type: no<layer<1, Tanh, comes_last, but_the_loss<BinaryCrossentropy, Sigmoid>, write<Sigmoid, or_if_it_is_intended<Intended<Tanh>>>>::text>
#include <dovetail/dovetail.hpp>

using namespace dovetail;

#ifdef FIXED
using A = Sequential<Dense<4, 1>, Sigmoid>;
#else
using A = Sequential<Dense<4, 1>, Tanh>;
#endif

int main() {
  auto model = compile<A>(Adam{}, BinaryCrossentropy{});
  model.summary();
}
