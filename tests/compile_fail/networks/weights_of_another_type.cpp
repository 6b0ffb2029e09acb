// SPDX-License-Identifier: MIT
// mistake: Networks and data: Weights of another type
// text: dovetail: weights of double do not fit a network of float
// type: no_problem<named<weights_of<double, do_not_fit_a_network_of<float>>>::text>
#include <dovetail/dovetail.hpp>

using namespace dovetail;

using Small = Sequential<Dense<4, 3>, ReLU>;

#ifdef FIXED
Network<Small> copy(const Network<Small>& from) { return from; }
#else
Network<Small> copy(const Network<Small, double>& from) { return from; }
#endif
