// SPDX-License-Identifier: MIT
// mistake: Architectures: Layers as objects
// text: dovetail: Sequential<Input<784>, Dense<10>, Softmax> is an architecture without objects: put it into a Network
// type: no_problem<named<A_is_an_architecture_without_objects<Sequential<Input<784>, Dense<10>, Softmax>, put_it_into_a_Network>>::text>
#include <dovetail/dovetail.hpp>

using namespace dovetail;

void f() {
#ifdef FIXED
  using Digits = Sequential<Input<784>, Dense<10>, Softmax>;
  Network<Digits>().summary();
#else
  auto a = Sequential(Input<784>(), Dense<10>(), Softmax());
  static_cast<void>(a);
#endif
}
