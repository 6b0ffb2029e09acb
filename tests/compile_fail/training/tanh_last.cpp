// SPDX-License-Identifier: MIT
// mistake: Meaning: A cross-entropy after Tanh
// text: dovetail: layer 1, Tanh, gives neither logits nor what Sigmoid gives, and the loss BinaryCrossentropy takes nothing else: write Sigmoid, or Intended<Tanh> if it is intended
// type: no_problem<named<layer<1, Tanh, gives_neither_logits_nor_what_L_gives<Sigmoid>, and_the_loss_L_takes_nothing_else<BinaryCrossentropy>, write<Sigmoid, or_L_if_it_is_intended<Intended<Tanh>>>>>::text>
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
