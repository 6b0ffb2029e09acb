// SPDX-License-Identifier: MIT
// mistake: Training: compile with an architecture as an object
// text: dovetail: Sequential<Flatten<28, 28>, Dense<784, 10>, Softmax> is an architecture, a type without objects: write Network<Sequential<Flatten<28, 28>, Dense<784, 10>, Softmax>>
// type: no<is_an_architecture<Sequential<Flatten<28, 28>, Dense<784, 10>, Softmax>>::text>
#include <dovetail/dovetail.hpp>

using namespace dovetail;

using Digits = Sequential<Flatten<28, 28>, Dense<784, 10>, Softmax>;

void f() {
#ifdef FIXED
  auto model = compile(Network<Digits>{}, Adam{}, SparseCategoricalCrossentropy{});
#else
  auto model = compile(Digits{}, Adam{}, SparseCategoricalCrossentropy{});
#endif
  model.summary();
}
