// SPDX-License-Identifier: MIT
// mistake: Networks and data: network.at: predict with samples of the first extent
// text: dovetail: the input has shape (28, 28), but the network takes shape (32, 28)
// type: no_problem<named<the_input<has_shape<28, 28>, but_the_network_takes_shape<32, 28>>>::text>
#include <dovetail/dovetail.hpp>

using namespace dovetail;

using Digits = Sequential<Input<28, 28>, EachRow<Dense<8>>>;
#ifdef FIXED
using Sample = Tensor<float, 32, 28>;
#else
using Sample = Tensor<float, 28, 28>;
#endif

auto f(const Network<Digits>& network, const Sample& x) { return network.at<32>().predict(x); }
