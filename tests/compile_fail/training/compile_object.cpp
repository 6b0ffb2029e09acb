// SPDX-License-Identifier: MIT
// mistake: Training: compile with an architecture as an object
// text: dovetail: Sequential<Flatten<28, 28>, Dense<784, 10>, Softmax> is an architecture without objects: put it into a Network
// type: no_problem<named<A_is_an_architecture_without_objects<Sequential<Flatten<28, 28>, Dense<784, 10>, Softmax>, put_it_into_a_Network>>::text>
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
