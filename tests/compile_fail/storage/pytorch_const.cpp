// SPDX-License-Identifier: MIT
// mistake: Files: load from PyTorch into a const network
// text: dovetail: load changes its network or model which is const or a temporary here
// type: no_problem<named<load_changes_its_network_or_model_which_is_const_or_a_temporary_here>::text>
#include <dovetail/dovetail.hpp>
#include <dovetail/storage/pytorch.hpp>

using namespace dovetail;

using A = Sequential<Dense<4, 3>>;

#ifdef FIXED
void f(Network<A>& network) { load(network, "a.npz", FromPyTorch{}); }
#else
void f(const Network<A>& network) { load(network, "a.npz", FromPyTorch{}); }
#endif
