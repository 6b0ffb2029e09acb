// SPDX-License-Identifier: MIT
// mistake: Meaning: LogSoftmax behind Softmax
// text: x
// type: x
#include <dovetail/dovetail.hpp>

using namespace dovetail;

#ifdef FIXED
using A = Sequential<Input<4>, Dense<3>, LogSoftmax>;
#else
using A = Sequential<Input<4>, Dense<3>, Softmax, LogSoftmax>;
#endif

auto model = compile<A>(Adam{}, SparseCategoricalCrossentropy{});
