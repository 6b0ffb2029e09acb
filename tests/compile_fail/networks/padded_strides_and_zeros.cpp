// SPDX-License-Identifier: MIT
// mistake: Networks and data: padded samples, zeros around a sequence whose place depends on its length
// text: dovetail: layer 0, With<Conv1D<8, 3>, Same, Strides<2>>, knows no lengths and would take padding for data
// type: no_problem<named<layer<0, With<Conv1D<8, 3>, Same, Strides<2>>, knows_no_lengths_and_would_take_padding_for_data>>::text>
#include <dovetail/dovetail.hpp>

using namespace dovetail;

#ifdef FIXED
using Tagger = Sequential<Input<200, 16>, With<Conv1D<8, 3>, Causal, Strides<2>>, EachRow<Dense<2>>>;
#else
using Tagger = Sequential<Input<200, 16>, With<Conv1D<8, 3>, Same, Strides<2>>, EachRow<Dense<2>>>;
#endif

auto f(const Network<Tagger>& network, const Padded<float, Shape<200, 16>>& x) { return network.predict(x); }
