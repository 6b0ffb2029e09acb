// SPDX-License-Identifier: MIT
// mistake: Meaning: Softmax before a binary loss
// text: dovetail: layer 1, Softmax, gives neither logits nor what Sigmoid gives, and the loss BinaryCrossentropy takes nothing else: write Sigmoid, or the loss CategoricalCrossentropy, or SparseCategoricalCrossentropy, or Intended<Softmax> if it is intended
// type: no_problem<named<layer<1, Softmax, gives_neither_logits_nor_what_L_gives<Sigmoid>, and_the_loss_L_takes_nothing_else<BinaryCrossentropy>, write<Sigmoid, or_the_loss_L<CategoricalCrossentropy>, or_L<SparseCategoricalCrossentropy>, or_L_if_it_is_intended<Intended<Softmax>>>>>::text>
#include <dovetail/dovetail.hpp>

using namespace dovetail;

#ifdef FIXED
using A = Sequential<Dense<4, 3>, Sigmoid>;
#else
using A = Sequential<Dense<4, 3>, Softmax>;
#endif

int main() {
  auto model = compile<A>(Adam{}, BinaryCrossentropy{});
  model.summary();
}
