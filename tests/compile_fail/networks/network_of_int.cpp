// SPDX-License-Identifier: MIT
// mistake: Architectures: A network of integers
// pytorch: RuntimeError: Only Tensors of floating point and complex dtype can require gradients
// text: dovetail: a network computes in float or double and not in int
// type: no_problem<named<a_network_computes_in_float_or_double_and_not_in<int>>::text>
#include <dovetail/dovetail.hpp>

using namespace dovetail;

using Digits = Sequential<Flatten<28, 28>, Dense<784, 10>, Softmax>;

#ifdef FIXED
Network<Digits, double> network;
#else
Network<Digits, int> network;
#endif
