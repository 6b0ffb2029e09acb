// SPDX-License-Identifier: MIT
// mistake: Architectures: EachRow behind Flatten
// text: x
// type: x
#include <dovetail/dovetail.hpp>

using namespace dovetail;

#ifdef FIXED
using A = Sequential<Input<28, 3>, EachRow<Dense<2>>, Flatten<>>;
#else
using A = Sequential<Input<28, 3>, Flatten<>, EachRow<Dense<2>>>;
#endif

Network<A> network;
