// SPDX-License-Identifier: MIT
// mistake: Meaning: A cross-entropy after a normalization
// text: dovetail: layer 1, BatchNormalization, gives neither logits nor what Softmax gives, and the loss CategoricalCrossentropy takes nothing else: put Softmax behind it, or write Intended<BatchNormalization> if it is intended
// type: no_problem<named<layer<1, BatchNormalization, gives_neither_logits_nor_what_L_gives<Softmax>, and_the_loss_L_takes_nothing_else<CategoricalCrossentropy>, put_L_behind_it<Softmax, or_write_L_if_it_is_intended<Intended<BatchNormalization>>>>>::text>
#include <dovetail/dovetail.hpp>

using namespace dovetail;

#ifdef FIXED
using A = Sequential<Dense<4, 3>, BatchNormalization, Softmax>;
#else
using A = Sequential<Dense<4, 3>, BatchNormalization>;
#endif

int main() {
  auto model = compile<A>(Adam{}, CategoricalCrossentropy{});
  model.summary();
}
