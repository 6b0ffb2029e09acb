// SPDX-License-Identifier: MIT
// mistake: Networks and data: padded samples, a layer in a container that knows no lengths
// text: dovetail: layer 0.0.1, BatchNormalization, knows no lengths and would take padding for data
// type: no_problem<named<inside_layer<0, inside_layer<0, layer<1, BatchNormalization, knows_no_lengths_and_would_take_padding_for_data>>>>::text>
#include <dovetail/dovetail.hpp>

using namespace dovetail;

#ifdef FIXED
using Steps = Sequential<Residual<With<Conv1D<16, 3>, Same>>>;
#else
using Steps = Sequential<Residual<With<Conv1D<16, 3>, Same>, BatchNormalization>>;
#endif
using Tagger = Sequential<Input<200, 16>, Steps, EachRow<Dense<2>>>;

auto f(const Network<Tagger>& network, const Padded<float, Shape<200, 16>>& x) { return network.predict(x); }
