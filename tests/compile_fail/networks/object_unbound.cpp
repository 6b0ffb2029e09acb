// SPDX-License-Identifier: MIT
// mistake: Networks and data: An architecture without a known input, as an object
// text: dovetail: Sequential<Flatten<>, Dense<10>, Softmax> is an architecture without objects: put it into a Network
// type: no_problem<named<A_is_an_architecture_without_objects<Sequential<Flatten<>, Dense<10>, Softmax>, put_it_into_a_Network>>::text>
#include <dovetail/dovetail.hpp>

using namespace dovetail;

using Digits = Sequential<Flatten<>, Dense<10>, Softmax>;

#ifdef FIXED
Network<Sequential<Input<28, 28>, Digits>> net;
#else
auto net = Digits();
#endif
