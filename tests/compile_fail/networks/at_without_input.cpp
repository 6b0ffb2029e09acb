// SPDX-License-Identifier: MIT
// mistake: Networks and data: network.at where no Input states the extent
// text: dovetail: Sequential<Flatten<28, 28>, ReLU> does not begin with an Input, whose leading extent at makes 32
// type: no_problem<named<A_does_not_begin_with_an_Input<Sequential<Flatten<28, 28>, ReLU>, whose_leading_extent_at_makes<32>>>::text>
#include <dovetail/dovetail.hpp>

using namespace dovetail;

#ifdef FIXED
using Digits = Sequential<Input<28, 28>, ReLU>;
#else
using Digits = Sequential<Flatten<28, 28>, ReLU>;
#endif

auto f(const Network<Digits>& network) { return network.at<32>(); }
