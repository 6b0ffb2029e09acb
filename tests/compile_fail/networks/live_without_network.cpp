// SPDX-License-Identifier: MIT
// mistake: Networks and data: A LiveNetwork without a network
// text: dovetail: a LiveNetwork begins with a copy of a network of Sequential<Dense<2, 1>>
// type: no_problem<named<a_LiveNetwork_begins_with_a_copy_of_a_network_of<Sequential<Dense<2, 1>>>>::text>
#include <dovetail/dovetail.hpp>
#include <dovetail/networks/live_network.hpp>

using namespace dovetail;

using Gain = Sequential<Dense<2, 1>>;
int main() {
#ifdef FIXED
  const LiveNetwork<Gain> live{Network<Gain>()};
#else
  const LiveNetwork<Gain> live;
#endif
}
