// SPDX-License-Identifier: MIT
// mistake: Networks and data: padded samples of another shape
// text: dovetail: the input has shape (None, 100, 16), but the network takes shape (None, 200, 16)
// type: no_problem<named<the_input<has_shape<None{}, 100, 16>, but_the_network_takes_shape<None{}, 200, 16>>>::text>
#include <dovetail/dovetail.hpp>

using namespace dovetail;

using Tagger = Sequential<Input<200, 16>, EachRow<Dense<2>>>;
#ifdef FIXED
using Data = Padded<float, Shape<200, 16>>;
#else
using Data = Padded<float, Shape<100, 16>>;
#endif

auto f(const Network<Tagger>& network, const Data& x) { return network.predict(x); }
