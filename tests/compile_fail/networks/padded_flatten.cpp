// SPDX-License-Identifier: MIT
// mistake: Networks and data: padded samples, a layer that would take padding for data
// text: dovetail: layer 1, Flatten<>, knows no lengths and would take padding for data: put GlobalAveragePooling1D before it
// type: no_problem<named<layer<1, Flatten<>, knows_no_lengths_and_would_take_padding_for_data, put_L_before_it<GlobalAveragePooling1D>>>::text>
#include <dovetail/dovetail.hpp>

using namespace dovetail;

#ifdef FIXED
using Reviews = Sequential<Input<200, 16>, EachRow<Dense<8>, ReLU>, GlobalAveragePooling1D, Dense<2>>;
#else
using Reviews = Sequential<Input<200, 16>, EachRow<Dense<8>, ReLU>, Flatten<>, Dense<2>>;
#endif

auto f(const Network<Reviews>& network, const Padded<float, Shape<200, 16>>& x) { return network.predict(x); }
