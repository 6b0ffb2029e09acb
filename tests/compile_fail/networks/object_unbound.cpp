// SPDX-License-Identifier: MIT
// mistake: Networks and data: An architecture without a known input, as an object
// text: dovetail: Sequential<Flatten<>, Dense<10>, Softmax> is an architecture, a type without objects: write Network<Sequential<Flatten<>, Dense<10>, Softmax>>
// type: no<is_an_architecture<Sequential<Flatten<>, Dense<10>, Softmax>>::text>
#include <dovetail/dovetail.hpp>

using namespace dovetail;

using Digits = Sequential<Flatten<>, Dense<10>, Softmax>;

#ifdef FIXED
Network<Sequential<Input<28, 28>, Digits>> net;
#else
auto net = Digits();
#endif
