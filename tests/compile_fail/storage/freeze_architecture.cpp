// SPDX-License-Identifier: MIT
// mistake: Files: freeze of an architecture
// text: dovetail: freeze takes a network and not Sequential<Dense<4, 3>>
// type: no_problem<named<freeze_takes_a_network_and_not<Sequential<Dense<4, 3>>>>::text>
#include <dovetail/dovetail.hpp>
#include <dovetail/storage.hpp>

using namespace dovetail;

using A = Sequential<Dense<4, 3>>;

#ifdef FIXED
void f(const Network<A>& a) {
#else
void f(const A& a) {
#endif
  freeze(a, "a.hpp");
}
