// SPDX-License-Identifier: MIT
// mistake: Architectures: A Sequential without layers
// keras: ValueError: Sequential model sequential_5 cannot be built because it has no layers. Call `model.add(layer)`.
// text: dovetail: a Sequential has at least one layer
// type: no_problem<named<a_Sequential_has_at_least_one_layer>::text>
#include <dovetail/dovetail.hpp>

using namespace dovetail;

#ifdef FIXED
using A = Sequential<Input<3>, ReLU>;
#else
using A = Sequential<>;
#endif

Network<A> network;
