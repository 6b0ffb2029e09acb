// SPDX-License-Identifier: MIT
// mistake: Networks and data: A network of a number
// text: dovetail: a network is made from a seed and not from int: write Seed(...)
// type: no_problem<named<a_network_is_made_from_a_seed_and_not_from_X<int, write<Seed (...)>>>::text>
#include <dovetail/dovetail.hpp>

using namespace dovetail;

using Digits = Sequential<Input<784>, Dense<16>, ReLU, Dense<10>, Softmax>;
void f() {
#ifdef FIXED
  Network<Digits> network(Seed{7});
  network.summary();
#else
  Network<Digits> network(7);
  network.summary();
#endif
}
