// SPDX-License-Identifier: MIT
// mistake: Networks and data: Weights of another network
// text: dovetail: weights of Sequential<Dense<4, 3>, ReLU> do not fit a network of Sequential<Dense<4, 5>, ReLU>
// type: no_problem<named<weights_of<Sequential<Dense<4, 3>, ReLU>, do_not_fit_a_network_of<Sequential<Dense<4, 5>, ReLU>>>>::text>
#include <dovetail/dovetail.hpp>

using namespace dovetail;

using Small = Sequential<Dense<4, 3>, ReLU>;
using Large = Sequential<Dense<4, 5>, ReLU>;

void copy(const Network<Small>& from, Network<Small>& small, [[maybe_unused]] Network<Large>& large) {
#ifdef FIXED
  small = from;
#else
  large = from;
#endif
}
