// SPDX-License-Identifier: MIT
// mistake: Meaning: Softmax twice
// text: dovetail: layer 2, Softmax, takes for numbers the probabilities of layer 1, Softmax: leave out one of them, or write Intended<Softmax> if it is intended
// type: no_problem<named<layer<2, Softmax, takes_for_numbers_the_probabilities_of_layer<1, Softmax>, leave_out_one_of_them, or_write_L_if_it_is_intended<Intended<Softmax>>>>::text>
#include <dovetail/dovetail.hpp>

using namespace dovetail;

#ifdef FIXED
using A = Sequential<Dense<4, 3>, Softmax>;
#else
using A = Sequential<Dense<4, 3>, Softmax, Softmax>;
#endif

int main() {
  auto model = compile<A>(Adam{}, CategoricalCrossentropy{});
  model.summary();
}
