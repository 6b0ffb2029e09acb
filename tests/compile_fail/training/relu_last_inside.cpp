// SPDX-License-Identifier: MIT
// mistake: Meaning: A cross-entropy after a container that ends in ReLU
// text: dovetail: layer 1.1, ReLU, gives neither logits nor what Softmax gives, and the loss SparseCategoricalCrossentropy takes nothing else: write Softmax, or Intended<ReLU> if it is intended
// type: no_problem<named<inside_layer<1, layer<1, ReLU, gives_neither_logits_nor_what_L_gives<Softmax>, and_the_loss_L_takes_nothing_else<SparseCategoricalCrossentropy>, write<Softmax, or_L_if_it_is_intended<Intended<ReLU>>>>>>::text>
#include <dovetail/dovetail.hpp>

using namespace dovetail;

#ifdef FIXED
using A = Sequential<Dense<4, 8>, Sequential<ReLU, Dense<3>>>;
#else
using A = Sequential<Dense<4, 8>, Sequential<Dense<3>, ReLU>, Flatten<>>;
#endif

int main() {
  auto model = compile<A>(Adam{}, SparseCategoricalCrossentropy{});
  model.summary();
}
