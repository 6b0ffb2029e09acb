// SPDX-License-Identifier: MIT
// mistake: Networks and data: An architecture as an object
// text: dovetail: Sequential<Flatten<28, 28>, Dense<784, 10>, Softmax> is an architecture, a type without objects: write Network<Sequential<Flatten<28, 28>, Dense<784, 10>, Softmax>>
// type: no<is_an_architecture<Sequential<Flatten<28, 28>, Dense<784, 10>, Softmax>>::text>
#include <dovetail/dovetail.hpp>

using namespace dovetail;

using Digits = Sequential<Flatten<28, 28>, Dense<784, 10>, Softmax>;

#ifdef FIXED
Network<Digits> net;
#else
Digits net;
#endif
