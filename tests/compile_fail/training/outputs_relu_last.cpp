// SPDX-License-Identifier: MIT
// mistake: Several inputs and outputs: An output ends in ReLU before a cross-entropy
// text: dovetail: layer 1, ReLU, gives neither logits nor what Softmax gives, and the loss On<"digit", SparseCategoricalCrossentropy> takes nothing else: write Softmax, or Intended<ReLU> if it is intended
// type: no_problem<named<layer<1, ReLU, gives_neither_logits_nor_what_L_gives<Softmax>, and_the_loss_L_takes_nothing_else<On<Literal<6>{"digit"}, SparseCategoricalCrossentropy>>, write<Softmax, or_L_if_it_is_intended<Intended<ReLU>>>>>::text>
#include <dovetail/dovetail.hpp>

using namespace dovetail;

#ifdef FIXED
using Last = Softmax;
#else
using Last = ReLU;
#endif
using A = Graph<Input<4>, Tap<"x">, Dense<3>, Last, Output<"digit">, Use<"x">, Dense<1>, Output<"angle">>;

auto model = compile<A>(Adam{}, Losses{SparseCategoricalCrossentropy{}, MeanSquaredError{}});
