// SPDX-License-Identifier: MIT
// mistake: Networks and data: padded samples, a softmax along the steps
// text: dovetail: layer 0, Softmax, knows no lengths and would take padding for data
// type: no_problem<named<layer<0, Softmax, knows_no_lengths_and_would_take_padding_for_data>>::text>
#include <dovetail/dovetail.hpp>

using namespace dovetail;

#ifdef FIXED
using Scores = Sequential<Input<200>, Tanh>;
#else
using Scores = Sequential<Input<200>, Softmax>;
#endif

auto f(const Network<Scores>& network, const Tensor<float, 200>& x) { return network.predict(x, 120); }
