// SPDX-License-Identifier: MIT
// mistake: Networks and data: padded samples, statistics over rows that may be padding
// text: dovetail: layer 0.1, BatchNormalization, knows no lengths and would take padding for data
// type: no_problem<named<inside_layer<0, layer<1, BatchNormalization, knows_no_lengths_and_would_take_padding_for_data>>>::text>
#include <dovetail/dovetail.hpp>

using namespace dovetail;

#ifdef FIXED
using Tagger = Sequential<Input<200, 16>, EachRow<Dense<8>, ReLU>>;
#else
using Tagger = Sequential<Input<200, 16>, EachRow<Dense<8>, BatchNormalization, ReLU>>;
#endif

auto f(const Network<Tagger>& network, const Padded<float, Shape<200, 16>>& x) { return network.predict(x); }
