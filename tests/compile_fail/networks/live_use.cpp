// SPDX-License-Identifier: MIT
// mistake: Networks and data: A function that would change the network of a LiveNetwork
// text: dovetail: use calls a function of a const network of Sequential<Dense<2, 1>>
// type: no_problem<named<use_calls_a_function_of_a_const_network_of<Sequential<Dense<2, 1>>>>::text>
#include <dovetail/dovetail.hpp>
#include <dovetail/networks/live_network.hpp>

using namespace dovetail;

using Gain = Sequential<Dense<2, 1>>;
int main() {
  LiveNetwork<Gain> live{Network<Gain>()};
#ifdef FIXED
  live.use([](const Network<Gain>& network) { return network.layer<0>().bias(0); });
#else
  live.use([](Network<Gain>& network) { return network.layer<0>().bias(0) = 0; });
#endif
}
