// SPDX-License-Identifier: MIT
// mistake: Meaning: Softmax twice
// text: dovetail: Sequential layer 2, Softmax, takes the probabilities of layer 1, Softmax, for numbers: if it is intended, write Intended<Softmax>
// type: no<layer<2, Softmax, takes_probabilities_of_layer<1, Softmax>, if_it_is_intended_write<Intended<Softmax>>>::text>
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
