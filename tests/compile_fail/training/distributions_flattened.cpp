// SPDX-License-Identifier: MIT
// mistake: Meaning: A cross-entropy after distributions whose rows are joined
// text: dovetail: layer 3, Flatten<>, gives neither logits nor what Softmax gives, and the loss SparseCategoricalCrossentropy takes nothing else: put Softmax behind it, or write Intended<Flatten<>> if it is intended
// type: no_problem<named<layer<3, Flatten<>, gives_neither_logits_nor_what_L_gives<Softmax>, and_the_loss_L_takes_nothing_else<SparseCategoricalCrossentropy>, put_L_behind_it<Softmax, or_write_L_if_it_is_intended<Intended<Flatten<>>>>>>::text>
#include <dovetail/dovetail.hpp>

using namespace dovetail;

#ifdef FIXED
using A = Sequential<Dense<4, 6>, Reshape<2, 3>, Softmax>;
#else
using A = Sequential<Dense<4, 6>, Reshape<2, 3>, Softmax, Flatten<>>;
#endif

int main() {
  auto model = compile<A>(Adam{}, SparseCategoricalCrossentropy{});
  model.summary();
}
