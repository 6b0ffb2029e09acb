// SPDX-License-Identifier: MIT
// mistake: Files: load into a const network
// text: dovetail: load changes its network or model which is const or a temporary here
// type: no_problem<named<load_changes_its_network_or_model_which_is_const_or_a_temporary_here>::text>
#include <dovetail/dovetail.hpp>
#include <dovetail/storage.hpp>

using namespace dovetail;

using A = Sequential<Dense<4, 3>>;

int main() {
#ifdef FIXED
  Network<A> network;
#else
  const Network<A> network;
#endif
  load(network, "a.safetensors");
}
