// SPDX-License-Identifier: MIT
// mistake: Networks and data: network.at of an extent that a layer states
// text: dovetail: layer 0, Reshape<14, 56>, holds 784 elements, but gets 896
// type: no_problem<named<layer<0, Reshape<14, 56>, holds_N_elements<784>, but_gets<896>>>::text>
#include <dovetail/dovetail.hpp>

using namespace dovetail;

#ifdef FIXED
using Digits = Sequential<Input<28, 28>, EachRow<Dense<8>>>;
#else
using Digits = Sequential<Input<28, 28>, Reshape<14, 56>, EachRow<Dense<8>>>;
#endif

auto f(const Network<Digits>& network, const Tensor<float, 32, 28>& x) { return network.at<32>().predict(x)(0, 0); }
