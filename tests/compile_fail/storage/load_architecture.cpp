// SPDX-License-Identifier: MIT
// mistake: Files: load of an architecture
// text: dovetail: save and load take a network or a model and not Sequential<Dense<4, 3>>
// type: no_problem<named<save_and_load_take_a_network_or_a_model_and_not<Sequential<Dense<4, 3>>>>::text>
#include <dovetail/dovetail.hpp>
#include <dovetail/storage.hpp>

using namespace dovetail;

using A = Sequential<Dense<4, 3>>;

#ifdef FIXED
void f(Network<A>& a) {
#else
void f(A& a) {
#endif
  load(a, "a.safetensors");
}
