// SPDX-License-Identifier: MIT
// mistake: Meaning: Sigmoid before a categorical loss
// text: dovetail: layer 1, Sigmoid, gives neither logits nor what Softmax gives, and the loss SparseCategoricalCrossentropy takes nothing else: write Softmax, or the loss BinaryCrossentropy, or Intended<Sigmoid> if it is intended
// type: no_problem<named<layer<1, Sigmoid, gives_neither_logits_nor_what_L_gives<Softmax>, and_the_loss_L_takes_nothing_else<SparseCategoricalCrossentropy>, write<Softmax, or_the_loss_L<BinaryCrossentropy>, or_L_if_it_is_intended<Intended<Sigmoid>>>>>::text>
#include <dovetail/dovetail.hpp>

using namespace dovetail;

#ifdef FIXED
using A = Sequential<Dense<4, 3>, Softmax>;
#else
using A = Sequential<Dense<4, 3>, Sigmoid>;
#endif

int main() {
  auto model = compile<A>(Adam{}, SparseCategoricalCrossentropy{});
  model.summary();
}
