// SPDX-License-Identifier: MIT
// mistake: Meaning: Softmax over one output
// text: dovetail: layer 1, Softmax, gives 1 whatever arrives since it has one output: write Sigmoid, or Intended<Softmax> if it is intended
// type: no_problem<named<layer<1, Softmax, gives_1_whatever_arrives_since_it_has_one_output, write<Sigmoid, or_L_if_it_is_intended<Intended<Softmax>>>>>::text>
#include <dovetail/dovetail.hpp>

using namespace dovetail;

#ifdef FIXED
using A = Sequential<Dense<4, 1>, Sigmoid>;
#else
using A = Sequential<Dense<4, 1>, Softmax>;
#endif

int main() {
  auto model = compile<A>(Adam{}, BinaryCrossentropy{});
  model.summary();
}
